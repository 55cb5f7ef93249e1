"""The names an exercise may use, and how an unknown one is refused."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from exercises.engine.exercise import Exercise
from exercises.engine.matching import KINDS
from exercises.engine.variants import PLACEHOLDER, make_variant, without_stack
from fixtures.content import nearest
from fixtures.desk import load_desk
from fixtures.desk_forms import FORMS, number_in
from fixtures.world import World

Found = Iterator[tuple[str, str]]  # place and message
SAMPLES = 30

WORDS: Mapping[str, str] = {
    "procedure": "thủ tục",
    "agency": "cơ quan",
    "field": "trường",
    "component": "thành phần hồ sơ",
    "paper": "giấy tờ",
    "event": "sự kiện",
    "state": "trạng thái",
    "kind": "kiểu so sánh",
    "criterion": "tiêu chí",
    "value": "giá trị",
    "question": "câu hỏi",
    "item": "hồ sơ trên bàn",
    "action": "thao tác của cán bộ",
    "form": "mẫu phiếu",
    "ground": "lý do từ chối",
}


@dataclass(frozen=True)
class Known:
    names: Mapping[str, Collection[str]]
    event_keys: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]

    @classmethod
    def of(cls, exercise: Exercise, world: World, values: Mapping[str, str], also: str = "") -> "Known":
        """Fields and components are those of the procedures the rubric and the reference are about.

        `also` is the code of another procedure, which a case files instead.
        """
        codes = {row.args["code"] for row in exercise.rubric if row.check == "procedure_is"}
        about = codes | {exercise.cases.reference.procedure, also}
        about |= {exercise.given.procedure} if exercise.given else set()
        procedures = [p for code, p in world.catalogue.procedures.items() if code in about]
        names: dict[str, Collection[str]] = {
            "procedure": [p.code for p in world.catalogue.of_era(exercise.era)],
            "agency": world.catalogue.agencies,
            "field": [field.name for p in procedures for field in p.form],
            "component": [part.id for p in procedures for part in p.components],
            "paper": [paper.id for paper in exercise.papers],
            "event": world.events,
            "state": world.lifecycle.states,
            "kind": KINDS,
            "criterion": [row.id for row in exercise.rubric],
            "value": values,
            "question": [question.id for question in exercise.questions],
            "item": [item.id for item in exercise.desk.stack],
            "action": [row.action for row in world.lifecycle.transitions if row.actor == "officer"],
            "form": [kind for kind in FORMS if number_in(kind, exercise.era)],
            "ground": load_desk().grounds,
        }
        keys = {
            kind: tuple(key for key in event.keys if key not in event.optional)
            for kind, event in world.events.items()
        }
        return cls(names, keys, values)

    def refuse(self, place: str, kind: str, names: Iterable[str]) -> Found:
        """A problem for each name that is not known as this kind of thing."""
        for name in names:
            if name not in self.names[kind]:
                yield place, f"không có {WORDS[kind]} “{name}”" + nearest(name, self.names[kind])

    def refuse_agency(self, place: str, agency: str) -> Found:
        """A problem for an unknown agency; "{police}" is one that the exercise derives."""
        if "{" in agency:
            yield from self.refuse_values(place, agency)
        else:
            yield from self.refuse(place, "agency", [agency])

    def refuse_values(self, place: str, template: str) -> Found:
        """A problem for each {name} without a value, and for a brace that opens no name."""
        yield from self.refuse(place, "value", PLACEHOLDER.findall(template))
        if "{" in PLACEHOLDER.sub("", template) or "}" in PLACEHOLDER.sub("", template):
            yield place, "dấu { } chỉ dùng để gọi giá trị, ví dụ {me.full_name}"

    def refuse_event(self, place: str, event: str, data: Mapping[str, str]) -> Found:
        """A problem for an unknown event, and for each key it must carry and does not."""
        yield from self.refuse(place, "event", [event])
        for key in self.event_keys.get(event, ()):
            if key not in data:
                yield f"{place}.{key}", f"sự kiện {event} cần khoá này"
        for key, template in data.items():
            yield from self.refuse_values(f"{place}.{key}", template)


def sure_values(exercise: Exercise, count: int) -> dict[str, str]:
    """The values every one of many variants has: a young brother may have no diploma yet."""
    alone = without_stack(exercise)
    samples = [make_variant(alone, f"vetting-{number}").values for number in range(count)]
    sure = set(samples[0]).intersection(*samples)
    return {name: value for name, value in samples[0].items() if name in sure}


def refuse_twins(place: str, names: Iterable[str]) -> Found:
    """A problem for each id used twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield f"{place}.{name}", "id này được dùng hai lần"
        seen.add(name)
