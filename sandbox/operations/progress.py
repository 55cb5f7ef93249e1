"""Moves one student's cell on the board; called within the operation that moved the student."""

from datetime import datetime

from exercises.engine.grading import Report
from sqlalchemy import update
from sqlalchemy.orm import Session

from fixtures.events import EventKind
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt

TROUBLE_FOR_HELP = 3


def begin(session: Session, attempt: Attempt, now: datetime) -> None:
    """A new attempt starts a clean row of steps; the best mark stays."""
    cell = _cell(session, attempt)
    if cell is None:
        cell = Progress(
            school_id=attempt.school_id,
            assignment_id=attempt.assignment_id,
            student_id=attempt.student_id,
        )
        session.add(cell)
    cell.attempt_id, cell.attempts, cell.steps = attempt.id, attempt.number, {}
    cell.state, cell.trouble, cell.last_trouble, cell.moved_at = "working", 0, "", now
    cell.revision = _turn_board(session, attempt)


def move(session: Session, attempt: Attempt, event: EventKind, now: datetime) -> None:
    """What an event means for the cell: a step done, or one more trouble; anything else leaves it alone."""
    if event.step is None and not event.trouble:
        return
    cell = _cell(session, attempt)
    if cell is None or cell.attempt_id != attempt.id:
        return
    (_stumble if event.trouble else _advance)(cell, event, now)
    cell.revision = _turn_board(session, attempt)


def marked(session: Session, attempt: Attempt, report: Report, report_id: int) -> None:
    """Keep the best report of the student on the cell."""
    cell = _cell(session, attempt)
    if cell is not None and (cell.earned is None or report.earned > cell.earned):
        cell.earned, cell.mark, cell.report_id = report.earned, report.mark, report_id


def _advance(cell: Progress, event: EventKind, now: datetime) -> None:
    cell.steps = {**cell.steps, str(event.step): "done"}
    cell.trouble, cell.moved_at = 0, now
    cell.state = "done" if cell.steps.get("submit") == "done" else "working"


def _stumble(cell: Progress, event: EventKind, now: datetime) -> None:
    cell.trouble, cell.last_trouble = cell.trouble + 1, event.kind
    if event.step and cell.steps.get(event.step) != "done":
        cell.steps = {**cell.steps, event.step: "trouble"}
    if cell.trouble >= TROUBLE_FOR_HELP and cell.state != "done":
        cell.state = "help"


def _cell(session: Session, attempt: Attempt) -> Progress | None:
    return session.get(Progress, (attempt.assignment_id, attempt.student_id))


def _turn_board(session: Session, attempt: Attempt) -> int:
    revision = Assignment.board_revision
    turned = (
        update(Assignment).where(Assignment.id == attempt.assignment_id).values(board_revision=revision + 1)
    )
    return session.execute(turned.returning(revision)).scalar_one()
