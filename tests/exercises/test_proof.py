"""The parts of the proof that look at what students are told, and at their neighbours."""

import pytest

from exercises.engine.exercise import Exercise
from exercises.engine.proof import neighbours, proved, trial_of
from exercises.engine.proof.neighbours import class_of
from exercises.engine.proof.shown import shown
from exercises.engine.schema import load_library
from exercises.engine.variants import make_variant
from fixtures.world import World

ANSWERS = "tim-thu-tuc-bang-loi-thuong"


def told(exercise: Exercise, row: str, **texts: str) -> dict[str, str]:
    """What is found when a row of the rubric says this."""
    rubric = tuple(one.model_copy(update=texts if one.id == row else {}) for one in exercise.rubric)
    return dict(shown(trial_of(exercise.model_copy(update={"rubric": rubric}), "lan")))


def test_nothing_in_the_library_gives_an_answer_away(world: World) -> None:
    for exercise in load_library(world).values():
        assert exercise.free or dict(shown(trial_of(exercise, "lan"))) == {}


@pytest.mark.parametrize(
    "advice",
    ["Em ghi {me.full_name} vào ô này.", "Số bản là {copies}.", "Ghi “{me.diploma.number}”."],
)
def test_an_advice_that_names_the_right_value_is_found(exercise: Exercise, advice: str) -> None:
    assert told(exercise, "agency", advice=advice).keys() == {"rubric.agency.advice"}


def test_a_right_value_written_out_is_found_whatever_its_case(exercise: Exercise) -> None:
    name = make_variant(exercise, "lan").values["me.full_name"]
    assert told(exercise, "copies", ask=f"Bạn {name.upper()} cần gì?").keys() == {"rubric.copies.ask"}


def test_part_of_something_longer_is_what_a_question_is_about(exercise: Exercise) -> None:
    name = make_variant(exercise, "lan").values["me.diploma.number"]
    assert told(exercise, "copies", ask=f"Trong địa chỉ https://{name}/a có gì?") == {}
    assert told(exercise, "copies", ask="Bạn {me.given_name} cần mấy bản?") == {}


def test_hints_and_questions_are_read_too(world: World) -> None:
    exercise = load_library(world)[ANSWERS]
    hints = tuple(one.model_copy(update={"text": "Mã là {first.code}."}) for one in exercise.hints[:1])
    questions = tuple(one.model_copy(update={"hint": "Xem {second.code}."}) for one in exercise.questions)
    leaking = exercise.model_copy(update={"hints": hints, "questions": questions})
    found = {place for place, _ in proved(trial_of(leaking, "lan"), world)}
    assert found == {"hints.few_words", *(f"questions.{one.id}.hint" for one in exercise.questions)}


def test_neighbours_play_different_citizens(exercise: Exercise) -> None:
    assert list(class_of(exercise, "một lớp")) == []


def test_two_who_play_the_same_citizen_are_found(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = iter(["lan", "minh", "lan", *(str(number) for number in range(57))])
    monkeypatch.setattr(neighbours, "seed_for", lambda assignment, student: next(seeds))
    name = make_variant(exercise, "lan").values["me.full_name"]
    said = [message for _, message in class_of(exercise, "một lớp")]
    assert len(said) == len(neighbours.OWN)
    assert f"2 bạn trong một lớp 60 em cùng có me.full_name là “{name}”" in said
