"""What an officer who is a student may see and touch: their own stack, or what classmates have filed."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier


def on_the_desk(session: Session, officer: Attempt) -> ColumnElement[bool]:
    """For a SELECT of dossiers joined to their attempts: what this officer's desk has.

    Where the assignment serves another one: what its citizens have filed, but never the officer's own.
    """
    serves = served(session, officer)
    filed = Dossier.state != "draft"
    if serves is None:
        return and_(Dossier.attempt_id == officer.id, Dossier.item != "", filed)
    return and_(Attempt.assignment_id == serves, Attempt.student_id != officer.student_id, filed)


def served(session: Session, officer: Attempt) -> int | None:
    """The assignment whose citizens this attempt looks after, if it looks after one."""
    return session.get_one(Assignment, officer.assignment_id).serves_id


def inbox(session: Session, officer: Attempt) -> list[Dossier]:
    """The oldest filed first."""
    return list(session.scalars(_desk(session, officer).order_by(Dossier.submitted_on, Dossier.id)))


def find(session: Session, officer: Attempt, dossier_id: int, lock: bool = False) -> tuple[Dossier, Attempt]:
    """A dossier of this desk and its citizen's attempt; raises NotFound for any other.

    Locked in the order in which a citizen's own request locks them: the attempt, then the dossier.
    """
    wanted = _desk(session, officer).where(Dossier.id == dossier_id)
    dossier = session.scalars(wanted).one_or_none()
    if dossier is None:
        raise NotFound
    citizen = session.get_one(Attempt, dossier.attempt_id)
    if lock:
        session.refresh(citizen, with_for_update=True)
        session.refresh(dossier, with_for_update=True)
    return dossier, citizen


def name_of(dossier: Dossier) -> str:
    """How an officer's journal calls it: the item of the stack, or the code of a classmate's."""
    return dossier.item or str(dossier.code)


def is_late(dossier: Dossier, clock: datetime) -> bool:
    """Whether its result is overdue."""
    return dossier.due_on is not None and dossier.finished_on is None and clock > dossier.due_on


def is_open_to(dossier: Dossier, officer: Attempt) -> bool:
    """Whether this officer may act on it: nobody else holds it."""
    return dossier.officer_id in (None, officer.id)


def _desk(session: Session, officer: Attempt) -> Select[Dossier]:
    there = select(Dossier).join(Attempt, Attempt.id == Dossier.attempt_id)
    return there.where(on_the_desk(session, officer))
