"""Raising a hand, and taking it down again."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from sandbox.operations import classrooms
from sandbox.operations.progress import turn_boards
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Hand
from sandbox.store.lessons import is_of_this_lesson

OVER = "Lượt làm này đã xong nên không giơ tay được nữa. Em gọi thầy cô nhé."


def put_up(session: Session, attempt: Attempt, now: datetime) -> None:
    """The student asks for help; a hand that is up stays in its place in the queue."""
    session.refresh(attempt, with_for_update=True)  # pressed in two tabs at once, it is one hand
    if attempt.finished_at is not None:
        raise Refused(OVER)
    assignment = session.get_one(Assignment, attempt.assignment_id)
    mine = _up(attempt.student_id, assignment.classroom_id)
    there = session.scalars(select(Hand).where(*mine)).all()
    if any(is_of_this_lesson(one.raised_at, now) for one in there):
        return
    for old in there:
        old.lowered_at = now
    session.add(
        Hand(
            school_id=attempt.school_id,
            classroom_id=assignment.classroom_id,
            student_id=attempt.student_id,
            assignment_id=assignment.id,
            raised_at=now,
        )
    )
    turn_boards(session, [assignment.classroom_id])
    session.commit()


def take_down(session: Session, attempt: Attempt, now: datetime) -> None:
    """By the student, who has found out."""
    assignment = session.get_one(Assignment, attempt.assignment_id)
    _lower(session, _up(attempt.student_id, assignment.classroom_id), assignment.classroom_id, now)


def help_given(session: Session, teacher_id: int, classroom_id: int, hand_id: int, now: datetime) -> None:
    """By the teacher; raises NotFound for a hand of another class. One that is down stays down."""
    classroom = classrooms.find(session, teacher_id, classroom_id, now)
    hand = session.get(Hand, hand_id)
    if hand is None or hand.classroom_id != classroom.id:
        raise NotFound
    _lower(session, (Hand.id == hand_id, Hand.lowered_at.is_(None)), classroom.id, now)


def _up(student_id: int, classroom_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Hand.student_id == student_id,
        Hand.classroom_id == classroom_id,
        Hand.lowered_at.is_(None),
    )


def _lower(
    session: Session, which: tuple[ColumnElement[bool], ...], classroom_id: int, now: datetime
) -> None:
    session.execute(update(Hand).where(*which).values(lowered_at=now))
    turn_boards(session, [classroom_id])
    session.commit()
