"""Moves one student's cell on the board; called within the operation that moved the student."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from fixtures.events import EventKind, load_events
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.trouble import read_trouble

TROUBLE_FOR_HELP = 3
ASKED_AGAIN = "otp.sent"  # a step forward the first time only
TURN = (
    update(Assignment)
    .where(Assignment.id == bindparam("assignment"))
    .values(board_revision=Assignment.board_revision + 1)
    .returning(Assignment.board_revision)
    .execution_options(synchronize_session=False)
)
FILED = ("sign_in", "form", "papers", "submit")  # done in whatever has been filed
NAME = re.compile(r"[\w-]+")
NO_DATA: Mapping[str, Any] = {}
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
    data: Mapping[str, Any] = NO_DATA,
    last: str = "submit",
) -> None:
    """What an event means for the cell: a step forward, or one more trouble; anything else leaves it alone.

    `data` as the journal has it; `last` the step that ends the exercise.
    """
    if event.step is None and not event.trouble:
        return
    cell = cell_of(session, attempt)
    if cell is None or cell.attempt_id != attempt.id:
        return
    column, done = PAGES.get(str(data.get("step", "")), (event.step or "", event.done))
    if event.trouble or _asks_again(cell, event):
        if not _stumble(cell, event, column, data):
            return
    elif _is_forward(cell, column, event):
        _advance(cell, column, done, now, last)
    else:
        return  # reading once more is no step forward
    cell.revision = _turn_board(session, attempt)


def counts(cell: Progress, earned: int, mark: str, report_id: int) -> None:
    """What counts for the student now, by the policy of the assignment."""
    cell.earned, cell.mark, cell.report_id = earned, mark, report_id


def turn(session: Session, cell: Progress, attempt: Attempt) -> None:
    """The board has something new to show of this student."""
    cell.revision = _turn_board(session, attempt)


def turn_boards(session: Session, classrooms: Collection[int]) -> None:
    """The boards of these classes have something new to show. Two at once hold them in one order."""
    here = select(Assignment.id).where(Assignment.classroom_id.in_(classrooms))
    boards = update(Assignment).where(Assignment.id.in_(here.order_by(Assignment.id).with_for_update()))
    turned = boards.values(board_revision=Assignment.board_revision + 1)
    session.execute(turned.execution_options(synchronize_session=False))


def _is_forward(cell: Progress, column: str, event: EventKind) -> bool:
    """What is done already moves nobody on, unless it ends the trouble they had there."""
    if cell.steps.get(column) != "done":
        return True
    known = load_events().get(read_trouble(cell.last_trouble).kind)
    return bool(cell.trouble) and (known is None or known.step in (None, event.step))


def _asks_again(cell: Progress, event: EventKind) -> bool:
    return event.kind == ASKED_AGAIN and cell.steps.get("sign_in") in ("started", "trouble")


def _advance(cell: Progress, column: str, done: bool, now: datetime, last: str) -> None:
    if done or cell.steps.get(column) != "done":
        cell.steps = {**cell.steps, column: "done" if done else "started"}
    cell.trouble, cell.last_trouble, cell.moved_at = 0, "", now
    cell.state = "working"
    if cell.steps.get("submit") == "done":
        cell.steps = cell.steps | dict.fromkeys(FILED, "done")
    if cell.steps.get(last) == "done":
        cell.state = "done"


def _stumble(cell: Progress, event: EventKind, column: str, data: Mapping[str, Any]) -> bool:
    """One more trouble; a new code after a wrong one is none of its own."""
    before = read_trouble(cell.last_trouble)
    if event.kind == ASKED_AGAIN and before.kind == "otp.failed":
        return False
    after = before.and_then(event.kind, _names(data))
    cell.trouble, cell.last_trouble = cell.trouble + 1, str(after)
    if column and cell.steps.get(column) != "done":
        cell.steps = {**cell.steps, column: "trouble"}
    if (cell.trouble >= TROUBLE_FOR_HELP or after.again) and cell.state != "done":
        cell.state = "help"
    return True


def _names(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What was refused: fields of the form, or a component and why; a sentence is no name."""
    listed = data.get("fields") or data.get("errors") or [data.get("component"), data.get("reason")]
    return tuple(name for name in map(str, listed) if NAME.fullmatch(name) and name != "None")


def cell_of(session: Session, attempt: Attempt) -> Progress | None:
    """Read once: the session knows it again for as long as somebody holds it."""
    return session.get(Progress, (attempt.assignment_id, attempt.student_id))


def _turn_board(session: Session, attempt: Attempt) -> int:
    return session.execute(TURN, {"assignment": attempt.assignment_id}).scalar_one()
