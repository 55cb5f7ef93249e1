"""Grading again what is stored: whose mark would move, by how much, and because of which criterion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from exercises.engine import report as graded
from exercises.engine.evidence import from_snapshot
from exercises.engine.exercise import Exercise
from exercises.engine.grading import grade
from exercises.engine.overruling import overruled
from sandbox.reports.remarks import overrides
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.people import Student
from sandbox.store.reports import Report

AT_ONCE = 200


@dataclass(frozen=True)
class Scope:
    """Which attempts: of an exercise, or of one assignment of it; `part` of `parts` by attempt number,
    so that several processes or machines can share the work."""

    exercise: str
    school: int | None = None
    assignment: int | None = None
    part: int = 0
    parts: int = 1


@dataclass(frozen=True)
class Moved:
    """A criterion that moved: hundredths before and after, and the verdicts."""

    id: str
    title: str
    before: int
    after: int
    verdicts: tuple[str, str]


@dataclass(frozen=True)
class Change:
    """One attempt graded again. `report` is the new one, `stored` the id of the one it was graded after;
    `rows` are the criteria that moved."""

    attempt: int
    stored: int
    school: int
    assignment: int
    student: int
    name: str
    before: str
    after: str
    earned: tuple[int, int]
    rows: tuple[Moved, ...]
    report: graded.Report
    snapshot: Mapping[str, Any]

    @property
    def moved(self) -> bool:
        return bool(self.rows) or self.before != self.after or self.earned[0] != self.earned[1]


@dataclass(frozen=True)
class Damaged:
    """A stored snapshot that cannot be read; its report stays as it is."""

    attempt: int
    name: str
    why: str


def again(session: Session, exercise: Exercise, scope: Scope) -> Iterator[Change | Damaged]:
    """The latest report of each attempt, graded again; a few hundred in memory at a time."""
    after = 0
    while found := batch(session, exercise, scope, after):
        yield from found
        after = found[-1].attempt


def batch(session: Session, exercise: Exercise, scope: Scope, after: int) -> list[Change | Damaged]:
    """The next few hundred, those with a number above `after`; what a teacher gave them they keep."""
    rows = session.execute(_latest(scope), {"after": after}).all()
    given = overrides(session, [row.attempt_id for row in rows]) if rows else {}
    return [_graded(row, exercise, given.get(row.attempt_id, {})) for row in rows]


def _graded(row: Row[Any], exercise: Exercise, given: Mapping[str, int]) -> Change | Damaged:
    try:
        variant, evidence = from_snapshot(row.snapshot)
    except ValueError as error:
        return Damaged(row.attempt_id, row.full_name, str(error))
    judged = grade(exercise, variant, evidence, row.rounding)
    report = overruled(exercise, judged, given, row.rounding)
    return Change(
        attempt=row.attempt_id,
        stored=row.id,
        school=row.school_id,
        assignment=row.assignment_id,
        student=row.student_id,
        name=row.full_name,
        before=row.mark,
        after=report.mark,
        earned=(row.earned, report.earned),
        rows=_moved(row.report, report),
        report=report,
        snapshot=row.snapshot,
    )


def _latest(scope: Scope) -> Select[Any]:
    other = aliased(Report)
    last = select(func.max(other.id)).where(other.attempt_id == Attempt.id).scalar_subquery()
    columns = (
        select(Report.id, Report.attempt_id, Report.mark, Report.earned, Report.report, Report.snapshot)
        .add_columns(Attempt.school_id, Attempt.assignment_id, Attempt.student_id)
        .add_columns(Student.full_name, Assignment.rounding)
        .select_from(Attempt)
        .join(Report, Report.id == last)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Student, Student.id == Attempt.student_id)
        .where(Attempt.id > bindparam("after"), Attempt.exercise == scope.exercise)
        .where(Attempt.id % scope.parts == scope.part)
        .order_by(Attempt.id)
        .limit(AT_ONCE)
    )
    if scope.school is not None:
        columns = columns.where(Attempt.school_id == scope.school)
    return columns if scope.assignment is None else columns.where(Attempt.assignment_id == scope.assignment)


def _moved(stored: Mapping[str, Any], report: graded.Report) -> tuple[Moved, ...]:
    """Criteria that earn another number of points or another verdict; one that is new or gone as well."""
    before = {row["id"]: row for row in stored["criteria"]}
    after = {row.id: row for row in report.criteria}
    found = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        points = (old["earned"] if old else 0), (new.earned if new else 0)
        verdicts = (old["verdict"] if old else ""), (new.verdict if new else "")
        if points[0] != points[1] or verdicts[0] != verdicts[1]:
            title = new.title if new else old["title"] if old else name
            found.append(Moved(name, title, *points, verdicts))
    return tuple(found)
