"""The live board of one assignment: a fixed number of SELECTs, whatever happened so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from fixtures.events import EventKind
from sandbox.reports.board_cells import BoardRow, State, board_row
from sandbox.reports.columns import columns
from sandbox.reports.counting import counting_reports
from sandbox.reports.help import urgency
from sandbox.reports.misconceptions import KindCount, kinds_counted
from sandbox.store import rights
from sandbox.store.assignments import Allowance, Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student

STATES: tuple[State, ...] = ("working", "help", "done", "todo")


@dataclass(frozen=True)
class Board:
    """`columns`: the steps this exercise has; each row's `steps` stand under them."""

    columns: tuple[str, ...]
    rows: tuple[BoardRow, ...]
    kinds: tuple[KindCount, ...]
    graded: int

    @property
    def counts(self) -> Mapping[str, int]:
        states = [row.state for row in self.rows]
        return {state: states.count(state) for state in STATES}

    @property
    def help(self) -> list[BoardRow]:
        """The heaviest evidence first, of equals who has waited longer."""
        return sorted(
            (row for row in self.rows if row.reasons), key=lambda row: urgency(row.reasons, row.minutes)
        )

    @property
    def passed(self) -> Mapping[str, int]:
        """How many have got past each step."""
        return {
            step: sum(row.steps[at] == "done" for row in self.rows) for at, step in enumerate(self.columns)
        }


def revision(session: Session, staff_id: int, assignment_id: int, now: datetime) -> tuple[int, int]:
    """What changes when the board does; one SELECT. Raises NotFound for who may not look at the class."""
    wanted = (
        select(Assignment.board_revision, Classroom.lesson_revision)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.id == assignment_id, rights.sees(staff_id, now))
    )
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def board(
    session: Session,
    assignment: Assignment,
    exercise: Exercise,
    events: Mapping[str, EventKind],
    now: datetime,
    paused_at: datetime | None = None,
) -> Board:
    """Two SELECTs: the class with its progress, and the report that counts of each student."""
    shown, until = columns(exercise, events), paused_at or now
    rows = [board_row(found, assignment, shown, now, until) for found in session.execute(_class(assignment))]
    reports = counting_reports(session, assignment, exercise)
    return Board(shown, tuple(rows), kinds_counted(exercise, reports), len(reports))


def _class(assignment: Assignment) -> Any:
    mine = (Progress.student_id == Student.id) & (Progress.assignment_id == assignment.id)
    more = (Allowance.student_id == Student.id) & (Allowance.assignment_id == assignment.id)
    return (
        select(Student.id, Enrolment.seat, Student.full_name, Student.given_name)
        .add_columns(Progress.state, Progress.steps, Progress.mark, Progress.attempts, Progress.moved_at)
        .add_columns(Progress.trouble, Progress.last_trouble, Attempt.finished_at)
        .add_columns(Allowance.attempts.label("more"))
        .join(Enrolment, Enrolment.student_id == Student.id)
        .outerjoin(Progress, mine)
        .outerjoin(Allowance, more)
        .outerjoin(Attempt, Attempt.id == Progress.attempt_id)
        .where(sits_in(assignment))
        .order_by(Enrolment.seat, Enrolment.id)
    )
