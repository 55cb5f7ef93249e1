"""What an author may write in each record of an exercise, and where the limits are."""

from typing import Any

import pytest

from exercises.engine.exercise import (
    NOTHING_TO_PROVE,
    Case,
    Change,
    Choice,
    Criterion,
    Derived,
    Exercise,
    Expected,
    Given,
    Hint,
    Incident,
    Lesson,
    Lookalike,
    Misconception,
    OfficerStep,
    Part,
    Question,
    Step,
    hundredths,
    one_or_more,
)

ROW = {
    "id": "it", "group": "outcome", "skill": "reading", "points": 1, "title": "Việc", "ask": "Em làm.",
    "check": "manual", "advice": "Em thử lại.",
}  # fmt: skip
HINT = {"id": "h", "for": "it", "text": "Em xem lại."}
EXERCISE: dict[str, Any] = {
    "slug": "bai", "revision": 1, "title": {"vi": "Bài", "en": "Exercise"}, "grades": [8], "outcomes": ["x"],
    "minutes": 1, "era": "2024", "portal": "p", "start": "2024-04-17T14:10:00", "brief": "Đề", "hash": "",
    "persona": {"role": "graduate", "age": [19, 22]},
}  # fmt: skip
PROVED: dict[str, Any] = {"cases": {"reference": {"procedure": "1"}}, "rubric": [ROW]}


def made(**keys: Any) -> Exercise:
    return Exercise.model_validate({**EXERCISE, **keys})


def test_a_graded_exercise_is_whole(exercise: Exercise) -> None:
    assert made(**PROVED).rubric[0].points == 100
    assert made(**PROVED).needed_papers == {}
    assert exercise.needed_papers == {"identity": ("id_card",), "application_form": ("application_form",)}


