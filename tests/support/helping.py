"""A helper beside a citizen: two students of a class, each with an attempt of their own."""

from dataclasses import replace

from sqlalchemy import select

from sandbox.operations import assignments, attempts, support, support_acting
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.dossiers import Attachment
from sandbox.store.journal import JournalEntry
from sandbox.store.support import Advice, Helping
from tests.support.lesson import Lesson, drafted, press

HELPING = "to-ho-tro-ngoi-cung"
LOOK = "Cô chú so ô này với giấy tờ."


def helpers_of(of: Lesson) -> Lesson:
    """The same class with the helpers' exercise, which serves the assignment of `of`; given once."""
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        given = assignments.assign(
            session, of.parts.content, room, HELPING, "practice", 3, of.now, None, of.now,
            key=f"help-{of.assignment}",
        )  # fmt: skip
        session.get_one(Assignment, given.id).serves_id = of.assignment
        session.commit()
        return replace(of, assignment=given.id)


def helper_begins(of: Lesson, student: int) -> int:
    """The id of the attempt of this student, who helps; whoever waits beside them is theirs."""
    given = helpers_of(of)
    with of.parts.database.writing() as session:
        assignment = session.get_one(Assignment, given.assignment)
        return attempts.start(session, of.parts.content, assignment, student, of.now, press(of)).id


def say(
    of: Lesson,
    helper: int,
    text: str = LOOK,
    kind: str = "look_at_field",
    points_to: str = "field:owner_name",
) -> int:
    """The id of the advice."""
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, helper)
        return support.advise(session, of.parts.content, me, kind, text, points_to, of.now).id


def answer(of: Lesson, citizen: int, advice: int, said: str = "understood") -> None:
    with of.parts.database.writing() as session:
        support.answer(session, session.get_one(Attempt, citizen), advice, said, of.now)


def authorise(of: Lesson, citizen: int, on: bool = True) -> None:
    with of.parts.database.writing() as session:
        support.authorise(session, of.parts.content, session.get_one(Attempt, citizen), on, of.now)


def act(of: Lesson, helper: int, action: str = "submit") -> None:
    with of.parts.database.writing() as session:
        support_acting.act(session, of.parts.content, session.get_one(Attempt, helper), action, of.now)


def pairs(of: Lesson) -> set[tuple[int, int]]:
    """(helper, citizen), by their attempts."""
    with of.parts.database.reading() as session:
        return {(one.helper_id, one.citizen_id) for one in session.scalars(select(Helping))}


def told(of: Lesson, attempt: int, prefix: str) -> list[tuple[str, dict[str, object]]]:
    """The events of the journal whose kind begins so."""
    wanted = select(JournalEntry).where(JournalEntry.attempt_id == attempt).order_by(JournalEntry.id)
    with of.parts.database.reading() as session:
        return [(one.kind, one.data) for one in session.scalars(wanted) if one.kind.startswith(prefix)]


def advice_of(of: Lesson, id: int) -> Advice:
    with of.parts.database.reading() as session:
        return session.get_one(Advice, id)


def beside_each_other(of: Lesson, citizen: int, helper: int) -> dict[str, int]:
    """Ids: the citizen's attempt, whole draft and first paper, the helper's attempt, one piece of advice.

    The helper may file the draft.
    """
    attempt, dossier = drafted(of, citizen)
    helping = helper_begins(of, helper)
    given = helpers_of(of).assignment
    with of.parts.database.writing() as session:
        pairing = session.scalars(select(Helping).where(Helping.helper_id == helping)).one_or_none()
        found = pairing or Helping(school_id=of.school, helper_id=helping, screen={}, began_at=of.now)
        found.citizen_id = attempt
        session.add(found)
        paper = session.scalars(select(Attachment.id).where(Attachment.dossier_id == dossier)).first() or 0
        session.commit()
    authorise(of, attempt)
    return {
        "citizen": attempt,
        "dossier": dossier,
        "paper": paper,
        "helper": helping,
        "assignment": given,
        "advice": say(of, helping),
    }
