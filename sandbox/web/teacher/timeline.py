"""The journal in words: what happened, when, and with what."""

from collections.abc import Callable, Collection, Iterable, Mapping
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


def timeline(world: World, journal: Iterable[JournalEntry], procedures: Collection[str]) -> list[Moment]:
    """The newest first; fields and components are named as in these procedures."""
    say = _sayings(world, procedures)
    return [_moment(world, entry, say) for entry in journal][::-1]


def _moment(world: World, entry: JournalEntry, say: Mapping[str, Callable[[Any], str]]) -> Moment:
    kind = world.events.get(entry.kind)
    words = [say[key](value) for key, value in entry.data.items() if key in say]
    label, trouble = (kind.label, kind.trouble) if kind else (entry.kind, False)
    return Moment(entry.at, label, " · ".join(word for word in words if word), trouble)


def _sayings(world: World, procedures: Collection[str]) -> dict[str, Callable[[Any], str]]:
    """How each key of an event is said; other keys say nothing to a teacher."""
    known = world.catalogue.procedures
    mine = [known[code] for code in procedures if code in known]
    names = {part.id: part.name for one in mine for part in one.components}
    names |= {field.name: field.label for one in mine for field in one.form}
    agencies = world.catalogue.agencies
    return {
        "query": lambda text: f"“{text}”",
        "results": lambda found: f"{found if isinstance(found, int) else len(found)} kết quả",
        "procedure": lambda code: known[code].name if code in known else str(code),
        "agency": lambda key: agencies[key].name if key in agencies else str(key),
        "component": lambda key: names.get(key, str(key)),
        "step": lambda key: STEPS.get(key, str(key)),
        "reason": lambda key: REASONS.get(key, str(key)),
        "fields": lambda keys: ", ".join(names.get(key, str(key)) for key in keys),
        "errors": lambda keys: ", ".join(names.get(key, str(key)) for key in keys),
        "code": lambda code: str(code) if "." in str(code) else "",
        "filename": str,
        "to": str,
    }
