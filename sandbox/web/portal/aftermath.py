"""What has become of a filed dossier, for its page: what waits, what may be done, how it went."""

from typing import Any

from fixtures.lifecycle import State, Transition
from sandbox.reports import aftermath, dossiers
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.web.context import content, reading
from sandbox.web.portal.actions import actions_of

Line = tuple[JournalEntry, Transition, State]


def aftermath_of(found: Dossier) -> dict[str, Any]:
    """What `portal/_aftermath.html` shows of a filed dossier, and the buttons of what may be done with it."""
    after = aftermath.of_dossier(reading(), found)
    procedure = content().world.catalogue.procedure(found.procedure)
    demand = after.demand if found.state == "supplement" else None
    actions = actions_of(found, paid=after.paid, rated=after.rating is not None)
    return {
        "aftermath": after,
        "demand": demand,
        "demanded": [part.name for part in procedure.components if demand and part.id in demand.components]
        + [field.label for field in procedure.form if demand and field.name in demand.fields],
        "actions": actions[1:] if demand or after.payment else actions,  # the first has its own notice
    }


def journey_of(found: Dossier) -> list[Line]:
    """What happened to it, newest first, each time with the state it came to."""
    lifecycle = content().world.lifecycle
    kinds = {move.event for move in lifecycle.transitions}
    entries = dossiers.history(reading(), found, kinds)[::-1]
    moves = lifecycle.walk([entry.kind for entry in entries], found.state)
    told = [
        (entry, move, lifecycle.state(move.to)) for entry, move in zip(entries, moves, strict=True) if move
    ]
    return told[::-1]
