"""The worked examples: the reference and the hand-written cases."""

from collections.abc import Iterable, Mapping

from exercises.engine.checking import FOREIGN
from exercises.engine.exercise import Case, Exercise, Step
from exercises.engine.vetting.known import Found, Known, refuse_twins
from fixtures.content import nearest
from fixtures.world import World


def vet_cases(exercise: Exercise, known: Known, world: World) -> Found:
    work = exercise.cases.reference
    yield from known.refuse("reference.procedure", "procedure", [work.procedure])
    yield from _agency(work.procedure, work.agency, world)
    yield from known.refuse("reference.state", "state", [work.state])
    yield from _filed("reference", work.fields, work.attach, work.removed, known)
    yield from _events("reference.events", work.events, known)
    yield from refuse_twins("cases", (case.name for case in exercise.cases.cases))
    for case in exercise.cases.cases:
        yield from _case(exercise, case, f"cases.{case.name}", known)


def _agency(procedure: str, agency: str, world: World) -> Found:
    found = world.catalogue.procedures.get(procedure)
    if found and agency not in found.agencies:
        yield (
            "reference.agency",
            f"thủ tục {procedure} không nộp ở cơ quan “{agency}”" + nearest(agency, found.agencies),
        )


def _filed(
    place: str,
    fields: Mapping[str, str],
    attach: Mapping[str, tuple[str, ...]],
    removed: Iterable[str],
    known: Known,
) -> Found:
    yield from known.refuse(f"{place}.fields", "field", fields)
    for name, template in fields.items():
        yield from known.refuse_values(f"{place}.fields.{name}", template)
    yield from known.refuse(f"{place}.attach", "component", attach)
    for component, papers in attach.items():
        names = (paper for paper in papers if paper != FOREIGN)
        yield from known.refuse(f"{place}.attach.{component}", "paper", names)
    yield from known.refuse(f"{place}.removed", "component", removed)


def _events(place: str, events: Iterable[Step], known: Known) -> Found:
    for number, step in enumerate(events):
        yield from known.refuse_event(f"{place}.{number}", step.event, step.data)


def _case(exercise: Exercise, case: Case, place: str, known: Known) -> Found:
    change = case.change
    yield from _filed(f"{place}.change", change.fields, change.attach, change.removed or (), known)
    yield from known.refuse(f"{place}.change.procedure", "procedure", filter(None, [change.procedure]))
    yield from known.refuse(f"{place}.change.agency", "agency", filter(None, [change.agency]))
    yield from known.refuse(f"{place}.change.state", "state", filter(None, [change.state]))
    yield from known.refuse(f"{place}.change.drop_events", "event", change.drop_events)
    yield from _events(f"{place}.change.add_events", change.add_events, known)
    yield from known.refuse(f"{place}.expect", "criterion", case.expect)
    tags = {row.id: [wrong.tag for wrong in row.misconceptions] for row in exercise.rubric}
    for name, expected in case.expect.items():
        if expected.misconception and expected.misconception not in tags.get(name, ()):
            near = nearest(expected.misconception, tags.get(name, ()))
            yield f"{place}.expect.{name}.misconception", f"không có “{expected.misconception}”" + near
