"""How far a dossier on the desk is: its state and dates after each move, and what is to be done next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from exercises.engine.exercise import Moved
from fixtures.deadlines import due, put_off
from fixtures.desk_forms import number_in
from fixtures.lifecycle import Transition, load_lifecycle
from fixtures.officer import LATE_DAYS, REACTION_HOURS
from fixtures.procedure import Era, Hop, Processing
from fixtures.working_days import add_working_hours

AFTER = {"received": "process", "done": "return_result"}
"""What comes next where nothing has to be judged."""


@dataclass(frozen=True)
class Standing:
    """`came`: when it last came to the desk to be looked at; `due`: when its result was promised last.

    Where it passes between agencies, `route`: which of them has it, `hop`, from 0; `here`: until when.
    """

    state: str
    came: datetime | None
    due: datetime | None = None
    route: tuple[Hop, ...] = ()
    hop: int = 0
    here: datetime | None = None

    @property
    def by(self) -> datetime | None:
        """Until when the desk has to do something with it; None where no clock runs."""
        if self.state == "registered":
            return add_working_hours(self.came, REACTION_HOURS) if self.came else None
        return (self.here or self.due) if self.state == "processing" else None

    @property
    def goes_on(self) -> bool:
        """Whether another agency still has to have it."""
        return self.hop + 1 < len(self.route)

    def is_late(self, now: datetime) -> bool:
        return self.state == "processing" and self.due is not None and now > self.due

    def after(
        self, action: str, now: datetime, processing: Processing | None = None, days: int = 0
    ) -> "Standing":
        """Once an officer has done this; what the lifecycle does not know leaves it where it is."""
        move = officers_move(self.state, action)
        if move is None:
            return self
        promised = self.due
        if action == "receive" and processing is not None:
            promised = due(processing, now)
        if action == "extend":
            promised = put_off(self.due or now, days or LATE_DAYS)
        moved = replace(self, state=move.to, due=promised)
        if self.route and action == "receive":
            return moved._taken(0, now)
        return moved._taken(self.hop + 1, now) if action == "forward" and self.goes_on else moved

    def _taken(self, hop: int, now: datetime) -> "Standing":
        """The last agency has at least until the day that was promised for the whole, as at the desk."""
        own = due(self.route[hop], now)
        last = hop + 1 == len(self.route)
        return replace(self, hop=hop, here=max(own, self.due) if last and self.due else own)


def stood(
    filed: datetime, moves: Sequence[Moved], processing: Processing | None, route: tuple[Hop, ...] = ()
) -> Standing:
    """A dossier that came in then and was moved like this."""
    standing = Standing("registered", filed, route=route)
    for one in moves:
        standing = standing.after(one.action, one.at, processing, one.days)
    return standing


def to_do(standing: Standing, found: str, now: datetime) -> str:
    """What the desk should do with it now, where the rules find this in its papers: an action, and why."""
    if standing.state == "registered":
        return found
    if standing.state != "processing":
        return AFTER.get(standing.state, "")
    if standing.is_late(now):
        return "extend"
    if found != "receive":
        return found
    return "forward" if standing.goes_on else "finish"


def officers_move(state: str, action: str) -> Transition | None:
    """The row of the lifecycle by which an officer does this there."""
    rows = load_lifecycle().transitions
    here = (row for row in rows if (row.from_, row.action, row.actor) == (state, action, "officer"))
    return next(here, None)


def form_with(state: str, action: str, era: Era) -> str:
    """The kind of form that goes with a move in this era, or nothing where that era has none."""
    move = officers_move(state, action)
    return move.form if move and number_in(move.form, era) else ""
