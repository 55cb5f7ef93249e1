"""Item analysis of an exercise in one class or in all that somebody may look at: four SELECTs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from fixtures.events import EventKind
from sandbox.reports.items.analysis import Item, analysed
from sandbox.reports.items.sittings import Sitting, sitting
from sandbox.reports.items.times import BEGINS, minutes_of_steps
from sandbox.store import rights
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.journal import JournalEntry
from sandbox.store.reports import Report

__all__ = ["Item", "ItemReport", "Sitting", "item_report", "same_exercise"]


@dataclass(frozen=True)
class ItemReport:
    """`minutes`: by step (median, of how many). `sittings` are those behind the figures."""

    sittings: tuple[Sitting, ...]
    items: tuple[Item, ...]
    minutes: Mapping[str, tuple[float, int]]

    @property
    def suspected(self) -> list[Item]:
        return [one for one in self.items if one.suspicion]


def same_exercise(
    session: Session, assignment: Assignment, staff_id: int, now: datetime
) -> Sequence[Row[int, str]]:
    """Rows (id, name of the class) of every assignment of this exercise that somebody may look at."""
    found = (
        select(Assignment.id, Classroom.name)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.exercise == assignment.exercise, Assignment.school_id == assignment.school_id)
        .where(rights.sees(staff_id, now))
    )
    return session.execute(found.order_by(Assignment.id)).all()


def item_report(
    session: Session, assignments: Collection[int], exercise: Exercise, events: Mapping[str, EventKind]
) -> ItemReport:
    """Two SELECTs: the counting reports with their variants, and the last of each kind of event.

    Where “Nộp bài” ends the exercise, what is not handed in yet says nothing about it.
    """
    hands_in = exercise.ends == "hand_in"
    rows = session.execute(_counting(assignments, hands_in, Report.report, Attempt.variant))
    sittings = tuple(sitting(report, variant) for report, variant in rows)
    kinds = [BEGINS, *(kind for kind, one in events.items() if one.step)]
    last = (
        _counting(assignments, hands_in, JournalEntry.attempt_id, JournalEntry.kind)
        .add_columns(func.max(JournalEntry.at))
        .join(JournalEntry, JournalEntry.attempt_id == Attempt.id)
        .where(JournalEntry.kind.in_(kinds))
        .group_by(JournalEntry.attempt_id, JournalEntry.kind)
        .order_by(None)
    )
    minutes = minutes_of_steps(((row[0], row[1], row[2]) for row in session.execute(last)), events)
    return ItemReport(sittings, analysed(exercise, sittings, events), minutes)


def _counting(assignments: Collection[int], hands_in: bool, *columns: Any) -> Select[Any]:
    """What counts for each student, of whoever has something that counts."""
    found = (
        select(*columns)
        .select_from(Progress)
        .join(Report, Report.id == Progress.report_id)
        .join(Attempt, Attempt.id == Report.attempt_id)
        .where(Progress.assignment_id.in_(assignments))
    )
    if hands_in:
        found = found.where(Attempt.finished_at.is_not(None))
    return found.order_by(Progress.assignment_id, Progress.student_id)
