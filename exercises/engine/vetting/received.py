"""The files a student receives: who signs them, what they are, what was changed."""

from collections.abc import Iterator

from exercises.engine.exercise import Exercise, Received
from exercises.engine.received import HOLDER
from exercises.engine.vetting.known import Found, Known, refuse_twins
from fixtures.content import nearest
from fixtures.signatures import VERDICTS


def vet_received(exercise: Exercise, known: Known) -> Found:
    yield from refuse_twins("received", (one.id for one in exercise.received))
    for one in exercise.received:
        place = f"received.{one.id}"
        yield from known.refuse_agency(f"{place}.agency", one.agency)
        for text in (one.condition, one.number, one.holder, *one.lines.values(), *one.forged.values()):
            yield from known.refuse_values(place, text)
        yield from _condition(exercise, one, f"{place}.condition")
        for name in one.forged:
            if name != HOLDER and name not in one.lines:
                yield f"{place}.forged", f"tệp không có mục “{name}”" + nearest(name, (HOLDER, *one.lines))


def _condition(exercise: Exercise, one: Received, place: str) -> Found:
    for condition in dict.fromkeys(_conditions(exercise, one.condition)):
        if condition not in VERDICTS:
            yield place, f"không có tình trạng “{condition}”" + nearest(condition, VERDICTS)
        if condition == "altered" and not one.forged:
            yield place, "tệp bị sửa cần forged, chỗ đã sửa"


def _conditions(exercise: Exercise, template: str) -> Iterator[str]:
    """All that it can be: a template is of one of the choices."""
    name, _, key = template.strip("{}").partition(".")
    if not template.startswith("{"):
        yield template
    for option in exercise.choices.get(name, ()):
        yield option.get(key or "value", "")
