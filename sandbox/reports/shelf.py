"""A student's shelf: every exercise given to their classes, and what may be done with it now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from exercises.engine.schema import Exercise
from sandbox.reports.limits import ends_at
from sandbox.reports.sequences import in_turn
from sandbox.reports.shelf_item import Door, ShelfItem, State
from sandbox.store.assignments import Allowance, Assignment, Progress, Sequence
from sandbox.store.attempts import Attempt
from sandbox.store.audience import given_to
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.lessons import is_paused
from sandbox.store.reports import Report


def shelf(
    session: Session, library: Mapping[str, Exercise], student_id: int, now: datetime
) -> list[ShelfItem]:
    """The newest first; an exercise that has left the library is not shown."""
    rows = session.execute(_rows(student_id).order_by(Assignment.opens_at.desc(), Assignment.id.desc()))
    return in_turn([_item(row, library, now) for row in rows if row.Assignment.exercise in library])


def one(
    session: Session, library: Mapping[str, Exercise], student_id: int, assignment_id: int, now: datetime
) -> ShelfItem:
    """Raises NotFound when it is not on this student's shelf."""
    row = session.execute(_rows(student_id).where(Assignment.id == assignment_id)).first()
    if row is None or row.Assignment.exercise not in library:
        raise NotFound
    item = _item(row, library, now)
    if item.sequence is None or item.attempts:
        return item
    steps = session.execute(_rows(student_id).where(Assignment.sequence_id == item.sequence.id))
    items = in_turn([_item(step, library, now) for step in steps if step.Assignment.exercise in library])
    return next(step for step in items if step.assignment.id == assignment_id)


def released(assignment: Assignment, now: datetime) -> bool:
    """A test's report stays closed until the test itself is."""
    return assignment.mode != "test" or (assignment.closes_at is not None and now >= assignment.closes_at)


def shown(exercise: Exercise, assignment: Assignment, finished_at: datetime | None, now: datetime) -> bool:
    """Whether the student may see the report: where “Nộp bài” ends the exercise, not before that."""
    return released(assignment, now) and (exercise.ends == "submit" or finished_at is not None)


def _rows(student_id: int) -> Select[Any]:
    mine = (Progress.assignment_id == Assignment.id) & (Progress.student_id == student_id)
    more = (Allowance.assignment_id == Assignment.id) & (Allowance.student_id == student_id)
    past = aliased(Attempt)
    ended = (
        select(func.max(Report.attempt_id))
        .join(past, past.id == Report.attempt_id)
        .where(past.assignment_id == Assignment.id, past.student_id == student_id)
        .where(past.finished_at.is_not(None))
        .scalar_subquery()
    )
    return (
        select(
            Assignment, Classroom.name.label("classroom"), Progress, Attempt.started_at, Attempt.finished_at
        )
        .add_columns(Sequence)
        .add_columns(Report.attempt_id.label("report_of"), ended.label("ended"))
        .add_columns(func.coalesce(Allowance.attempts, 0).label("more"), Allowance.minutes.label("extra"))
        .add_columns(Attempt.paused_seconds, Classroom.paused_at)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Enrolment, Enrolment.classroom_id == Classroom.id)
        .outerjoin(Sequence, Sequence.id == Assignment.sequence_id)
        .outerjoin(Progress, mine)
        .outerjoin(Allowance, more)
        .outerjoin(Attempt, Attempt.id == Progress.attempt_id)
        .outerjoin(Report, Report.id == Progress.report_id)
        .where(Enrolment.student_id == student_id, given_to(student_id))
    )


def _item(row: Row[Any], library: Mapping[str, Exercise], now: datetime) -> ShelfItem:
    assignment, progress, exercise = row.Assignment, row.Progress, library[row.Assignment.exercise]
    minutes = None if assignment.minutes is None else assignment.minutes + (row.extra or 0)
    until = ends_at(row.started_at, assignment.minutes, row.extra, row.paused_seconds)
    time_up = until is not None and now >= until
    under_way = progress is not None and row.finished_at is None
    counts = exercise.ends == "submit" or not under_way  # what is not handed in yet is nobody's mark
    return ShelfItem(
        assignment=assignment,
        exercise=exercise,
        classroom=row.classroom,
        state=_state(progress, under_way and not time_up),
        door=_door(assignment, now),
        attempts=progress.attempts if progress else 0,
        mark=progress.mark if progress and counts and released(assignment, now) else None,
        report_of=row.report_of if counts else row.ended,
        attempt_id=progress.attempt_id if progress else None,
        under_way=under_way and not time_up,
        more=row.more,
        minutes=minutes,
        ends_at=until if under_way else None,
        overdue=under_way and (time_up or _door(assignment, now) == "closed"),
        paused=is_paused(row.paused_at, now),
        sequence=row.Sequence,
    )


def _state(progress: Progress | None, under_way: bool) -> State:
    if progress is None:
        return "todo"
    if progress.state == "done":
        return "done"
    return "working" if under_way else "ended"


def _door(assignment: Assignment, now: datetime) -> Door:
    if now < assignment.opens_at:
        return "soon"
    return "open" if assignment.closes_at is None or now < assignment.closes_at else "closed"
