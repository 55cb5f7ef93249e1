"""The guided tour: the reference solution as a way to walk, one stop after another, on the real pages.

It says what to do and where, never what is right to write.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exercises.engine.evidence import Event
from exercises.engine.exercise import Exercise, Step
from fixtures.content import Record, read_yaml, shown, validate

FILE = Path(__file__).parent.parent / "tour.yml"
TELLING = ("procedure", "step", "component", "message", "page")
"""Keys by which two events of a kind are told apart; what a student types freely is not among them."""

Told = tuple[tuple[str, str], ...]


class Stop(Record):
    """What is said of an event. `only`: of those with this step. `place`: where its link leads.

    look    the thing to press or fill in, a CSS selector for each page that has it
    """

    event: str
    only: str = ""
    place: str
    look: Mapping[str, str] = {}
    say: str


class _Table(Record):
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Station:
    """A stop of one exercise: the `number`-th `of` so many, about this `component` if about one."""

    number: int
    of: int
    stop: Stop
    step: Step

    @property
    def component(self) -> str:
        return self.step.data.get("component", "")


@cache
def load_stops() -> tuple[Stop, ...]:
    return validate(_Table, read_yaml(FILE), shown(FILE)).stops


def stations(exercise: Exercise) -> tuple[Station, ...]:
    """The whole way; none for an exercise that is free."""
    script = tuple((step, stop) for step in _script(exercise) if (stop := _stop_of(step)))
    return tuple(Station(number, len(script), stop, step) for number, (step, stop) in enumerate(script, 1))


def here(way: Sequence[Station], journal: Iterable[Event]) -> Station | None:
    """The first stop that has not been made; None at the end of the way."""
    made = Counter((event.kind, _told(event.data)) for event in journal)
    for station in way:
        key = station.step.event, _told(station.step.data)
        found = next((one for one in made if made[one] and _covers(one, key)), None)
        if found is None:
            return station
        made[found] -= 1
    return None


def _script(exercise: Exercise) -> Iterator[Step]:
    """The reference's events; papers are attached before the first step that follows them."""
    work = exercise.cases.reference
    attach = [
        Step(event="paper.attached", data={"component": name}) for name in work.attach if work.attach[name]
    ]
    for step in work.events:
        if _follows_papers(step):
            yield from attach
            attach = []
        yield step


def _follows_papers(step: Step) -> bool:
    return step.event in ("component.removed", "dossier.reviewed") or step.data.get("step") == "nhan-ket-qua"


def _stop_of(step: Step) -> Stop | None:
    known = [stop for stop in load_stops() if stop.event == step.event]
    exact = next((stop for stop in known if stop.only and stop.only == step.data.get("step")), None)
    return exact or next((stop for stop in known if not stop.only), None)


def _told(data: Mapping[str, object]) -> Told:
    return tuple((key, str(data[key])) for key in TELLING if key in data)


def _covers(made: tuple[str, Told], wanted: tuple[str, Told]) -> bool:
    return made[0] == wanted[0] and set(wanted[1]) <= set(made[1])
