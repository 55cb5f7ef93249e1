"""What the journal knows of a dossier after so many steps; what was typed is not in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from fixtures.world import World
from sandbox.store.journal import JournalEntry
from sandbox.web.teacher.places import STEPS

PUT = ("paper.attached", "paper.reused")
QUIET = ("dossier.started", "dossier.reviewed", "dossier.tracked", "dossier.rated")


@dataclass
class Known:
    """`papers`: by component how many files it has now, and the names of those put in."""

    procedure: str = ""
    agency: str = ""
    code: str = ""
    state: str = ""
    saved: list[str] = field(default_factory=list)
    refused: str = ""
    papers: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)


@dataclass
class Situation:
    """After some steps: the account, the troubles met, and the dossier last worked on, if there is one."""

    signed_in: bool = False
    troubles: int = 0
    hints: int = 0
    dossier: Known | None = None


def situation(world: World, journal: Iterable[JournalEntry], names: Mapping[str, str]) -> Situation:
    """`names`: what fields and components are called."""
    now, dossiers, agency = Situation(), dict[int, Known](), ""
    for entry in journal:
        kind = world.events.get(entry.kind)
        now.troubles += kind.trouble if kind else 0
        now.hints += entry.kind == "hint.used"
        if entry.kind in ("account.signed_in", "account.signed_out"):
            now.signed_in = entry.kind == "account.signed_in"
        if entry.kind == "agency.chosen":
            agency = str(entry.data.get("agency", ""))
        if entry.dossier_id is not None:
            now.dossier = dossiers.setdefault(entry.dossier_id, Known(agency=_agency(world, agency)))
            _note(world, now.dossier, entry, names)
    return now


def _agency(world: World, key: str) -> str:
    known = world.catalogue.agencies.get(key)
    return known.name if known else ""


def _note(world: World, known: Known, entry: JournalEntry, names: Mapping[str, str]) -> None:
    data, kind = entry.data, entry.kind
    if kind == "dossier.started":
        procedure = world.catalogue.procedures.get(str(data.get("procedure", "")))
        known.procedure = procedure.name if procedure else str(data.get("procedure", ""))
    elif kind == "draft.saved":
        _save(known, str(data.get("step", "")))
    elif kind == "form.refused":
        known.refused = ", ".join(names.get(str(one), str(one)) for one in data.get("fields", ()))
    elif "component" in data:
        _papers(known, entry, names.get(str(data["component"]), str(data["component"])))
    elif kind.startswith("dossier.") and kind not in QUIET and kind in world.events:
        known.state = _(world.events[kind].label)
    known.code = str(data["code"]) if kind.startswith("dossier.") and data.get("code") else known.code


def _save(known: Known, step: str) -> None:
    page = str(STEPS.get(step, step))
    known.refused = ""
    if page and page not in known.saved:
        known.saved.append(page)


def _papers(known: Known, entry: JournalEntry, component: str) -> None:
    count, put = known.papers.get(component, (0, []))
    if entry.kind in PUT:
        name = str(entry.data.get("filename") or entry.data.get("code", ""))
        known.papers[component] = (count + 1, [*put, name])
    elif entry.kind == "paper.removed":
        left = max(count - 1, 0)
        known.papers[component] = (left, put if left else [])
    elif entry.kind == "component.removed":
        known.papers.pop(component, None)
        known.struck.append(component)
    elif entry.kind == "component.restored" and component in known.struck:
        known.struck.remove(component)
