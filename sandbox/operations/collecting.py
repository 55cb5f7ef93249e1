"""Takes in the work of students whose time is over and who have not come back to hand it in."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session, aliased

from sandbox.content import Content
from sandbox.operations import answers, attempts
from sandbox.operations.evidence import BEGINS
from sandbox.store.assignments import Allowance, Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry

CAUSE = "attempt.time_up"


def is_waiting(
    session: Session, assignment: Assignment, now: datetime, student_id: int | None = None
) -> bool:
    """Whether there is anything to collect; no SELECT where nobody's time can be over."""
    if assignment.minutes is None and not _closed(assignment, now):
        return False
    return next(_over(session, assignment, now, student_id), None) is not None


def collect(
    session: Session, content: Content, assignment_id: int, now: datetime, student_id: int | None = None
) -> int:
    """End and grade every attempt whose time is over, of one student or of all; how many.

    Who has only looked at the brief keeps an attempt without a mark: the teacher decides about it.
    """
    assignment = session.get_one(Assignment, assignment_id)
    if assignment.exercise not in content.library:
        return 0
    found = [row.Attempt for row in _over(session, assignment, now, student_id, lock=True)]
    for attempt in found:
        answers.close(session, content, attempt, CAUSE, now)
    session.commit()
    return len(found)


def _over(
    session: Session, assignment: Assignment, now: datetime, student_id: int | None, lock: bool = False
) -> Iterator[Row[Attempt, int | None]]:
    wanted = _unfinished(assignment, student_id)
    rows = session.execute(wanted.with_for_update(of=Attempt) if lock else wanted).all()
    closed = _closed(assignment, now)
    return (
        row for row in rows if closed or attempts.is_time_up(assignment, row.Attempt, row.minutes or 0, now)
    )


def _unfinished(assignment: Assignment, student_id: int | None) -> Select[Attempt, int | None]:
    mine = and_(Allowance.assignment_id == Attempt.assignment_id, Allowance.student_id == Attempt.student_id)
    begun, since = aliased(JournalEntry), aliased(JournalEntry)
    worked = (
        select(since.id)
        .join(begun, begun.attempt_id == since.attempt_id)
        .where(since.attempt_id == Attempt.id, begun.kind == BEGINS, since.id > begun.id)
    )
    wanted = (
        select(Attempt, Allowance.minutes)
        .outerjoin(Allowance, mine)
        .where(Attempt.assignment_id == assignment.id, Attempt.finished_at.is_(None), worked.exists())
        .order_by(Attempt.id)  # two who collect at once lock them in the same order
    )
    return wanted if student_id is None else wanted.where(Attempt.student_id == student_id)


def _closed(assignment: Assignment, now: datetime) -> bool:
    return assignment.closes_at is not None and now >= assignment.closes_at
