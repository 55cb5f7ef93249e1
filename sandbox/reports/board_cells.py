"""One row of the live board: its state, its cells, and why somebody needs help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Row

from sandbox.reports.help import Facts, Reason, reasons
from sandbox.store.assignments import Assignment
from sandbox.store.trouble import read_trouble

State = Literal["todo", "working", "help", "done"]
Mark = Literal["", "done", "now", "trouble"]


@dataclass(frozen=True)
class BoardRow:
    """One student. `minutes` without a step forward; `where` they are now, `reasons` the heaviest first."""

    student_id: int
    seat: int
    name: str
    given_name: str
    state: State
    steps: tuple[Mark, ...]
    mark: str | None
    attempts: int
    minutes: int
    where: str
    reasons: tuple[Reason, ...]

    @property
    def stands(self) -> bool:
        """Whether the minutes without a step say anything."""
        return self.state in ("working", "help")


def board_row(
    found: Row[Any], assignment: Assignment, shown: Sequence[str], now: datetime, until: datetime
) -> BoardRow:
    """`until`: up to when standing still is counted, now or since when the class is paused."""
    minutes = max(int((until - found.moved_at).total_seconds() // 60), 0) if found.moved_at else 0
    why = reasons(_facts(found, assignment, now, minutes)) if found.state else ()
    state = _state(found.state, why)
    steps = _steps(shown, found.steps or {}, state)
    return BoardRow(
        student_id=found.id,
        seat=found.seat,
        name=found.full_name,
        given_name=found.given_name,
        state=state,
        steps=steps,
        mark=found.mark,
        attempts=found.attempts or 0,
        minutes=minutes,
        where=next((step for step, mark in zip(shown, steps, strict=True) if mark in ("now", "trouble")), ""),
        reasons=why,
    )


def _facts(found: Row[Any], assignment: Assignment, now: datetime, minutes: int) -> Facts:
    allowed = assignment.attempts_allowed + (found.more or 0)
    return Facts(
        trouble=found.trouble,
        last=read_trouble(found.last_trouble),
        minutes=minutes,
        left=found.finished_at is not None,
        spent=assignment.mode != "test" and found.attempts >= allowed,
        done=found.state == "done",
        mark=Decimal(found.mark) if found.mark else None,
        open_now=assignment.closes_at is None or now < assignment.closes_at,
    )


def _state(stored: str | None, why: Sequence[Reason]) -> State:
    if stored is None:
        return "todo"
    if stored == "done":
        return "done"
    return "help" if why else "working"


def _steps(shown: Sequence[str], stored: Mapping[str, str], state: State) -> tuple[Mark, ...]:
    """The furthest step of somebody still at work is where they are now."""
    marks: list[Mark] = [
        "trouble" if stored.get(step) == "trouble" else "done" if step in stored else "" for step in shown
    ]
    reached = max((index for index, mark in enumerate(marks) if mark), default=-1)
    if state != "done" and reached >= 0 and marks[reached] == "done":
        marks[reached] = "now"
    return tuple(marks)
