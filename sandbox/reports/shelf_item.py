"""What a student's shelf holds: one assignment, and what may be done with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Sequence

State = Literal["todo", "working", "ended", "done"]
Door = Literal["soon", "open", "closed"]


@dataclass(frozen=True)
class ShelfItem:
    """One assignment as its student sees it.

    `attempts`: begun so far; `more`: those this student gets more than the class; `report_of`: the attempt
    whose report there is to look at; `ends_at`: when the time of the one under way is up; `overdue`: its
    time is over, and nobody has ended it. `first`: the step of its `sequence` that is to be done before.
    `paused`: the teacher holds the class up.
    """

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
    more: int
    minutes: int | None
    ends_at: datetime | None
    overdue: bool
    sequence: Sequence | None
    first: Exercise | None = None
    paused: bool = False

    @property
    def allowed(self) -> int:
        return self.assignment.attempts_allowed + self.more

    @property
    def left(self) -> int:
        return max(self.allowed - self.attempts, 0)

    @property
    def may_start(self) -> bool:
        return self.door == "open" and self.attempts == 0 and self.first is None

    @property
    def may_continue(self) -> bool:
        return self.door == "open" and self.under_way

    @property
    def may_retry(self) -> bool:
        return self.door == "open" and self.attempts > 0 and self.left > 0
