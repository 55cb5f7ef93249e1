"""A worked officer: what stands beside each act in the journal, so that no author has to write it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from exercises.engine.acting import GROUND, parted
from exercises.engine.exercise import Exercise
from exercises.engine.stack import Laid, of_item, opinion_of
from exercises.engine.standing import Standing, form_with, to_do
from exercises.engine.variants import Variant
from fixtures.catalogue import load_catalogue
from fixtures.deadlines import due
from fixtures.officer import ANSWER_DAYS, LATE_DAYS
from fixtures.procedure import Processing

DAYS = {"request_supplement": ANSWER_DAYS, "extend": LATE_DAYS}
"""As a page offers them."""


@dataclass
class Bench:
    """The stack of one officer while the script is acted; `stands`: what has been taken up so far."""

    exercise: Exercise
    variant: Variant
    stands: dict[str, Standing] = field(default_factory=dict)

    def acted(self, typed: Mapping[str, str], now: datetime) -> dict[str, str]:
        """All that `desk.acted` tells; what is typed differs from what the rules want.

        A dossier that lies in no stack, a classmate's, is told as it is typed.
        """
        item = typed.get("dossier", "")
        if item not in self.variant.stack:
            return dict(typed)
        one = of_item(self.variant, item)
        processing = load_catalogue().procedure(one.procedure).processing
        stands = self.stands.get(item, one.standing)
        told = {**self._rules(one, stands, typed.get("action", ""), now, processing), **typed}
        self.stands[item] = stands.after(told["action"], now, processing, int(told["days"] or 0))
        return told

    def _rules(
        self, one: Laid, stands: Standing, action: str, now: datetime, processing: Processing | None
    ) -> dict[str, str]:
        """What goes with this action, or with the right one."""
        found = one.found if stands == one.standing else to_do(stands, opinion_of(one).found, now)
        right, named = parted(found) if action in ("", parted(found)[0]) else (action, frozenset[str]())
        grounds = {fault.removeprefix(GROUND) for fault in named if fault.startswith(GROUND)}
        promised = f"{due(processing, now):%d/%m/%Y}" if processing else ""
        action = action or right
        receives = action == "receive"
        return {
            "action": action,
            "faults": " ".join(fault for fault in found.split()[1:] if fault in named and not grounds),
            "ground": "".join(grounds),
            "form": form_with(stands.state, action, self.exercise.era),
            "reason": "",
            "days": str(DAYS.get(action, "")),
            "due": promised if receives and self.exercise.desk.ask_due else "",
            "promised": promised if receives else "",
            "found": found,
            "by": stands.by.isoformat(timespec="minutes") if stands.by else "",
            "papers": " ".join(dict.fromkeys(component for component, _ in one.attach)),
        }
