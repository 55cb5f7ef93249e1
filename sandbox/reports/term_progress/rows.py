"""What was given to a class, and the marks that count in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from sandbox.reports.term_progress.measures import Given
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import given_to
from sandbox.store.reports import Report

Library = Mapping[str, Exercise]


def assignments_of(
    session: Session, classroom_id: int, student_id: int | None = None
) -> Sequence[Assignment]:
    """In the order they were opened; of one student only what was for them."""
    found = select(Assignment).where(Assignment.classroom_id == classroom_id)
    if student_id is not None:
        found = found.where(given_to(student_id))
    return session.scalars(found.order_by(Assignment.opens_at, Assignment.id)).all()


def counting(classroom_id: int, library: Library, *columns: Any) -> Select[Any]:
    """Of every mark of the class that counts these columns, the oldest assignment first.

    Where “Nộp bài” ends the exercise, what is not handed in yet is nobody's mark.
    """
    handed_in = [slug for slug, one in library.items() if one.ends == "hand_in"]
    return (
        select(*columns)
        .select_from(Progress)
        .join(Assignment, Assignment.id == Progress.assignment_id)
        .join(Report, Report.id == Progress.report_id)
        .join(Attempt, Attempt.id == Report.attempt_id)
        .where(Assignment.classroom_id == classroom_id)
        .where(or_(Assignment.exercise.not_in(handed_in), Attempt.finished_at.is_not(None)))
        .order_by(Assignment.opens_at, Assignment.id, Progress.student_id)
    )


def given(
    assignments: Iterable[Assignment], marks: Iterable[Sequence[Any]], library: Library
) -> tuple[Given, ...]:
    """`marks`: rows that begin with assignment, student and mark."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for row in marks:
        if row[2] is not None:
            found[row[0]][row[1]] = float(row[2])
    return tuple(
        Given(one.id, one.exercise, _title(one.exercise, library), one.opens_at, found[one.id])
        for one in assignments
    )


def _title(exercise: str, library: Library) -> str:
    return library[exercise].title.vi if exercise in library else exercise
