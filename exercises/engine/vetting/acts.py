"""The acts of a worked officer: on dossiers that lie there, in words the desk knows, the rest left to it."""

from collections.abc import Iterator, Mapping

from exercises.engine.acting import ACTED
from exercises.engine.exercise import Exercise
from exercises.engine.vetting.known import Found, Known
from exercises.engine.works import changed
from fixtures.catalogue import load_catalogue
from fixtures.content import nearest
from fixtures.desk import load_desk

TYPED = ("dossier", "action", "faults", "ground", "form", "reason", "days", "due")
"""What an officer writes down; the rules of the desk add the rest by themselves."""


def vet_acts(exercise: Exercise, known: Known) -> Found:
    for place, act in _acts(exercise):
        if exercise.desk.stack:
            yield from _keys(place, act)
            yield from known.refuse(f"{place}.dossier", "item", [act.get("dossier", "")])
            yield from _faults(exercise, place, act)
        yield from known.refuse(f"{place}.action", "action", _said(act, "action"))
        yield from known.refuse(f"{place}.form", "form", _said(act, "form"))
        yield from known.refuse(f"{place}.ground", "ground", _said(act, "ground"))
        if not act.get("days", "0").isdecimal():
            yield f"{place}.days", "số ngày là một số nguyên"


def _acts(exercise: Exercise) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each with its place in cases.yml."""
    work = exercise.cases.reference
    steps = [(f"reference.events.{number}", step) for number, step in enumerate(work.events)]
    for case in exercise.cases.cases:
        place, change = f"cases.{case.name}.change", case.change
        steps += [(f"{place}.first_events.{number}", one) for number, one in enumerate(change.first_events)]
        steps += [(f"{place}.add_events.{number}", one) for number, one in enumerate(change.add_events)]
        yield from ((f"{place}.acts.{item}", {**act, "dossier": item}) for item, act in change.acts.items())
    yield from ((place, step.data) for place, step in steps if step.event == ACTED)


def _keys(place: str, act: Mapping[str, str]) -> Found:
    for key in act:
        if key not in TYPED:
            yield f"{place}.{key}", "không ghi khoá này: máy tự điền từ hồ sơ" + nearest(key, TYPED)


def _faults(exercise: Exercise, place: str, act: Mapping[str, str]) -> Found:
    """ "component:kind", with a component of the procedure of that dossier."""
    item = next((one for one in exercise.desk.stack if one.id == act.get("dossier")), None)
    if item is None:
        return
    code = changed(exercise.sources[item.like].cases.reference, item.change).procedure
    procedure = load_catalogue().procedures.get(code)
    parts, kinds = [part.id for part in procedure.components] if procedure else [], load_desk().faults
    for fault in act.get("faults", "").split():
        component, _, kind = fault.partition(":")
        if component not in parts:
            near = nearest(component, parts)
            yield f"{place}.faults", f"thủ tục {code} không có thành phần “{component}”" + near
        if kind not in kinds:
            yield f"{place}.faults", f"không có loại lỗi “{kind}”" + nearest(kind, kinds)


def _said(act: Mapping[str, str], key: str) -> list[str]:
    return [act[key]] if act.get(key) else []
