"""Who has a hand up, in the order of asking."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.classrooms import Enrolment, Hand
from sandbox.store.lessons import LESSON
from sandbox.store.people import Student


@dataclass(frozen=True)
class RaisedHand:
    """`minutes` it has been up; `assignment_id` is what the student was at."""

    id: int
    student_id: int
    assignment_id: int
    name: str
    raised_at: datetime
    minutes: int


def raised(session: Session, classroom_id: int, now: datetime) -> list[RaisedHand]:
    """One SELECT; a hand of an earlier lesson is down."""
    wanted = (
        select(Hand, Student.full_name)
        .join(Student, Student.id == Hand.student_id)
        .join(Enrolment, (Enrolment.student_id == Hand.student_id) & (Enrolment.classroom_id == classroom_id))
        .where(Hand.classroom_id == classroom_id, Hand.lowered_at.is_(None), Hand.raised_at > now - LESSON)
        .order_by(Hand.raised_at, Hand.id)
    )
    return [_raised(hand, name, now) for hand, name in session.execute(wanted)]


def _raised(hand: Hand, name: str, now: datetime) -> RaisedHand:
    minutes = max(int((now - hand.raised_at).total_seconds() // 60), 0)
    return RaisedHand(hand.id, hand.student_id, hand.assignment_id, name, hand.raised_at, minutes)