def test_a_free_exercise_has_nothing_to_grade() -> None:
    free = made(free=True)
    assert (free.rubric, free.hints, free.cases, free.topic) == ((), (), NOTHING_TO_PROVE, "explore")
    assert (free.opens, free.ends) == ("portal", "submit")


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"free": True, "rubric": [ROW]}, "tự do"),
        ({"free": True, "hints": [HINT]}, "tự do"),
        ({"free": True, "cases": PROVED["cases"]}, "tự do"),
        ({}, "cần rubric và cases.yml"),
        ({"rubric": [ROW]}, "cần rubric và cases.yml"),
        ({"cases": PROVED["cases"]}, "cần rubric và cases.yml"),
        ({**PROVED, "questions": [{"id": "q", "ask": "Gì?"}]}, "ends: hand_in"),
        ({**PROVED, "weights": {"outcome": 99}}, "phải là 100"),
        ({**PROVED, "weights": {"outcome": 51, "safety": 50}}, "phải là 100"),
        ({**PROVED, "revision": 0}, "revision"),
        ({**PROVED, "minutes": 0}, "minutes"),
        ({**PROVED, "grades": []}, "grades"),
        ({**PROVED, "outcomes": []}, "outcomes"),
    ],
)
def test_an_exercise_that_is_half_of_both_is_refused(keys: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        made(**keys)


def test_what_is_whole_is_taken() -> None:
    assert made(**PROVED, questions=[{"id": "q", "ask": "Gì?"}], ends="hand_in").questions[0].many is False
    assert made(**PROVED, weights={"outcome": 60, "safety": 40}).weights == {"outcome": 60, "safety": 40}


@pytest.mark.parametrize(
    ("written", "points"), [(0.75, 75), ("0.75", 75), (1, 100), (0, 0), ("10", 1000), (0.1, 10), (0.07, 7)]
)
def test_points_are_whole_hundredths(written: object, points: int) -> None:
    assert hundredths(written) == points


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (True, "phải là một số"), (None, "phải là một số"), ([1], "phải là một số"),
        ("nhiều", "phải là một số"),
        (-0.01, "âm"), (0.755, "0.01"), ("-1", "âm"), (0.001, "0.01"),
    ],
)  # fmt: skip
def test_points_that_are_none_are_refused(written: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        hundredths(written)


def test_one_name_stands_for_a_list_of_one() -> None:
    assert one_or_more("a") == ("a",)
    assert one_or_more(["a", "b"]) == ["a", "b"]
    assert one_or_more(3) == 3


LESSON: dict[str, Any] = {
    "aim": "Đọc kỹ.",
    "timing": [{"minutes": minutes, "do": "Làm."} for minutes in (5, 30, 10)],
    "mistakes": [{"see": "Vội.", "say": "Chậm lại."}] * 2,
    "discuss": ["Vì sao?"] * 3,
}


def test_a_lesson_fills_one_period() -> None:
    assert Lesson.model_validate(LESSON).timing[1].minutes == 30
    assert Part.model_validate({"minutes": 1, "do": "Chào."}).minutes == 1
    assert Part.model_validate({"minutes": 45, "do": "Làm."}).minutes == 45


@pytest.mark.parametrize(
    "key",
    [
        {"timing": LESSON["timing"][:2]},
        {"timing": [{"minutes": 22, "do": "a"}, {"minutes": 23, "do": "b"}]},
        {"timing": [{"minutes": 5, "do": "a"}] * 3},
        {"timing": [{"minutes": 0, "do": "a"}, *[{"minutes": 15, "do": "b"}] * 3]},
        {"timing": [{"minutes": 16, "do": "a"}] * 3},
        {"mistakes": LESSON["mistakes"][:1]},
        {"discuss": LESSON["discuss"][:2]},
        {"aim": None},
    ],
)
def test_a_lesson_that_does_not_is_refused(key: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"timing|mistakes|discuss|aim|45"):
        Lesson.model_validate({**LESSON, **key})


def test_a_part_longer_than_the_period_is_refused() -> None:
    with pytest.raises(ValueError, match="45"):
        Part.model_validate({"minutes": 46, "do": "Làm."})


@pytest.mark.parametrize("keys", [{"when": "x", "detail": "slip"}, {}, {"when": []}])
def test_a_wrong_idea_has_one_sign(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="when, detail"):
        Misconception.model_validate({"tag": "t", "say": "Sai.", **keys})


def test_a_wrong_idea_by_either_sign_is_taken() -> None:
    assert Misconception.model_validate({"tag": "t", "say": "Sai.", "when": "x"}).when == ("x",)
    assert Misconception.model_validate({"tag": "t", "say": "Sai.", "detail": "slip"}).when == ()


def test_a_row_belongs_to_the_variants_it_names() -> None:
    row = Criterion.model_validate({**ROW, "when": {"a": "1", "b": "2"}})
    assert row.applies({"a": "1", "b": "2", "c": "3"})
    assert not row.applies({"a": "1", "b": "3"})
    assert not row.applies({})
    assert Criterion.model_validate(ROW).applies({})
    assert (row.at, row.gate, row.link, Hint.model_validate(HINT).cost) == ("filing", None, "", 0)
    assert (Hint.model_validate(HINT).for_, Hint.model_validate(HINT).after_fails) == ("it", 0)


@pytest.mark.parametrize("id", ["Q", "1q", "q-1", "", "câu"])
def test_a_question_is_named_like_a_field(id: str) -> None:
    with pytest.raises(ValueError, match="id"):
        Question.model_validate({"id": id, "ask": "Gì?"})
    assert Question(id="q_1", ask="Gì?", choices=(Choice(value="a", label="A"),)).unit == ""


@pytest.mark.parametrize("do", ["supplement", "refuse", "stop", "late"])
def test_an_officer_who_refuses_says_why(do: str) -> None:
    for reason in ("", "  "):
        with pytest.raises(ValueError, match=f"do: {do} cần reason"):
            OfficerStep.model_validate({"on": "x", "do": do, "reason": reason})
    assert OfficerStep.model_validate({"on": "x", "do": do, "reason": "Mờ"}).days == 0


@pytest.mark.parametrize("do", ["review", "receive", "finish"])
def test_an_officer_who_goes_on_need_not(do: str) -> None:
    assert OfficerStep.model_validate({"on": "x", "do": do}).after == ""


@pytest.mark.parametrize(
    ("keys", "fits"),
    [
        ({"after": "4 working_hour"}, True), ({"after": "10 working_day"}, True),
        ({"after": "0 working_day"}, False),
        ({"after": "working_day"}, False), ({"after": "1 working_days"}, False), ({"days": 60}, True),
        ({"days": 61}, False), ({"days": -1}, False), ({"days": 0}, True),
    ],
)  # fmt: skip
def test_an_officer_moves_in_working_time(keys: dict[str, Any], fits: bool) -> None:
    if fits:
        assert OfficerStep.model_validate({"on": "x", **keys})
    else:
        with pytest.raises(ValueError, match=r"after|days"):
            OfficerStep.model_validate({"on": "x", **keys})


@pytest.mark.parametrize(
    ("keys", "fits"),
    [
        ({"times": 1}, True), ({"times": 5}, True), ({"times": 0}, False), ({"times": 6}, False),
        ({"seconds": 1}, True), ({"seconds": 5}, True), ({"seconds": 0}, False), ({"seconds": 6}, False),
    ],
)  # fmt: skip
def test_a_trouble_does_not_last(keys: dict[str, Any], fits: bool) -> None:
    row = {"id": "a", "on": "x", "do": "slow", **keys}
    if fits:
        assert Incident.model_validate(row)
    else:
        with pytest.raises(ValueError, match=r"times|seconds"):
            Incident.model_validate(row)
    usual = Incident.model_validate({"id": "a", "on": "x", "do": "slow"})
    assert (usual.times, usual.seconds) == (1, 3)


@pytest.mark.parametrize(
    "address", ["dichvucong.gov.vn", "Cong.example", ".example/a", "a b.example", "example"]
)
def test_a_false_portal_has_an_address_nobody_owns(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Lookalike.model_validate({"id": "a", "label": "A", "address": address, "wordmark": "A"})
    Lookalike.model_validate({"id": "a", "label": "A", "address": "dich-vu.cong.example", "wordmark": "A"})


DATE, AGENCY = {"working_days_after": "{a}", "days": "3"}, {"series": "s", "at": "{me.place}"}


@pytest.mark.parametrize(
    "keys",
    [
        {}, {"days": "3"}, {"working_days_after": "{a}"}, {"series": "s"}, {"at": "x"}, {**DATE, **AGENCY},
        {**DATE, "series": "s"}, {**DATE, "at": "x"}, {**AGENCY, "days": "3"},
        {**AGENCY, "working_days_after": "{a}"},
    ],
)  # fmt: skip
def test_a_derived_value_is_one_of_two_and_whole(keys: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="cần working_days_after"):
        Derived.model_validate(keys)
    assert Derived.model_validate(DATE).series == ""
    assert Derived.model_validate(AGENCY).days == ""


def test_an_event_is_written_in_three_ways() -> None:
    short = Step.model_validate("otp.sent")
    flat = Step.model_validate({"event": "procedure.viewed", "procedure": "1"})
    long = Step.model_validate({"event": "procedure.viewed", "data": {"procedure": "1"}})
    assert (short.event, short.data) == ("otp.sent", {})
    assert flat == long
    assert Step.model_validate(long) == long
    with pytest.raises(ValueError, match="event"):
        Step.model_validate({"procedure": "1"})


def test_a_case_expects_in_short_or_in_full() -> None:
    case = Case.model_validate({"name": "a", "change": {}, "expect": {"it": "fail"}})
    assert case.expect["it"] == Expected(verdict="fail", misconception="")
    assert (case.mark, case.change) == ("", Change())
    assert Case.model_validate({"name": "a", "change": {}, "expect": {}, "mark": "10.0"}).mark == "10.0"
    with pytest.raises(ValueError, match="mark"):
        Case.model_validate({"name": "a", "change": {}, "expect": {}, "mark": "8.55"})


def test_a_change_of_nothing_leaves_all_as_it_is() -> None:
    assert (Change().removed, Change().repairs, Change().petitions, Change().rating) == (
        None,
        None,
        None,
        None,
    )
    assert not Change().nothing_filed


def test_a_given_dossier_attaches_one_or_more() -> None:
    keys = {
        "procedure": "1",
        "agency": "a",
        "filed": "2024-04-15T09:20:00",
        "fields": {},
        "attach": {"x": "a"},
    }
    assert Given.model_validate(keys).attach == {"x": ("a",)}
