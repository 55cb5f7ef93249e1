"""A student's shelf: every exercise given to their classes, and what may be done with it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.reports import Report

State = Literal["todo", "working", "ended", "done"]
Door = Literal["soon", "open", "closed"]


@dataclass(frozen=True)
class ShelfItem:
    """One assignment as its student sees it. `attempts`: begun so far; `report_of`: the best graded one."""

    assignment: Assignment
    exercise: Exercise
    classroom: str
    state: State
    door: Door
    attempts: int
    mark: str | None
    report_of: int | None
    attempt_id: int | None
    under_way: bool

    @property
    def left(self) -> int:
        return max(self.assignment.attempts_allowed - self.attempts, 0)

    @property
    def may_start(self) -> bool:
        return self.door == "open" and self.attempts == 0

    @property
    def may_continue(self) -> bool:
        return self.door == "open" and self.under_way

    @property
    def may_retry(self) -> bool:
        return self.door == "open" and self.attempts > 0 and self.left > 0


def shelf(
    session: Session, library: Mapping[str, Exercise], student_id: int, now: datetime
) -> list[ShelfItem]:
    """The newest first; an exercise that has left the library is not shown."""
    rows = session.execute(_rows(student_id).order_by(Assignment.opens_at.desc(), Assignment.id.desc()))
    return [_item(row, library, now) for row in rows if row.Assignment.exercise in library]


def one(
    session: Session, library: Mapping[str, Exercise], student_id: int, assignment_id: int, now: datetime
) -> ShelfItem:
    """Raises NotFound when it is not on this student's shelf."""
    row = session.execute(_rows(student_id).where(Assignment.id == assignment_id)).first()
    if row is None or row.Assignment.exercise not in library:
        raise NotFound
    return _item(row, library, now)


def released(assignment: Assignment, now: datetime) -> bool:
    """A test's report stays closed until the test itself is."""
    return assignment.mode != "test" or (assignment.closes_at is not None and now >= assignment.closes_at)


def _rows(student_id: int) -> Select[Any]:
    mine = (Progress.assignment_id == Assignment.id) & (Progress.student_id == student_id)
    return (
        select(Assignment, Classroom.name.label("classroom"), Progress, Attempt.finished_at)
        .add_columns(Report.attempt_id.label("report_of"))
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Enrolment, Enrolment.classroom_id == Classroom.id)
        .outerjoin(Progress, mine)
        .outerjoin(Attempt, Attempt.id == Progress.attempt_id)
        .outerjoin(Report, Report.id == Progress.report_id)
        .where(Enrolment.student_id == student_id)
    )


def _item(row: Row[Any], library: Mapping[str, Exercise], now: datetime) -> ShelfItem:
    assignment, progress = row.Assignment, row.Progress
    open_report = released(assignment, now)
    return ShelfItem(
        assignment=assignment,
        exercise=library[assignment.exercise],
        classroom=row.classroom,
        state=_state(progress, row.finished_at),
        door=_door(assignment, now),
        attempts=progress.attempts if progress else 0,
        mark=progress.mark if progress and open_report else None,
        report_of=row.report_of,
        attempt_id=progress.attempt_id if progress else None,
        under_way=progress is not None and row.finished_at is None,
    )


def _state(progress: Progress | None, finished_at: datetime | None) -> State:
    if progress is None:
        return "todo"
    if progress.state == "done":
        return "done"
    return "working" if finished_at is None else "ended"


def _door(assignment: Assignment, now: datetime) -> Door:
    if now < assignment.opens_at:
        return "soon"
    return "open" if assignment.closes_at is None or now < assignment.closes_at else "closed"
