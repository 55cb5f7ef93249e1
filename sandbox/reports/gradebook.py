"""Marks of a class for one assignment: one table behind the page and the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session, aliased

from exercises.engine.schema import Exercise
from sandbox.exports.table import half_up
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student
from sandbox.store.reports import Report

GROUPS = ("outcome", "process", "safety")


@dataclass(frozen=True)
class MarkRow:
    """`groups`: points earned of each group of `Gradebook.groups`, None without a report.

    `filed_at`: when the student filed or handed in what counts, however often it was graded since.
    """

    student_id: int
    seat: int
    code: str
    full_name: str
    birth_date: date | None
    groups: tuple[Decimal | None, ...]
    mark: Decimal | None
    state: str
    attempts: int
    filed_at: datetime | None


@dataclass(frozen=True)
class Gradebook:
    """`groups`: (id, full points) of each group of criteria, in the order of the columns.

    `rounding`: the step marks are rounded to, "0.1" | "0.25" | "0.5".
    """

    classroom: str
    exercise: str
    groups: tuple[tuple[str, Decimal], ...]
    rows: tuple[MarkRow, ...]
    rounding: str = "0.1"

    @property
    def average(self) -> Decimal | None:
        marks = [row.mark for row in self.rows if row.mark is not None]
        return half_up(sum(marks, Decimal(0)) / len(marks)) if marks else None


def gradebook(
    session: Session, assignment: Assignment, classroom: Classroom, exercise: Exercise
) -> Gradebook:
    """One SELECT; every student of the class with the best report.

    Where “Nộp bài” ends the exercise, what is not handed in yet is nobody's mark.
    """
    full, hands_in = _full_points(exercise), exercise.ends == "hand_in"
    found = session.execute(_statement(assignment, hands_in))
    rows = tuple(_row(one, tuple(full)) for one in found)
    return Gradebook(classroom.name, exercise.title.vi, tuple(full.items()), rows, assignment.rounding)


def _full_points(exercise: Exercise) -> dict[str, Decimal]:
    """Of all criteria; those that concern other variants stand outside a student's own total."""
    points = dict.fromkeys(GROUPS, Decimal(0))
    for criterion in exercise.rubric:
        points[criterion.group] += Decimal(criterion.points) / 100
    return {group: total for group, total in points.items() if total}


def _statement(assignment: Assignment, hands_in: bool) -> Any:
    mine = (Progress.student_id == Student.id) & (Progress.assignment_id == assignment.id)
    counts = Report.id == Progress.report_id
    if hands_in:
        counts &= Report.attempt_id.in_(select(Attempt.id).where(Attempt.finished_at.is_not(None)))
    return (
        select(Student.id, Enrolment.seat, Student.code, Student.full_name, Student.birth_date)
        .add_columns(Progress.state, Progress.mark, Progress.attempts, Report.report)
        .add_columns(_filed_at(hands_in).label("filed_at"))
        .join(Enrolment, Enrolment.student_id == Student.id)
        .outerjoin(Progress, mine)
        .outerjoin(Report, counts)
        .where(sits_in(assignment))
        .order_by(Enrolment.seat, Enrolment.id)
    )


def _filed_at(hands_in: bool) -> ColumnElement[datetime | None]:
    """A remark, a regrade or another rounding adds reports long after the filing."""
    same = aliased(Report)
    first = select(func.min(same.created_at)).where(same.attempt_id == Report.attempt_id)
    ended = select(Attempt.finished_at).where(Attempt.id == Report.attempt_id)
    return (ended if hands_in else first).correlate(Report).scalar_subquery()


def _row(found: Row[Any], groups: tuple[str, ...]) -> MarkRow:
    return MarkRow(
        student_id=found.id,
        seat=found.seat,
        code=found.code,
        full_name=found.full_name,
        birth_date=found.birth_date,
        groups=tuple(_earned(found.report, group) for group in groups),
        mark=None if found.mark is None or found.report is None else Decimal(found.mark),
        state=_state(found),
        attempts=found.attempts or 0,
        filed_at=found.filed_at,
    )


def _state(found: Row[Any]) -> str:
    """Graded, or filed where nothing is graded."""
    if found.state is None:
        return "todo"
    return "done" if found.report is not None or found.state == "done" else "working"


def _earned(report: Mapping[str, Any] | None, group: str) -> Decimal | None:
    if report is None or group not in report["groups"]:
        return None
    return Decimal(report["groups"][group][0]) / 100
