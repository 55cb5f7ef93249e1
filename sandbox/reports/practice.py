"""What the practice bar and its tools show of one attempt. Somebody else's attempt is no attempt at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from exercises.engine.report import is_missed
from sandbox.reports import lesson
from sandbox.store.assignments import Allowance, Assignment, Progress
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.store.journal import JournalEntry
from sandbox.store.reports import Report

_UNREAD = (PhoneMessage.attempt_id == Attempt.id) & (PhoneMessage.id > bindparam("seen"))
# The statement behind every portal page, made once.
BAR = (
    select(Attempt.id, Attempt.exercise, Attempt.clock, Attempt.started_at, Attempt.finished_at)
    .add_columns(Attempt.answers, Assignment.mode, Assignment.hints, Assignment.closes_at, Progress.steps)
    .add_columns(Assignment.minutes, Allowance.minutes.label("extra"), Attempt.paused_seconds)
    .add_columns(Assignment.clock.label("class_clock"), lesson.NEWS)
    .add_columns(*lesson.FACTS, lesson.HAND)
    .add_columns((Progress.attempt_id == Attempt.id).label("current"))
    .add_columns(select(Report.id).where(Report.attempt_id == Attempt.id).exists().label("filed"))
    .add_columns(select(func.count()).where(_UNREAD).scalar_subquery().label("unread"))
    .add_columns(
        select(PhoneMessage.sender)
        .where(_UNREAD)
        .order_by(PhoneMessage.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("sender")
    )
    .join(Assignment, Assignment.id == Attempt.assignment_id)
    .join(Classroom, Classroom.id == Assignment.classroom_id)
    .join(
        Progress,
        and_(Progress.assignment_id == Attempt.assignment_id, Progress.student_id == Attempt.student_id),
    )
    .outerjoin(
        Allowance,
        and_(Allowance.assignment_id == Attempt.assignment_id, Allowance.student_id == Attempt.student_id),
    )
    .where(Attempt.id == bindparam("attempt"), Attempt.student_id == bindparam("student"))
)


def bar(session: Session, attempt_id: int, student_id: int, seen: int) -> Row[Any] | None:
    """Row(id, exercise, clock, …, answers, mode, closes_at, steps, minutes, extra, current, filed, …), with
    the facts of the lesson.  class_clock: where the calendar is the class's.

    `minutes` an attempt may take, `extra` ones this student gets more. `unread` messages came after message
    `seen`, the last of them from `sender`.
    """
    which = {"attempt": attempt_id, "student": student_id, "seen": seen}
    return session.execute(BAR, which).one_or_none()


def without_hints(session: Session, attempt: Attempt) -> str:
    """Why there are none: "test", or "no" where the teacher gives none; "" where there are."""
    wanted = select(Assignment.mode, Assignment.hints).where(Assignment.id == attempt.assignment_id)
    mode, hints = session.execute(wanted).one()
    return "test" if mode == "test" else "no" if hints == "no" else ""


def messages(session: Session, attempt_id: int) -> list[PhoneMessage]:
    """The newest last, as on a phone."""
    of_attempt = select(PhoneMessage).where(PhoneMessage.attempt_id == attempt_id)
    return list(session.scalars(of_attempt.order_by(PhoneMessage.id)))


def stumbles(session: Session, attempt_id: int, kinds: Sequence[str]) -> int:
    """How often one of these kinds of trouble met the student; what a given dossier went through is none."""
    began = select(func.min(JournalEntry.id)).where(
        JournalEntry.attempt_id == attempt_id, JournalEntry.kind == "attempt.started"
    )
    trouble = select(JournalEntry.id).where(
        JournalEntry.attempt_id == attempt_id,
        JournalEntry.kind.in_(kinds),
        JournalEntry.id > began.scalar_subquery(),
    )
    return len(session.execute(trouble).all())


def graded(session: Session, attempt_id: int, student_id: int) -> Row[Any]:
    """Row(Attempt, Assignment, attempts, more, report, filed_at) with the newest report; raises NotFound.

    `more`: attempts this student gets more than the class; `filed_at`: when it first came to a report.
    """
    same = (Progress.assignment_id == Attempt.assignment_id) & (Progress.student_id == Attempt.student_id)
    more = (Allowance.assignment_id == Attempt.assignment_id) & (Allowance.student_id == Attempt.student_id)
    first = select(func.min(Report.created_at)).where(Report.attempt_id == attempt_id)
    columns = (
        select(Attempt, Assignment, Progress.attempts, Progress.attempt_id.label("latest"))
        .add_columns(Report.report, first.scalar_subquery().label("filed_at"))
        .add_columns(func.coalesce(Allowance.attempts, 0).label("more"))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Progress, same)
        .outerjoin(Allowance, more)
        .outerjoin(Report, Report.attempt_id == Attempt.id)
        .order_by(Report.id.desc())
        .limit(1)
    )
    row = session.execute(_own(columns, attempt_id, student_id)).first()
    if row is None:
        raise NotFound
    return row


def marks(session: Session, attempt: Attempt, handed_in: bool = False) -> list[Row[int, int, str]]:
    """Rows (id, number, mark) of the same student's graded attempts at the same assignment, as they stand.

    `handed_in`: only what is over counts, as where “Nộp bài” ends the exercise.
    """
    columns = select(Attempt.id, Attempt.number, Report.mark).join(Report, Report.attempt_id == Attempt.id)
    same = columns.where(
        Attempt.assignment_id == attempt.assignment_id, Attempt.student_id == attempt.student_id
    )
    if handed_in:
        same = same.where(Attempt.finished_at.is_not(None))
    rows = session.execute(same.order_by(Attempt.number, Report.id))
    return list({row.id: row for row in rows}.values())


def missed(reports: Sequence[Mapping[str, Any]], criterion: str) -> int:
    """In how many stored reports this criterion was the student's mistake."""
    return sum(is_missed(row) for report in reports for row in report["criteria"] if row["id"] == criterion)


def earlier_reports(session: Session, attempt: Attempt) -> list[dict[str, Any]]:
    """The last report of each of the same student's earlier attempts at the same assignment."""
    columns = select(Report.attempt_id, Report.report).join(Attempt, Attempt.id == Report.attempt_id)
    same = columns.where(
        Attempt.assignment_id == attempt.assignment_id,
        Attempt.student_id == attempt.student_id,
        Attempt.number < attempt.number,
    )
    return list({row.attempt_id: row.report for row in session.execute(same.order_by(Report.id))}.values())


def _own(statement: Select[Any], attempt_id: int, student_id: int) -> Select[Any]:
    return statement.where(Attempt.id == attempt_id, Attempt.student_id == student_id)
