"""Seats a helper beside each citizen as soon as both have begun, in the order of their seats."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.support import Helping

Sides = Sequence[tuple[int, int]]
"""(assignment of citizens, assignment of helpers)."""


def queue(session: Session, content: Content, assignment: Assignment) -> Sides:
    """The pairs of sides that somebody who begins there belongs to. Where there are any, two who begin at
    once are seated one after the other: to be called while nothing else is held yet.
    """
    sides = list(_sides(session, content, assignment))
    if sides:
        hold(session, assignment.classroom_id)
    return sides


def hold(session: Session, classroom_id: int) -> None:
    """Nobody else of the class is seated meanwhile. A class is held before attempts, those before boards."""
    held = select(Classroom.id).where(Classroom.id == classroom_id).with_for_update()
    session.execute(held)


def begun(session: Session, sides: Sides, now: datetime) -> None:
    """Somebody has begun there: whoever waits on either side is paired; part of the caller's transaction."""
    for citizens, helpers in sides:
        waiting = zip(_waiting(session, helpers), _waiting(session, citizens), strict=False)
        for helper, citizen in waiting:
            if helper.student_id != citizen.student_id:
                session.add(seated(helper, citizen, now))
        session.flush()


def _sides(session: Session, content: Content, assignment: Assignment) -> Iterator[tuple[int, int]]:
    """Those that this assignment has a part in."""
    exercise = content.library[assignment.exercise]
    if exercise.side == "support" and assignment.serves_id is not None:
        yield assignment.serves_id, assignment.id
    if exercise.side == "citizen":
        serving = select(Assignment.id, Assignment.exercise).where(Assignment.serves_id == assignment.id)
        for id, slug in session.execute(serving.order_by(Assignment.id)):
            if slug in content.library and content.library[slug].side == "support":
                yield assignment.id, id


def _waiting(session: Session, assignment_id: int) -> list[Attempt]:
    """Who is at work there with nobody beside them, by seat."""
    there = select(Helping.id).where(or_(Helping.helper_id == Attempt.id, Helping.citizen_id == Attempt.id))
    wanted = (
        select(Attempt)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(
            Enrolment,
            (Enrolment.student_id == Attempt.student_id)
            & (Enrolment.classroom_id == Assignment.classroom_id),
        )
        .where(Attempt.assignment_id == assignment_id, Attempt.finished_at.is_(None), ~there.exists())
    )
    return list(session.scalars(wanted.order_by(Enrolment.seat, Attempt.id)))


def seated(helper: Attempt, citizen: Attempt, now: datetime) -> Helping:
    return Helping(
        school_id=helper.school_id, helper_id=helper.id, citizen_id=citizen.id, screen={}, began_at=now
    )
