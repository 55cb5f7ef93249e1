"""The feedback desk: what lies on it, an answer by an officer, a class whose petitions classmates answer."""

from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from exercises.engine.variants import fill
from sandbox.operations import assignments, attempts
from sandbox.operations.onestop import petition_inbox, petitions
from sandbox.operations.onestop.petitions import Reply
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Petition
from tests.support.aftermath import PETITION, petition_of
from tests.support.lesson import Lesson, lesson, press, signed_in, variant
from tests.support.officers import FIRST_DAY

FEEDBACK = "ban-tiep-nhan-phan-anh"
LETTER = "Cảm ơn ông/bà. Việc này đã sửa xong."


@dataclass(frozen=True)
class ClassDesk:
    """A class whose petitions classmates answer: a citizen has sent one, two officers sit at the desk."""

    of: Lesson
    citizen: int
    officers: tuple[int, int]
    petition: int


def class_desk(app: Flask, username: str = "co.lan", **otherwise: str) -> ClassDesk:
    of = lesson(app, students=4, username=username)
    with of.parts.database.writing() as session:
        session.get_one(Assignment, of.assignment).desk = "class"
        session.commit()
    citizen = signed_in(of, of.students[0])
    petition = petition_of(of, citizen, **otherwise)
    one, two = (officer_of(of, student) for student in of.students[1:3])
    return ClassDesk(of, citizen, (one, two), petition)


def officer_of(of: Lesson, student: int) -> int:
    """Sits down at the desk that serves the lesson's assignment; the id of the attempt."""
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        given = assignments.assign(
            session, of.parts.content, room, FIRST_DAY, "practice", 3, of.now, None, of.now,
            key=f"serves-{of.assignment}",
        )  # fmt: skip
        given.serves_id = of.assignment
        session.commit()
        return attempts.start(session, of.parts.content, given, student, of.now, press(of)).id


def on_the_desk(of: Lesson, attempt_id: int) -> int:
    """A petition among the dossiers of an officer's stack; its id."""
    with of.parts.database.writing() as session:
        officer = session.get_one(Attempt, attempt_id)
        values = {name: fill(value, variant(officer)) for name, value in PETITION.items()}
        lying = Petition(
            school_id=officer.school_id,
            attempt_id=officer.id,
            code=f"PAKN-TH-{attempt_id:07d}-1",
            subject=values.pop("subject"),
            content=values.pop("content"),
            fields=values,
            sent_on=officer.clock,
            item="late",
            officer_id=officer.id,
        )
        session.add(lying)
        session.commit()
        return lying.id


def petitions_of(of: Lesson, attempt_id: int) -> dict[str, int]:
    """What lies on the officer's desk: ids by item of the stack, or by code."""
    with of.parts.database.reading() as session:
        lying = petition_inbox.inbox(session, session.get_one(Attempt, attempt_id))
        return {one.item or str(one.code): one.id for one in lying}


def answer(
    of: Lesson,
    attempt_id: int,
    petition_id: int,
    sort: str = "answered",
    text: str = LETTER,
    **chosen: object,
) -> None:
    """The officer sorts and answers it as it stands now."""
    seen = stored(of, petition_id).revision
    reply = Reply(sort, text, **({"revision": seen} | chosen))  # type: ignore[arg-type]
    with of.parts.database.writing() as session:
        officer = session.get_one(Attempt, attempt_id, with_for_update=True)
        petitions.answer(session, of.parts.content, officer, petition_id, reply, of.now)


def stored(of: Lesson, petition_id: int) -> Petition:
    with of.parts.database.reading() as session:
        return session.get_one(Petition, petition_id)


def noted(of: Lesson, attempt_id: int, kind: str) -> list[dict[str, object]]:
    """What the attempt's journal says of this kind of event."""
    mine = select(JournalEntry.data).where(JournalEntry.attempt_id == attempt_id, JournalEntry.kind == kind)
    with of.parts.database.reading() as session:
        return list(session.scalars(mine.order_by(JournalEntry.id)))
