"""The guided tour walks the reference solution and gives no answer away."""

import pytest

from exercises.engine.evidence import Event
from exercises.engine.exercise import Exercise, Step
from exercises.engine.schema import load_library
from exercises.engine.tour import here, load_stops, stations
from fixtures.world import World


def journal(exercise: Exercise, upto: int) -> list[Event]:
    return [Event(one.step.event, "", dict(one.step.data)) for one in stations(exercise)[:upto]]


def test_every_graded_exercise_has_a_way_to_walk(world: World) -> None:
    for exercise in load_library(world).values():
        assert bool(stations(exercise)) is not exercise.free, exercise.slug


def test_every_event_a_student_makes_has_its_words(world: World) -> None:
    """What the office does needs none, nor do drafts and refusals on the way."""
    office = {move.event for move in world.lifecycle.transitions if move.actor != "applicant"}
    by_itself = {"attempt.started", "incident.met", "petition.answered", "petition.returned"}
    known = {stop.event for stop in load_stops()} | office | by_itself
    for exercise in load_library(world).values():
        script = {step.event for step in exercise.cases.reference.events}
        assert script <= known | {"petition.answered", "petition.returned", "component.restored"}, (
            exercise.slug
        )


def test_nobody_is_led_to_an_answer_sheet_without_questions(world: World) -> None:
    led = [one for one in load_library(world).values() for s in stations(one) if s.stop.place == "answers"]
    assert led
    assert all(one.questions for one in led)


def test_the_way_goes_on_with_what_has_not_been_done(exercise: Exercise) -> None:
    way = stations(exercise)
    assert [one.number for one in way] == list(range(1, len(way) + 1))
    for done in range(len(way)):
        found = here(way, journal(exercise, done))
        assert found is not None
        assert found.number == done + 1
    assert here(way, journal(exercise, len(way))) is None


def test_done_in_another_order_it_is_done_all_the_same(exercise: Exercise) -> None:
    way = stations(exercise)
    assert here(way, journal(exercise, len(way))[::-1]) is None


def test_another_procedure_is_not_the_one_to_read(exercise: Exercise) -> None:
    way = stations(exercise)
    read = [*journal(exercise, 1), Event("procedure.viewed", "", {"procedure": "2.001914"})]
    found = here(way, read)
    assert found is not None
    assert found.stop.event == "procedure.viewed"


def test_what_is_typed_freely_need_not_be_the_same(exercise: Exercise) -> None:
    way = stations(exercise)
    found = here(way, [Event("procedure.searched", "", {"query": "bản sao", "results": 7})])
    assert found is not None
    assert found.number == 2


def test_each_paper_is_a_stop_before_the_components_are_struck(exercise: Exercise) -> None:
    events = [one.step.event for one in stations(exercise)]
    assert events.count("paper.attached") == 2
    assert events.index("paper.attached") < events.index("component.removed")
    assert {one.component for one in stations(exercise) if one.component} == {
        "application_form", "identity", "relationship",
    }  # fmt: skip


@pytest.mark.parametrize("stop", load_stops(), ids=lambda stop: f"{stop.event} {stop.only}")
def test_a_stop_is_said_in_a_few_words(stop: object) -> None:
    say = getattr(stop, "say", "")
    assert 10 <= len(say) <= 140
    assert say.endswith(".")


def walking(exercise: Exercise, events: list[Step], **attach: list[str]) -> Exercise:
    """The exercise with this script as its reference."""
    update = {"events": tuple(events), "attach": {name: tuple(papers) for name, papers in attach.items()}}
    reference = exercise.cases.reference.model_copy(update=update)
    return exercise.model_copy(update={"cases": exercise.cases.model_copy(update={"reference": reference})})


SAVED = Step(event="draft.saved", data={"step": "to-khai"})


def test_the_same_step_twice_is_two_stops(exercise: Exercise) -> None:
    way = stations(walking(exercise, [SAVED, SAVED]))
    assert [(one.number, one.of) for one in way] == [(1, 2), (2, 2)]
    once = Event("draft.saved", "", dict(SAVED.data))
    found = here(way, [once])
    assert found is not None
    assert found.number == 2
    assert here(way, [once, once]) is None


def test_a_component_without_papers_is_no_stop(exercise: Exercise) -> None:
    reviewed = Step(event="dossier.reviewed")
    way = stations(walking(exercise, [SAVED, reviewed, reviewed], identity=["id_card"], relationship=[]))
    assert [(one.step.event, one.component) for one in way] == [
        ("draft.saved", ""), ("paper.attached", "identity"),
        ("dossier.reviewed", ""), ("dossier.reviewed", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "follows", [Step(event="component.removed"), Step(event="draft.saved", data={"step": "nhan-ket-qua"})]
)
def test_papers_are_attached_before_what_follows_them(exercise: Exercise, follows: Step) -> None:
    way = stations(walking(exercise, [SAVED, follows], identity=["id_card"]))
    assert [one.step.event for one in way] == ["draft.saved", "paper.attached", follows.event]


def test_a_stop_for_one_step_is_preferred_to_the_common_one(exercise: Exercise) -> None:
    exact = {stop.only: stop for stop in load_stops() if stop.only}
    (only, stop), *_ = exact.items()
    way = stations(walking(exercise, [Step(event=stop.event, data={"step": only})]))
    assert way[0].stop == stop
    for event in {one.event for one in load_stops() if not one.only}:
        (plain,) = stations(walking(exercise, [Step(event=event)]))
        assert (plain.stop.event, plain.stop.only) == (event, "")


def test_an_event_nobody_can_make_is_no_stop(exercise: Exercise) -> None:
    assert stations(walking(exercise, [Step(event="dossier.received")])) == ()
