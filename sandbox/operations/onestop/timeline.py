"""When the officer does what: the steps an exercise orders, and between them the usual course of a desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from exercises.engine.schema import OfficerStep
from fixtures.officer import REACTION_HOURS
from fixtures.working_days import add_working_days, add_working_hours, next_working_day

MORNING, COLLECTED = time(8, 0), time(9, 0)
"""When the desk takes up what came in, and when people come for their results, having been told before."""
POST_DAYS = 2
"""Working days a letter takes. Practice number, unverified."""

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "review": ("dossier.received", "dossier.supplement_requested", "dossier.refused"),
    "receive": ("dossier.received",),
    "supplement": ("dossier.supplement_requested",),
    "refuse": ("dossier.refused",),
    "stop": ("dossier.stopped",),
    "late": ("dossier.extended",),
    "finish": ("dossier.finished",),
}
"""The events by which an ordered step is known to be done."""
STATES: Mapping[str, tuple[str, ...]] = {
    "review": ("registered",),
    "receive": ("registered",),
    "supplement": ("registered", "processing"),
    "refuse": ("registered",),
    "stop": ("processing",),
    "late": ("processing",),
    "finish": ("processing",),
}
"""Where an ordered step can be taken; elsewhere it waits and the usual course goes on."""

Event = tuple[str, datetime]


@dataclass(frozen=True)
class Situation:
    """A dossier as the timeline sees it. `events`: its moves so far, oldest first, each with its moment.

    receive    desk | post | online            answer_by   when the demand under answer runs out
    forward_on when the agency that has it is to hand it on; None where it is the only one, or the last
    complete   whether the officer would find nothing to ask for
    """

    state: str
    events: Sequence[Event]
    steps: Sequence[OfficerStep]
    due_on: datetime | None
    answer_by: datetime | None
    receive: str
    complete: Callable[[], bool]
    forward_on: datetime | None = None

    @property
    def since(self) -> datetime:
        return self.events[-1][1]


@dataclass(frozen=True)
class Turn:
    """`do`: the name of an act; `step`: the order of the exercise behind it, if there is one."""

    at: datetime
    do: str
    step: OfficerStep | None = None


def next_turn(now: Situation) -> Turn | None:
    """What the desk does next with the dossier; None while it waits for its citizen, or is at its end."""
    ordered, usual = _ordered(now), _usual(now)
    on_its_way = ordered and usual and usual.do == "forward" and usual.at < ordered.at
    turn = usual if on_its_way else ordered or usual
    return turn and Turn(max(turn.at, now.since), turn.do, turn.step)


def _ordered(now: Situation) -> Turn | None:
    step = _pending(now.steps, now.events)
    if step is None or now.state not in STATES[step.do]:
        return None
    if step.do == "late":
        return Turn(now.due_on, step.do, step) if now.due_on else None
    happened = [at for kind, at in now.events if kind == step.on]
    return Turn(_after(step.after, happened[-1]), step.do, step) if happened else None


def _pending(steps: Sequence[OfficerStep], events: Sequence[Event]) -> OfficerStep | None:
    """The first step that is not done: its event has happened, and after that nothing it leads to."""
    left, seen = list(steps), set[str]()
    for kind, _ in events:
        if left and left[0].on in seen and kind in OUTCOMES[left[0].do]:
            left.pop(0)
        seen.add(kind)
    return left[0] if left and left[0].on in seen else None


def _usual(now: Situation) -> Turn | None:
    if now.state == "registered":
        return Turn(_reaction(now.since), "review")
    if now.state == "received":
        return Turn(now.since, "process")
    if now.state == "processing":
        if now.events[-1][0] == "dossier.supplemented" and not now.complete():
            return Turn(_reaction(now.since), "review")
        if now.forward_on is not None:
            return Turn(now.forward_on, "forward")
        return Turn(now.due_on or now.since, "finish")
    if now.state == "supplement":
        return Turn(now.answer_by, "expire") if now.answer_by else None
    if now.state == "done":
        return Turn(_handed_over(now.receive, now.since), "return")
    return None


def _reaction(since: datetime) -> datetime:
    """The next working morning, or after eight working hours where that is sooner."""
    morning = datetime.combine(next_working_day(since.date()), MORNING)
    return min(morning, add_working_hours(since, REACTION_HOURS))


def _handed_over(receive: str, finished: datetime) -> datetime:
    """At once as a document, the next working day at the desk, two working days later by post."""
    if receive == "online":
        return finished
    day = finished.date()
    for _ in range(POST_DAYS if receive == "post" else 1):
        day = next_working_day(day)
    return datetime.combine(day, COLLECTED)


def _after(wait: str, moment: datetime) -> datetime:
    """ "1 working_day" is that morning, "4 working_hour" so many office hours later, "" at once."""
    if not wait:
        return moment
    amount, unit = wait.split()
    if unit == "working_hour":
        return add_working_hours(moment, int(amount))
    return add_working_days(moment, int(amount)).replace(hour=MORNING.hour, minute=MORNING.minute)
