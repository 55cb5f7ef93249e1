"""The journal in words: what happened, when, and with what."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from exercises.engine.schema import Exercise
from fixtures.desk import load_desk
from fixtures.desk_forms import FORMS
from fixtures.ratings import load_ratings
from fixtures.world import World
from sandbox.operations.journal import OF_THE_CITIZEN
from sandbox.store.journal import JournalEntry
from sandbox.web.formats import day
from sandbox.web.teacher.places import STEPS, place_of

REASONS = {
    "never_issued": _l("không phải giấy tờ thực hành"),
    "no_file": _l("chưa chọn tệp"),
    "too_large": _l("tệp quá lớn"),
    "unreadable": _l("tệp hỏng, hoặc không phải ảnh PNG, JPEG hay PDF"),
    "wrong_type": _l("loại tệp mà cổng này không nhận"),
    "blank_form": _l("mẫu còn trống, chưa điền và ký"),
}


@dataclass(frozen=True)
class Moment:
    """`at` is real time, `clock` the simulated one, `place` the page it happened on."""

    at: datetime
    clock: datetime
    label: str
    words: str
    place: str
    trouble: bool


def own_steps(exercise: Exercise, journal: Sequence[JournalEntry]) -> tuple[JournalEntry, ...]:
    """What the student did. An officer's journal also tells what became of the dossiers of the stack: no
    steps of theirs, nor troubles."""
    citizen = exercise.side == "citizen"
    return tuple(entry for entry in journal if citizen or not entry.kind.startswith(OF_THE_CITIZEN))


def timeline(world: World, journal: Iterable[JournalEntry], procedures: Collection[str]) -> list[Moment]:
    """As it happened; fields and components are named as in these procedures."""
    say = _sayings(world, procedures)
    return [_moment(world, entry, say) for entry in journal]


def names_of(world: World, procedures: Collection[str]) -> dict[str, str]:
    """What the fields and components of these procedures are called."""
    known = world.catalogue.procedures
    mine = [known[code] for code in procedures if code in known]
    names = {part.id: part.name for one in mine for part in one.components}
    return names | {field.name: field.label for one in mine for field in one.form}


def _moment(world: World, entry: JournalEntry, say: Mapping[str, Callable[[Any], str]]) -> Moment:
    kind = world.events.get(entry.kind)
    words = [say[key](value) for key, value in entry.data.items() if key in say]
    label, trouble = (_(kind.label), kind.trouble) if kind else (entry.kind, False)
    said = " · ".join(word for word in words if word)
    return Moment(entry.at, entry.clock, label, said, place_of(entry), trouble)


def _sayings(world: World, procedures: Collection[str]) -> dict[str, Callable[[Any], str]]:
    """How each key of an event is said; other keys say nothing to a teacher."""
    known, names = world.catalogue.procedures, names_of(world, procedures)
    agencies = world.catalogue.agencies
    actions = {move.action: move.label for move in world.lifecycle.transitions}
    levels = {level.id: level.label for level in load_ratings().levels}
    return {
        "query": lambda text: f"“{text}”",
        "results": lambda found: _("%(n)s kết quả", n=found if isinstance(found, int) else len(found)),
        "procedure": lambda code: known[code].name if code in known else str(code),
        "agency": lambda key: agencies[key].name if key in agencies else str(key),
        "component": lambda key: names.get(key, str(key)),
        "step": lambda key: str(STEPS.get(key, key)),
        "reason": lambda key: str(REASONS.get(key, key)),
        "fields": lambda keys: ", ".join(names.get(key, str(key)) for key in keys),
        "errors": lambda keys: ", ".join(names.get(key, str(key)) for key in keys),
        "code": lambda code: str(code) if "." in str(code) else "",
        "filename": str,
        "subject": lambda words: f"“{words}”",
        "action": lambda name: actions.get(name, str(name)),
        "faults": lambda listed: ", ".join(_fault(one, names) for one in str(listed).split()),
        "ground": lambda key: load_desk().grounds.get(key, str(key)),
        "form": lambda kind: next(iter(FORMS[kind].title.values())) if kind in FORMS else str(kind),
        "rating": lambda level: levels.get(level, str(level)),
        "to": _day_or_place,
    }


def _fault(fault: str, names: Mapping[str, str]) -> str:
    component, _colon, kind = fault.partition(":")
    return f"{names.get(component, component)}: {load_desk().faults.get(kind, kind)}"


def _day_or_place(to: str) -> str:
    try:
        return day(date.fromisoformat(to))
    except ValueError:
        return to
