"""Rounding, weights and gates: from rows to a mark."""

from collections.abc import Callable

import pytest

from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Exercise, Rounding
from exercises.engine.grading import grade
from exercises.engine.marking import mark_of, marked
from exercises.engine.report import CriterionResult, Report
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]


def row(id: str, earned: int, points: int = 500, group: str = "outcome", **more: object) -> CriterionResult:
    verdict = more.pop("verdict", "pass" if earned == points else "partial" if earned else "fail")
    return CriterionResult(id, f"Mục {id}", group, "files", verdict, points, earned, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earned", "rounding", "mark"),
    [
        (835, "0.1", "8.4"), (834, "0.1", "8.3"), (1000, "0.1", "10.0"), (0, "0.1", "0.0"), (4, "0.1", "0.0"),
        (5, "0.1", "0.1"), (812, "0.25", "8.00"), (813, "0.25", "8.25"), (837, "0.25", "8.25"),
        (838, "0.25", "8.50"), (1000, "0.25", "10.00"), (824, "0.5", "8.0"), (825, "0.5", "8.5"),
        (975, "0.5", "10.0"),
    ],
)  # fmt: skip
def test_a_mark_is_rounded_half_up(earned: int, rounding: Rounding, mark: str) -> None:
    assert mark_of(earned, 1000, rounding) == mark


def test_no_points_at_all_are_no_mark() -> None:
    assert mark_of(0, 0) == "0.0"


def test_groups_are_told_apart_and_added_up(exercise: Exercise) -> None:
    report = marked(exercise, (row("a", 500), row("b", 100, 300, "process"), row("c", 200, 200, "process")))
    assert report.groups == {"outcome": (500, 500), "process": (300, 500)}
    assert (report.earned, report.points, report.mark, report.capped) == (800, 1000, "8.0", "")


@pytest.mark.parametrize("verdict", ["not_applicable", "pending"])
def test_what_is_not_judged_stands_outside(exercise: Exercise, verdict: str) -> None:
    report = marked(exercise, (row("a", 250), row("b", 0, 500, "process", verdict=verdict)))
    assert (report.earned, report.points, report.mark, report.groups) == (
        250,
        500,
        "5.0",
        {"outcome": (250, 500)},
    )
    assert len(report.criteria) == 2


def test_weights_say_what_a_group_is_worth(exercise: Exercise) -> None:
    weighted = exercise.model_copy(update={"weights": {"outcome": 70, "process": 20, "safety": 10}})
    rows = (row("a", 450, 900), row("b", 100, 100, "process"))
    report = marked(weighted, rows)
    assert (report.earned, report.points) == (611, 1000), "(70 × 1/2 + 20) of the 90 that are there"
    assert report.mark == "6.1"
    assert marked(weighted, (row("s", 0, 0, "safety", verdict="pending"),)).mark == "0.0"


def gated(exercise: Exercise, **gates: int) -> Exercise:
    rows = tuple(one.model_copy(update={"gate": gates.get(one.id)}) for one in exercise.rubric)
    return exercise.model_copy(update={"rubric": rows})


@pytest.mark.parametrize(
    ("verdict", "earned", "mark"),
    [
        ("fail", 0, "4.0"),
        ("partial", 10, "4.0"),
        ("not_reached", 500, "10.0"),
        ("pass", 500, "10.0"),
        ("error", 500, "10.0"),
    ],
)  # fmt: skip
def test_a_gate_caps_the_mark_where_its_row_is_failed(
    exercise: Exercise, verdict: str, earned: int, mark: str
) -> None:
    report = marked(gated(exercise, no_otp=400), (row("a", 500), row("no_otp", earned, verdict=verdict)))
    assert report.mark == mark
    assert bool(report.capped) is (mark == "4.0")


def test_the_lowest_gate_counts_and_is_named(exercise: Exercise) -> None:
    rows = (row("a", 900, 900), row("no_otp", 0, 50), row("no_extra", 0, 50))
    report = marked(gated(exercise, no_otp=450, no_extra=300), rows)
    assert (report.earned, report.mark) == (300, "3.0")
    assert report.capped == "Điểm của bài không vượt quá 3 vì chưa đạt mục “Mục no_extra”."


def test_a_gate_does_nothing_to_a_lower_mark(exercise: Exercise) -> None:
    report = marked(gated(exercise, no_otp=400), (row("a", 390, 950), row("no_otp", 0, 50)))
    assert (report.mark, report.capped) == ("3.9", "")


def test_a_gate_is_a_share_of_what_was_judged(exercise: Exercise) -> None:
    rows = (row("a", 450, 450), row("no_otp", 0, 50), row("b", 0, 500, verdict="pending"))
    assert marked(gated(exercise, no_otp=400), rows).earned == 200


def test_only_a_skill_without_a_fault_is_praised(exercise: Exercise) -> None:
    rows = [row("a", 500), row("b", 0)]
    skills = ("search", "reading", "account", "data_entry")
    whole = [CriterionResult(name, name, "outcome", name, "pass", 1, 1) for name in skills]
    assert marked(exercise, tuple(rows)).good == ()
    assert len(marked(exercise, (*rows, *whole)).good) == 3


def test_the_report_keeps_why_it_was_capped(exercise: Exercise, variant: Variant, work: Work) -> None:
    done = work(add_events=[{"event": "otp.shared", "to": "ai đó"}], drop_events=["message.refused"])
    report = grade(gated(exercise, no_otp=500), variant, done)
    assert (report.mark, "không vượt quá 5 vì" in report.capped) == ("5.0", True)
    assert Report.from_json(report.to_json()) == report


def test_a_finer_rounding_reaches_the_report(exercise: Exercise, variant: Variant, work: Work) -> None:
    done = work(fields={"copies": "77"})
    assert grade(exercise, variant, done).mark == "9.5"
    assert grade(exercise, variant, done, "0.25").mark == "9.50"


def test_where_nobody_was_judged_in_a_weighted_group_there_is_no_mark(exercise: Exercise) -> None:
    weighted = exercise.model_copy(update={"weights": {"safety": 100}})
    report = marked(weighted, (row("a", 500),))
    assert (report.earned, report.points, report.mark) == (0, 0, "0.0")
    assert report.groups == {"outcome": (500, 500)}


def test_a_mark_just_at_the_gate_is_not_lowered(exercise: Exercise) -> None:
    report = marked(gated(exercise, no_otp=400), (row("a", 400, 950), row("no_otp", 0, 50)))
    assert (report.earned, report.capped) == (400, "")


def test_a_skill_without_words_of_praise_is_passed_over(exercise: Exercise) -> None:
    odd = CriterionResult("a", "a", "outcome", "singing", "pass", 1, 1)
    assert marked(exercise, (odd, row("b", 500))).good == ("Em chọn đúng và đủ giấy tờ.",)
