"""The journal in words: what happened, when, and with what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fixtures.world import World
from sandbox.store.journal import JournalEntry

STEPS = {
    "thong-tin": "Thông tin",
    "to-khai": "Tờ khai",
    "giay-to": "Giấy tờ",
    "nhan-ket-qua": "Nhận kết quả",
    "kiem-tra": "Kiểm tra",
}
REASONS = {"never_issued": "không phải giấy tờ thực hành"}


@dataclass(frozen=True)
class Moment:
    at: datetime
    label: str
    words: str
    trouble: bool


def timeline(world: World, journal: Iterable[JournalEntry]) -> list[Moment]:
    """The newest first."""
    found = []
    for entry in journal:
        kind = world.events.get(entry.kind)
        label, trouble = (kind.label, kind.trouble) if kind else (entry.kind, False)
        found.append(Moment(entry.at, label, _words(world, entry.data), trouble))
    return found[::-1]


def _words(world: World, data: Mapping[str, Any]) -> str:
    names = {part.id: part.name for one in world.catalogue.procedures.values() for part in one.components}
    labels = {field.name: field.label for one in world.catalogue.procedures.values() for field in one.form}
    said = []
    for key, value in data.items():
        if key == "query":
            said.append(f"“{value}”")
        elif key == "results":
            said.append(f"{value if isinstance(value, int) else len(value)} kết quả")
        elif key == "procedure" and value in world.catalogue.procedures:
            said.append(world.catalogue.procedures[value].name)
        elif key == "agency" and value in world.catalogue.agencies:
            said.append(world.catalogue.agencies[value].name)
        elif key == "component":
            said.append(names.get(value, value))
        elif key == "step":
            said.append(STEPS.get(value, value))
        elif key == "reason":
            said.append(REASONS.get(value, value))
        elif key in ("fields", "errors"):
            said.append(", ".join(labels.get(name, names.get(name, name)) for name in value))
        elif key in ("filename", "to", "due") or (key == "code" and str(value).startswith("000.")):
            said.append(str(value))
    return " · ".join(said)
