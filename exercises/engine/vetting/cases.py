"""The worked examples: the reference and the hand-written cases."""

from collections.abc import Iterable, Mapping

from exercises.engine.checking import FOREIGN
from exercises.engine.exercise import Case, Change, Exercise, Step, Work
from exercises.engine.mixups import TAGS
from exercises.engine.vetting.known import Found, Known, refuse_twins
from fixtures.content import nearest
from fixtures.world import World


def vet_cases(exercise: Exercise, known: Known, world: World) -> Found:
    work = exercise.cases.reference
    if work.procedure:
        yield from known.refuse("reference.procedure", "procedure", [work.procedure])
        yield from _agency("reference.agency", work.procedure, work.agency, known, world)
    yield from known.refuse("reference.state", "state", [work.state])
    yield from _filed("reference", work.fields, work.attach, work.removed, known)
    yield from _rest("reference", work, known)
    yield from _events("reference.events", work.events, known)
    yield from refuse_twins("cases", (case.name for case in exercise.cases.cases))
    for case in exercise.cases.cases:
        place, change = f"cases.{case.name}", case.change
        there = Known.of(exercise, world, known.values, change.procedure)
        yield from vet_change(change, f"{place}.change", there)
        if change.procedure or change.agency:
            chosen = (change.procedure or work.procedure, change.agency or work.agency)
            yield from _agency(f"{place}.change.agency", *chosen, there, world)
        yield from _expected(exercise, case, place, known)


def _agency(place: str, procedure: str, agency: str, known: Known, world: World) -> Found:
    """Whether this is one of the procedure's; a derived one is looked at when the case is tried."""
    found = world.catalogue.procedures.get(procedure)
    if "{" in agency:
        yield from known.refuse_values(place, agency)
    elif found and agency not in found.agencies:
        yield (
            place,
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


def _rest(place: str, work: Work | Change, known: Known) -> Found:
    """What is answered, mended and written, and where the dossiers stand in the end."""
    for number, repair in enumerate(work.repairs or ()):
        yield from _filed(f"{place}.repairs.{number}", repair.fields, repair.attach, (), known)
    yield from known.refuse(f"{place}.states", "state", work.states.values())
    yield from known.refuse(f"{place}.answers", "question", work.answers)
    texts = [text for values in work.answers.values() for text in values]
    for text in (*texts, *(text for form in work.petitions or () for text in form.values())):
        yield from known.refuse_values(place, text)


def _events(place: str, events: Iterable[Step], known: Known) -> Found:
    for number, step in enumerate(events):
        yield from known.refuse_event(f"{place}.{number}", step.event, step.data)


def vet_change(change: Change, place: str, known: Known) -> Found:
    yield from _filed(place, change.fields, change.attach, change.removed or (), known)
    yield from known.refuse(f"{place}.drop_fields", "field", change.drop_fields)
    yield from known.refuse(f"{place}.procedure", "procedure", filter(None, [change.procedure]))
    if change.agency:
        yield from known.refuse_agency(f"{place}.agency", change.agency)
    yield from known.refuse(f"{place}.state", "state", filter(None, [change.state]))
    yield from _rest(place, change, known)
    yield from known.refuse(f"{place}.drop_answers", "question", change.drop_answers)
    yield from known.refuse(f"{place}.drop_events", "event", (step.event for step in change.drop_events))
    yield from _events(f"{place}.first_events", change.first_events, known)
    yield from _events(f"{place}.add_events", change.add_events, known)


def _expected(exercise: Exercise, case: Case, place: str, known: Known) -> Found:
    yield from known.refuse(f"{place}.expect", "criterion", case.expect)
    tags = {row.id: [wrong.tag for wrong in row.misconceptions] for row in exercise.rubric}
    for name, expected in case.expect.items():
        own = (*tags.get(name, ()), *TAGS)  # these the check names by itself
        if expected.misconception and expected.misconception not in own:
            near = nearest(expected.misconception, own)
            yield f"{place}.expect.{name}.misconception", f"không có “{expected.misconception}”" + near
