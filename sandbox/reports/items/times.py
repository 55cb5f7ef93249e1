"""How long the steps of an exercise take: between what the journal saw last of one and of the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from statistics import median

from fixtures.events import STEPS, EventKind

BEGINS = "attempt.started"
Last = tuple[int, str, datetime]  # attempt, kind of event, when it came last


def minutes_of_steps(last: Iterable[Last], events: Mapping[str, EventKind]) -> dict[str, tuple[float, int]]:
    """By step, in the board's order: (median minutes, of how many attempts).

    A step lasts from the last event of the step before it to its own last event: what is journaled is the
    end of a piece of work, so the steps of one attempt add up to the whole of it.
    """
    spent: dict[str, list[float]] = defaultdict(list)
    for ends in _ends(last, events).values():
        begun = ends.pop("", None)
        for step, end in sorted(ends.items(), key=lambda one: one[1]):
            if begun is not None:
                spent[step].append((end - begun).total_seconds() / 60)
            begun = end
    return {step: (median(spent[step]), len(spent[step])) for step in STEPS if spent[step]}


def _ends(last: Iterable[Last], events: Mapping[str, EventKind]) -> dict[int, dict[str, datetime]]:
    """When each step of each attempt ended; under "" when the attempt began."""
    found: dict[int, dict[str, datetime]] = defaultdict(dict)
    for attempt, kind, at in last:
        step = "" if kind == BEGINS else events[kind].step if kind in events else None
        if step is not None:
            found[attempt][step] = max(at, found[attempt].get(step, at))
    return found
