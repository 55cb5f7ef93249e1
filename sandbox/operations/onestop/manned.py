"""What an officer who is a student may see and touch: their own stack, or what classmates have filed."""

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from fixtures.lifecycle import load_lifecycle
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Petition
from sandbox.store.on_desk import on_desk
from sandbox.store.people import Student

FOR_THE_DESK = tuple(
    dict.fromkeys(move.from_ for move in load_lifecycle().transitions if move.actor == "officer")
)
"""The states in which there is something for an officer to do."""
TAKEN = ("desk.acted", "desk.taken")
Lies = TypeVar("Lies", Dossier, Petition)


def served(session: Session, officer: Attempt) -> int | None:
    """The assignment whose citizens this attempt looks after, if it looks after one."""
    return session.get_one(Assignment, officer.assignment_id).serves_id


def inbox(session: Session, officer: Attempt) -> list[Dossier]:
    """The oldest filed first."""
    return list(session.scalars(_desk(session, officer).order_by(Dossier.submitted_on, Dossier.id)))


def find(session: Session, officer: Attempt, dossier_id: int, lock: bool = False) -> tuple[Dossier, Attempt]:
    """A dossier of this desk and its citizen's attempt; raises NotFound for any other.

    Locked in the order in which a citizen's own request locks them: the attempt, then the dossier. The
    officer's attempt has been locked before, and nobody who holds a citizen's ever asks for it.
    """
    return with_citizen(session, officer, _desk(session, officer).where(Dossier.id == dossier_id), lock)


def with_citizen(
    session: Session, officer: Attempt, wanted: Select[Lies], lock: bool
) -> tuple[Lies, Attempt]:
    """The one thing of the desk that is wanted, and whose it is, locked as `find` says."""
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound
    citizen = session.get_one(Attempt, found.attempt_id)
    if lock and citizen is not officer:
        session.refresh(citizen, with_for_update=True)
    if lock:
        session.refresh(found, with_for_update=True)
    return found, citizen


def next_free(session: Session, officer: Attempt) -> Dossier | None:
    """The oldest that nobody holds and an officer can do something about, locked; one that somebody else has
    locked at this moment is passed over."""
    at_work = select(Attempt.id).where(Attempt.finished_at.is_(None))
    free = _desk(session, officer).where(
        Dossier.state.in_(FOR_THE_DESK), Dossier.officer_id.is_(None) | Dossier.officer_id.not_in(at_work)
    )
    oldest = free.order_by(Dossier.submitted_on, Dossier.id).limit(1)
    return session.scalars(oldest.with_for_update(skip_locked=True, of=Dossier)).one_or_none()


def is_clear(session: Session, officer: Attempt) -> bool:
    """Whether nothing waits for a first decision: the officer's on each of a stack, else anybody's."""
    if served(session, officer) is not None:
        return not _any(session, _desk(session, officer).where(Dossier.state == "registered"))
    decided = select(JournalEntry.dossier_id).where(
        JournalEntry.attempt_id == officer.id, JournalEntry.kind == "desk.acted"
    )
    return not _any(session, _desk(session, officer).where(Dossier.id.not_in(decided)))


def holder(session: Session, dossier: Dossier | Petition, officer: Attempt) -> Student | None:
    """The colleague who holds it and is still at work; None where it is free for this officer."""
    if dossier.officer_id in (None, officer.id):
        return None
    other = session.get(Attempt, dossier.officer_id)
    if other is None or other.finished_at is not None or other.student_id == officer.student_id:
        return None
    return session.get(Student, other.student_id)


def last_change(
    session: Session, officer: Attempt, dossier: Dossier, kinds: Collection[str]
) -> Row[str, dict[str, object], int, str] | None:
    """Row(kind, data, attempt_id, full_name) of what an officer of this desk, or one of `kinds` on the
    citizen's side, did last with a dossier."""
    colleagues = select(Attempt.id).where(Attempt.assignment_id == officer.assignment_id)
    theirs = JournalEntry.attempt_id.in_(colleagues) & JournalEntry.kind.in_(TAKEN)
    citizens = (JournalEntry.attempt_id == dossier.attempt_id) & JournalEntry.kind.in_(kinds)
    wanted = (
        select(JournalEntry.kind, JournalEntry.data, JournalEntry.attempt_id, Student.full_name)
        .join(Attempt, Attempt.id == JournalEntry.attempt_id)
        .join(Student, Student.id == Attempt.student_id)
        .where(JournalEntry.dossier_id == dossier.id, theirs | citizens)
    )
    return session.execute(wanted.order_by(JournalEntry.id.desc()).limit(1)).one_or_none()


def name_of(one: Dossier | Petition) -> str:
    """How an officer's journal calls it: the item of the stack, or the code of a classmate's."""
    return one.item or str(one.code)


def _desk(session: Session, officer: Attempt) -> Select[Dossier]:
    there = select(Dossier).join(Attempt, Attempt.id == Dossier.attempt_id)
    return there.where(on_desk(officer, served(session, officer)))


def _any(session: Session, wanted: Select[Dossier]) -> bool:
    return session.execute(wanted.with_only_columns(Dossier.id).limit(1)).first() is not None
