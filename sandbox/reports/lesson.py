"""What a student at work is to be told of the lesson: a pause, an announcement, the day, their hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, distinct, func, or_, select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Allowance, Assignment
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.classrooms import Classroom, Enrolment, Hand
from sandbox.store.lessons import is_of_this_lesson, is_paused
from sandbox.store.sessions import BrowserSession
from sandbox.store.support import Helping

FACTS = (Classroom.paused_at, Classroom.announcement, Classroom.announced_at, Classroom.lesson_revision)
HAND = (
    select(func.max(Hand.raised_at))
    .where(Hand.student_id == bindparam("student"), Hand.classroom_id == Classroom.id)
    .where(Hand.lowered_at.is_(None))
    .correlate(Classroom)
    .scalar_subquery()
    .label("raised_at")
)
NEWS = (
    select(func.max(PhoneMessage.id))
    .where(PhoneMessage.attempt_id == Attempt.id)
    .correlate(Attempt)
    .scalar_subquery()
    .label("news")
)
# Asked by every student every few seconds: made once, and by keys only.
_OWN = and_(Attempt.id == bindparam("attempt"), Attempt.student_id == bindparam("student"))
PULSE = (
    select(*FACTS, HAND, Attempt.id, Attempt.clock, Attempt.started_at, Attempt.finished_at)
    .add_columns(Attempt.paused_seconds, Assignment.minutes, Assignment.closes_at, NEWS)
    .add_columns(Allowance.minutes.label("extra"), Assignment.id.label("assignment_id"))
    .add_columns(Helping.id.label("helping_id"), Helping.revision.label("help_revision"))
    .select_from(Enrolment)
    .join(Classroom, Classroom.id == Enrolment.classroom_id)
    .outerjoin(Attempt, _OWN)
    .outerjoin(
        Assignment, and_(Assignment.id == Attempt.assignment_id, Assignment.classroom_id == Classroom.id)
    )
    .outerjoin(
        Allowance,
        and_(Allowance.assignment_id == Assignment.id, Allowance.student_id == Attempt.student_id),
    )
    .outerjoin(Helping, Helping.citizen_id == Attempt.id)
    .where(Enrolment.student_id == bindparam("student"))
    .order_by(Classroom.id)
)


@dataclass(frozen=True)
class Lesson:
    """`version` changes with anything of it. `said` was announced at `said_at`, seconds since 1970."""

    version: str
    paused: bool
    said: str
    said_at: int
    hand: bool


def told(row: Any, now: datetime) -> Lesson:
    """From a row with FACTS, HAND, and the attempt's `id`, `clock` and NEWS, where there is one."""
    paused = is_paused(row.paused_at, now)
    said = row.announcement if is_of_this_lesson(row.announced_at, now) else ""
    hand = is_of_this_lesson(row.raised_at, now)
    day = f"{row.clock:%Y%m%d}" if row.clock else "0"
    marks = (row.lesson_revision, int(paused), int(bool(said)), int(hand), row.id or 0, day, row.news or 0)
    said_at = int(row.announced_at.timestamp()) if said else 0
    return Lesson(".".join(map(str, marks)), paused, said, said_at, hand)


def pulse(session: Session, student_id: int, attempt_id: int) -> list[Row[Any]]:
    """One SELECT: of the attempt's class, or of all classes of a student who has none such."""
    found = session.execute(PULSE, {"student": student_id, "attempt": attempt_id}).all()
    return [row for row in found if row.assignment_id is not None] or list(found)


def together(lessons: list[Lesson]) -> Lesson:
    """What a student of several classes is told where none of them is at work."""
    if len(lessons) == 1:
        return lessons[0]
    newest = max(lessons, key=lambda one: one.said_at, default=Lesson("0", False, "", 0, False))
    version = "-".join(one.version for one in lessons) or newest.version
    return Lesson(version, any(one.paused for one in lessons), newest.said, newest.said_at, False)


def open_assignments(session: Session, classroom_id: int, now: datetime) -> list[Assignment]:
    """Those that may be worked at now, the oldest first."""
    wanted = select(Assignment).where(Assignment.classroom_id == classroom_id, Assignment.opens_at <= now)
    still = or_(Assignment.closes_at.is_(None), Assignment.closes_at > now)
    return list(session.scalars(wanted.where(still).order_by(Assignment.id)))


def signed_in(session: Session, classroom_id: int, now: datetime) -> int:
    """How many students of the class are signed in somewhere."""
    wanted = (
        select(func.count(distinct(BrowserSession.student_id)))
        .join(Enrolment, Enrolment.student_id == BrowserSession.student_id)
        .where(Enrolment.classroom_id == classroom_id, BrowserSession.expires_at > now)
    )
    return session.execute(wanted).scalar_one()
