"""Moves one student's cell on the board; called within the operation that moved the student."""

from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from fixtures.events import EventKind
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt

TROUBLE_FOR_HELP = 3
TURN = (
    update(Assignment)
    .where(Assignment.id == bindparam("assignment"))
    .values(board_revision=Assignment.board_revision + 1)
    .returning(Assignment.board_revision)
    .execution_options(synchronize_session=False)
)
FILED = ("sign_in", "form", "papers", "submit")  # done in whatever has been filed
PAGES = {
    "thong-tin": ("form", False),
    "to-khai": ("form", True),
    "giay-to": ("papers", True),
    "nhan-ket-qua": ("submit", False),
}


def begin(session: Session, attempt: Attempt, now: datetime) -> None:
    """A new attempt starts a clean row of steps; the best mark stays."""
    cell = cell_of(session, attempt)
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


def move(
    session: Session,
    attempt: Attempt,
    event: EventKind,
    now: datetime,
    page: str = "",
    last: str = "submit",
) -> None:
    """What an event means for the cell: a step forward, or one more trouble; anything else leaves it alone.

    `page` is the wizard's page that was completed, if one was; `last` the step that ends the exercise.
    """
    if event.step is None and not event.trouble:
        return
    cell = cell_of(session, attempt)
    if cell is None or cell.attempt_id != attempt.id:
        return
    if event.trouble:
        _stumble(cell, event)
    else:
        column, done = PAGES.get(page, (str(event.step), event.done))
        if cell.steps.get(column) == "done" and not cell.trouble:
            return  # reading once more is no step forward
        _advance(cell, column, done, now, last)
    cell.revision = _turn_board(session, attempt)


def counts(cell: Progress, earned: int, mark: str, report_id: int) -> None:
    """What counts for the student now, by the policy of the assignment."""
    cell.earned, cell.mark, cell.report_id = earned, mark, report_id


def turn(session: Session, cell: Progress, attempt: Attempt) -> None:
    """The board has something new to show of this student."""
    cell.revision = _turn_board(session, attempt)


def _advance(cell: Progress, column: str, done: bool, now: datetime, last: str) -> None:
    if done or cell.steps.get(column) != "done":
        cell.steps = {**cell.steps, column: "done" if done else "started"}
    cell.trouble, cell.moved_at = 0, now
    cell.state = "working"
    if cell.steps.get("submit") == "done":
        cell.steps = cell.steps | dict.fromkeys(FILED, "done")
    if cell.steps.get(last) == "done":
        cell.state = "done"


def _stumble(cell: Progress, event: EventKind) -> None:
    cell.trouble, cell.last_trouble = cell.trouble + 1, event.kind
    if event.step and cell.steps.get(event.step) != "done":
        cell.steps = {**cell.steps, event.step: "trouble"}
    if cell.trouble >= TROUBLE_FOR_HELP and cell.state != "done":
        cell.state = "help"


def cell_of(session: Session, attempt: Attempt) -> Progress | None:
    """Read once: the session knows it again for as long as somebody holds it."""
    return session.get(Progress, (attempt.assignment_id, attempt.student_id))


def _turn_board(session: Session, attempt: Attempt) -> int:
    return session.execute(TURN, {"assignment": attempt.assignment_id}).scalar_one()
