"""What an officer did at the desk, as the journal tells it, and in words a teacher reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exercises.engine.checking import Context
from exercises.engine.evidence import Event, Evidence
from exercises.engine.stack import Laid, of_item
from exercises.engine.standing import form_with
from fixtures.catalogue import load_catalogue
from fixtures.desk import load_desk
from fixtures.desk_forms import FORMS
from fixtures.lifecycle import load_lifecycle

ACTED, SEEN, OPENED = "desk.acted", "desk.paper_seen", "desk.opened"
JUDGED = frozenset({"receive", "request_supplement", "refuse", "stop"})
"""What the desk may have to find in a dossier; the other moves follow of themselves."""
GROUND = "ground:"
BETWEEN = "; "


@dataclass(frozen=True)
class Act:
    """One act; `place`: where it stands in the journal."""

    place: int
    event: Event

    def said(self, key: str) -> str:
        return str(self.event.data.get(key) or "")

    @property
    def dossier(self) -> str:
        return self.said("dossier")

    @property
    def action(self) -> str:
        return self.said("action")

    @property
    def wanted(self) -> tuple[str, frozenset[str]]:
        """(action, faults) that the desk's own rules found at that moment."""
        return parted(self.said("found"))

    @property
    def named(self) -> frozenset[str]:
        """Faults and ground as the officer wrote them down."""
        ground = self.said("ground")
        return frozenset(self.said("faults").split()) | ({GROUND + ground} if ground else frozenset())


def parted(found: str) -> tuple[str, frozenset[str]]:
    """ "refuse ground:late" as its action and its faults."""
    action, *faults = found.split() or [""]
    return action, frozenset(faults)


def acts(evidence: Evidence, dossier: str = "") -> Iterator[Act]:
    """In their order, on one dossier or on all."""
    for place, event in enumerate(evidence.journal):
        if event.kind == ACTED and dossier in ("", str(event.data.get("dossier"))):
            yield Act(place, event)


def first_act(ctx: Context, dossier: str) -> Act | None:
    return next(acts(ctx.evidence, dossier), None)


def judged(evidence: Evidence) -> list[Act]:
    """The acts where something was to be found, right or wrong."""
    return [one for one in acts(evidence) if one.wanted[0] in JUDGED]


def items(ctx: Context, named: Sequence[str]) -> tuple[str, ...]:
    """The dossiers a row is about; where it names none, the whole stack."""
    return tuple(named) or tuple(ctx.variant.stack)


def found_in(ctx: Context, dossier: str) -> tuple[str, frozenset[str]]:
    """(action, faults) that the rules of the desk found in an item when it was laid there."""
    return parted(str(ctx.variant.stack[dossier]["found"]))


def form_for(ctx: Context, dossier: str) -> str:
    """The kind of form that goes with what is to be done with an item; "" where none does."""
    one: Laid = of_item(ctx.variant, dossier)
    return form_with(one.state, found_in(ctx, dossier)[0], ctx.exercise.era)


def agreement(right: frozenset[str], named: frozenset[str]) -> Decimal:
    """1 for exactly these; each missing or extra one takes its share."""
    return max(Decimal(0), 1 - Decimal(len(right ^ named)) / max(1, len(right)))


def was_looked_through(evidence: Evidence, act: Act) -> bool:
    """Whether every component that held a paper was opened before; without papers, the dossier itself."""
    before = [event for event in evidence.journal[: act.place] if event.data.get("dossier") == act.dossier]
    opened = {str(event.data.get("component")) for event in before if event.kind == SEEN}
    papers = set(act.said("papers").split())
    return papers <= opened if papers else any(event.kind == OPENED for event in before)


def was_in_time(act: Act) -> bool:
    """Where no clock ran, nothing could be late."""
    return not act.said("by") or act.event.clock[:16] <= act.said("by")


def with_act(evidence: Evidence, act: Act, **change: str) -> Evidence:
    """The same evidence, and this act otherwise."""
    journal = list(evidence.journal)
    journal[act.place] = replace(act.event, data={**act.event.data, **change})
    return replace(evidence, journal=tuple(journal))


def said_action(action: str) -> str:
    """ "Yêu cầu bổ sung"; what nobody knows stays as it is."""
    rows = load_lifecycle().transitions
    return next((row.label for row in rows if row.action == action), action)


def said_form(kind: str, era: str) -> str:
    form = FORMS.get(kind)
    return next((title for name, title in form.title.items() if name == era), kind) if form else kind


def said_faults(ctx: Context, dossier: str, faults: frozenset[str]) -> str:
    """ "Thẻ căn cước: Hết hạn; Nộp quá thời hạn của thủ tục"."""
    return in_words(str(ctx.variant.stack[dossier]["procedure"]), faults)


def in_words(code: str, faults: frozenset[str]) -> str:
    """The same for a dossier of this procedure."""
    known = load_catalogue().procedures.get(code)
    names = {part.id: part.name for part in known.components} if known else {}
    return BETWEEN.join(_said_fault(one, names) for one in sorted(faults))


def _said_fault(fault: str, names: dict[str, str]) -> str:
    words = load_desk()
    if fault.startswith(GROUND):
        ground = fault.removeprefix(GROUND)
        return words.grounds.get(ground, ground)
    component, _, kind = fault.partition(":")
    return f"{names.get(component, component)}: {words.faults.get(kind, kind)}"
