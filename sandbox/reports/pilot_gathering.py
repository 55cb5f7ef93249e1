"""Reads what the pilot report counts: classes, attempts, and stored reports one after the other."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import Session

from exercises.engine.report import is_missed
from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.journal import JournalEntry
from sandbox.store.reports import Report
from sandbox.store.schools import School

LONGEST = timedelta(minutes=90)  # of one attempt: what stays open for days is not work of days
JUDGED = ("pass", "partial", "fail")
BATCH = 200


@dataclass(frozen=True)
class Scope:
    """Which classes (`where`: None for all), and what opened from `since` to before `until`."""

    where: ColumnElement[bool] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass
class Gathered:
    """best: exercise to student to best mark; skills: [earned, points] in hundredths; skilled: who was
    judged in it; ideas: (exercise, criterion, tag) to who had it."""

    best: dict[str, dict[int, Decimal]] = field(default_factory=lambda: defaultdict(dict))
    skills: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    skilled: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    ideas: dict[tuple[str, str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def take(self, row: Row[Any]) -> None:
        if row.mark is not None:
            known = self.best[row.exercise].get(row.student_id, Decimal(0))
            self.best[row.exercise][row.student_id] = max(known, Decimal(row.mark))
        for result in row.report["criteria"]:
            if result["verdict"] in JUDGED or result.get("machine") is not None:  # a teacher has judged it
                self._judge(row, result)

    def _judge(self, row: Row[Any], result: Mapping[str, Any]) -> None:
        total = self.skills[result["skill"]]
        total[0] += result["earned"]
        total[1] += result["points"]
        self.skilled[result["skill"]].add(row.student_id)
        if result["misconception"] and is_missed(result):
            self.ideas[row.exercise, result["id"], result["misconception"]].add(row.student_id)


@dataclass(frozen=True)
class Work:
    students: int
    attempts: int
    time: timedelta


def gathered(session: Session, scope: Scope, library: Mapping[str, Exercise]) -> Gathered:
    """In batches, so that the reports of a province fit into memory.

    Where “Nộp bài” ends the exercise, what is not handed in yet is nobody's mark.
    """
    handed_in = [slug for slug, one in library.items() if one.ends == "hand_in"]
    wanted = (
        _within(select(Assignment.exercise, Progress.student_id, Progress.mark, Report.report), scope)
        .join(Progress, Progress.assignment_id == Assignment.id)
        .join(Report, Report.id == Progress.report_id)
        .join(Attempt, Attempt.id == Report.attempt_id)
        .where(or_(Assignment.exercise.not_in(handed_in), Attempt.finished_at.is_not(None)))
    )
    found = Gathered()
    for row in session.execute(wanted.execution_options(yield_per=BATCH)):
        found.take(row)
    return found


def given(session: Session, scope: Scope) -> list[str]:
    """The exercise of each assignment."""
    return list(session.scalars(_within(select(Assignment.exercise), scope)))


def seats(session: Session, scope: Scope) -> list[tuple[str, int, int]]:
    """(school, classes, students) of each school, by name; a student of two classes counts once."""
    wanted = _of(
        select(
            School.name,
            func.count(Classroom.id.distinct()).label("classes"),
            func.count(Enrolment.student_id.distinct()).label("students"),
        )
        .select_from(Classroom)
        .join(School, School.id == Classroom.school_id)
        .outerjoin(Enrolment, Enrolment.classroom_id == Classroom.id),
        scope,
    )
    rows = session.execute(wanted.group_by(School.id, School.name).order_by(School.name))
    return [(row.name, row.classes, row.students) for row in rows]


def work(session: Session, scope: Scope) -> Work:
    """Time from the start of an attempt to the last thing that happened in it."""
    last = (
        select(func.max(JournalEntry.at))
        .where(JournalEntry.attempt_id == Attempt.id)
        .correlate(Attempt)
        .scalar_subquery()
    )
    wanted = _within(
        select(Attempt.student_id, Attempt.started_at, Attempt.finished_at, last.label("last")), scope
    ).join(Attempt, Attempt.assignment_id == Assignment.id)
    students, attempts, time = set[int](), 0, timedelta()
    for row in session.execute(wanted.execution_options(yield_per=BATCH)):
        students.add(row.student_id)
        attempts += 1
        time += _length(row.started_at, row.finished_at or row.last)
    return Work(len(students), attempts, time)


def _length(start: datetime, end: datetime | None) -> timedelta:
    return timedelta() if end is None else min(max(end - start, timedelta()), LONGEST)


def _within(wanted: Any, scope: Scope) -> Any:
    """A SELECT of the assignments of the scope, opened in its time."""
    found = _of(
        wanted.select_from(Assignment).join(Classroom, Classroom.id == Assignment.classroom_id), scope
    )
    if scope.since is not None:
        found = found.where(Assignment.opens_at >= scope.since)
    return found if scope.until is None else found.where(Assignment.opens_at < scope.until)


def _of(wanted: Any, scope: Scope) -> Any:
    return wanted if scope.where is None else wanted.where(scope.where)
