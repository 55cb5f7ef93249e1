"""The live board of one assignment: a fixed number of SELECTs, whatever happened so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from fixtures.events import EventKind
from sandbox.reports.columns import columns
from sandbox.reports.common_errors import CommonError, common_errors
from sandbox.store import rights
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student
from sandbox.store.reports import Report

STUCK = timedelta(minutes=5)
State = Literal["todo", "working", "help", "done"]
Mark = Literal["", "done", "now", "trouble"]


@dataclass(frozen=True)
class BoardRow:
    """One student. `minutes` without a step forward; `where` they are now, `why` the last trouble."""

    student_id: int
    seat: int
    name: str
    state: State
    steps: tuple[Mark, ...]
    mark: str | None
    attempts: int
    minutes: int
    where: str
    why: str
    left: bool


@dataclass(frozen=True)
class Board:
    """`columns`: the steps this exercise has; each row's `steps` stand under them."""

    columns: tuple[str, ...]
    rows: tuple[BoardRow, ...]
    errors: tuple[CommonError, ...]
    graded: int

    @property
    def counts(self) -> Mapping[str, int]:
        states = [row.state for row in self.rows]
        return {state: states.count(state) for state in ("working", "help", "done", "todo")}

    @property
    def help(self) -> list[BoardRow]:
        """The longest stuck first."""
        return sorted((row for row in self.rows if row.state == "help"), key=lambda row: -row.minutes)


def revision(session: Session, staff_id: int, assignment_id: int, now: datetime) -> int:
    """What changes when the board does; one SELECT. Raises NotFound for who may not look at the class."""
    wanted = (
        select(Assignment.board_revision)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.id == assignment_id, rights.sees(staff_id, now))
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def board(
    session: Session,
    assignment: Assignment,
    exercise: Exercise,
    events: Mapping[str, EventKind],
    now: datetime,
) -> Board:
    """Two SELECTs: the class with its progress, and the best report of each student."""
    open_now = assignment.closes_at is None or now < assignment.closes_at
    shown = columns(exercise, events)
    rows = [_row(found, shown, events, now, open_now) for found in session.execute(_class(assignment))]
    reports = _best_reports(session, assignment, exercise.ends == "hand_in")
    return Board(shown, tuple(rows), common_errors(exercise, reports), len(reports))


def _class(assignment: Assignment) -> Any:
    mine = (Progress.student_id == Student.id) & (Progress.assignment_id == assignment.id)
    return (
        select(Student.id, Enrolment.seat, Student.full_name, Progress.state, Progress.steps, Progress.mark)
        .add_columns(Progress.attempts, Progress.moved_at, Progress.last_trouble, Attempt.finished_at)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .outerjoin(Progress, mine)
        .outerjoin(Attempt, Attempt.id == Progress.attempt_id)
        .where(sits_in(assignment))
        .order_by(Enrolment.seat, Enrolment.id)
    )


def _best_reports(session: Session, assignment: Assignment, hands_in: bool) -> Sequence[dict[str, Any]]:
    """Where “Nộp bài” ends the exercise, what is not done yet is nobody's mistake before it."""
    best = select(Report.report).join(Progress, Progress.report_id == Report.id)
    if hands_in:
        best = best.join(Attempt, Attempt.id == Report.attempt_id).where(Attempt.finished_at.is_not(None))
    return session.scalars(best.where(Progress.assignment_id == assignment.id).order_by(Report.id)).all()


def _row(
    found: Row[Any],
    shown: Sequence[str],
    events: Mapping[str, EventKind],
    now: datetime,
    open_now: bool,
) -> BoardRow:
    state = _state(found, now, open_now)
    steps = _steps(shown, found.steps or {}, state)
    kind = events.get(found.last_trouble or "")
    return BoardRow(
        student_id=found.id,
        seat=found.seat,
        name=found.full_name,
        state=state,
        steps=steps,
        mark=found.mark,
        attempts=found.attempts or 0,
        minutes=max(int((now - found.moved_at).total_seconds() // 60), 0) if found.moved_at else 0,
        where=next((step for step, mark in zip(shown, steps, strict=True) if mark in ("now", "trouble")), ""),
        why=kind.label if kind and "trouble" in steps else "",
        left=found.finished_at is not None and state != "done",
    )


def _state(found: Row[Any], now: datetime, open_now: bool) -> State:
    """Somebody who has gone without filing, or stands still while the assignment is open, needs help."""
    if found.state is None:
        return "todo"
    if found.state == "done":
        return "done"
    still = now - found.moved_at >= STUCK
    return "help" if open_now and (found.state == "help" or still or found.finished_at) else "working"


def _steps(shown: Sequence[str], stored: Mapping[str, str], state: State) -> tuple[Mark, ...]:
    """The furthest step of somebody still at work is where they are now."""
    marks: list[Mark] = [
        "trouble" if stored.get(step) == "trouble" else "done" if step in stored else "" for step in shown
    ]
    reached = max((index for index, mark in enumerate(marks) if mark), default=-1)
    if state != "done" and reached >= 0 and marks[reached] == "done":
        marks[reached] = "now"
    return tuple(marks)
