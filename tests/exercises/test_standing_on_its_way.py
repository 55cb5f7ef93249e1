"""How far a dossier is on its way between agencies, as the engine reckons it beside the desk."""

from dataclasses import replace
from datetime import datetime

import pytest

from exercises.engine.exercise import Exercise, Moved
from exercises.engine.filing import impossible_acts
from exercises.engine.schema import load_library
from exercises.engine.stack import Laid, of_item
from exercises.engine.standing import Standing, stood, to_do
from exercises.engine.variants import make_variant
from exercises.engine.vetting.desk import vet_desk
from exercises.engine.works import evidence_for
from fixtures.catalogue import load_catalogue
from fixtures.world import World

SLUG = "lien-thong-khai-sinh"
BIRTH = load_catalogue().procedure("2.002621")
THURSDAY = datetime(2026, 9, 3, 8, 0)


def moved(*moves: tuple[str, datetime]) -> Standing:
    """A dossier of birth, residence and insurance, filed on Thursday 3 September 2026 at 08:00."""
    done = [Moved.model_validate({"do": do, "at": at}) for do, at in moves]
    return stood(THURSDAY, done, BIRTH.processing, BIRTH.route)


def at(hour: int, day: int = 3) -> datetime:
    return datetime(2026, 9, day, hour, 0)


def test_each_agency_has_its_own_time_and_the_last_until_the_day_that_was_promised() -> None:
    received = moved(("receive", at(9)))
    assert (received.hop, received.here, received.due) == (0, at(17), at(17, 7))
    police = moved(("receive", at(9)), ("process", at(9)), ("forward", at(10)))
    assert (police.hop, police.here, police.goes_on) == (1, at(10, 4), True)
    insurance = moved(("receive", at(9)), ("process", at(9)), ("forward", at(10)), ("forward", at(9, 4)))
    assert (insurance.hop, insurance.here, insurance.goes_on) == (2, at(17, 7), False)


def test_what_the_desk_should_do_follows_the_way() -> None:
    first = moved(("receive", at(9)), ("process", at(9)))
    assert to_do(first, "receive", at(10)) == "forward"
    assert to_do(first, "request_supplement birth_notice:blurred", at(10)).startswith("request_supplement")
    assert to_do(first, "receive", at(8, 8)) == "extend", "the day that was promised is over"
    last = first.after("forward", at(10)).after("forward", at(11))
    assert to_do(last, "receive", at(12)) == "finish"
    assert last.after("forward", at(13)) == last, "nobody is left"


def test_a_desk_has_to_act_before_the_agencys_own_time_is_over() -> None:
    assert moved(("receive", at(9)), ("process", at(9))).by == at(17)
    alone = stood(THURSDAY, (), None).after("receive", at(9)).after("process", at(9))
    assert alone.by is None
    assert not alone.goes_on


def test_a_way_without_a_promise_for_the_whole_ends_in_its_own_time() -> None:
    last = Standing("processing", THURSDAY, None, BIRTH.route, hop=1).after("forward", at(9))
    assert last.here == at(9, 4)


@pytest.fixture
def exercise(world: World) -> Exercise:
    return load_library(world)[SLUG]


def test_an_officers_variant_keeps_where_each_dossier_lies(exercise: Exercise) -> None:
    variant = make_variant(exercise, "một")
    found = {item.id: of_item(variant, item.id) for item in exercise.desk.stack}
    assert {name: one.hop for name, one in found.items()} == {
        "overdue": 2, "last": 2, "birth_late": 0, "middle": 1, "fresh": 0,
    }  # fmt: skip
    assert found["middle"].here == "2026-09-04T10:00"
    assert {name: one.found for name, one in found.items()} == {
        "overdue": "extend", "last": "finish", "birth_late": "forward", "middle": "forward",
        "fresh": "forward",
    }  # fmt: skip
    for one in found.values():
        assert Laid.from_json(one.to_json()) == one


def test_a_variant_of_before_there_were_ways_is_still_read(exercise: Exercise) -> None:
    kept = of_item(make_variant(exercise, "một"), "fresh").to_json()
    old = {name: value for name, value in kept.items() if name not in ("hop", "here")}
    assert Laid.from_json(old).standing.hop == 0


def test_a_stack_that_was_passed_on_too_often_is_refused(exercise: Exercise, world: World) -> None:
    item = next(one for one in exercise.desk.stack if one.id == "last")
    again = Moved.model_validate({"do": "forward", "at": datetime(2026, 9, 3, 15, 0)})
    farther = item.model_copy(update={"moves": (*item.moves, again)})
    stack = tuple(farther if one.id == "last" else one for one in exercise.desk.stack)
    desk = exercise.desk.model_copy(update={"stack": stack})
    found = dict(vet_desk(exercise.model_copy(update={"desk": desk}), world))
    assert "hồ sơ qua 3 cơ quan" in found["desk.stack.last.moves"]
    assert dict(vet_desk(exercise, world)) == {}


def test_a_worked_officer_cannot_do_what_the_desk_refuses(exercise: Exercise) -> None:
    variant = make_variant(exercise, "một")
    right = evidence_for(exercise, exercise.cases.reference, variant)
    assert list(impossible_acts(right, variant)) == []
    journal = tuple(
        replace(event, data={**event.data, "action": "finish"})
        if event.data.get("dossier") == "fresh"
        else event
        for event in right.journal
    )
    found = dict(impossible_acts(replace(right, journal=journal), variant))
    assert "còn phải qua cơ quan khác" in found["desk.fresh"]
