"""A teacher has the last word: the points change, the machine's verdict stays beside them."""

import json
from collections.abc import Callable

import pytest

from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Exercise
from exercises.engine.grading import grade
from exercises.engine.marking import marked
from exercises.engine.overruling import overruled
from exercises.engine.report import CriterionResult, Report, is_missed
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]


def row(
    id: str, earned: int, points: int = 500, group: str = "outcome", verdict: str = ""
) -> CriterionResult:
    said = verdict or ("pass" if earned == points else "partial" if earned else "fail")
    return CriterionResult(id, f"Mục {id}", group, "files", said, points, earned)  # type: ignore[arg-type]


def gated(exercise: Exercise, **gates: int) -> Exercise:
    rows = tuple(one.model_copy(update={"gate": gates.get(one.id)}) for one in exercise.rubric)
    return exercise.model_copy(update={"rubric": rows})


def test_without_a_teachers_points_the_report_is_the_machines(exercise: Exercise) -> None:
    report = marked(exercise, (row("a", 0),))
    assert overruled(exercise, report, {}) is report


def test_the_teachers_points_count_and_the_machines_stay_beside_them(exercise: Exercise) -> None:
    report = overruled(exercise, marked(exercise, (row("a", 0), row("b", 500))), {"a": 375})
    changed, left = report.criteria
    assert (changed.verdict, changed.machine, changed.earned, changed.overruled) == ("fail", 0, 375, True)
    assert (left.machine, left.overruled, left.standing) == (None, False, "pass")
    assert (report.earned, report.points, report.mark, report.groups) == (
        875,
        1000,
        "8.8",
        {"outcome": (875, 1000)},
    )


@pytest.mark.parametrize(("given", "standing"), [(500, "pass"), (125, "partial"), (0, "fail")])
def test_the_points_say_how_the_row_stands(exercise: Exercise, given: int, standing: str) -> None:
    report = overruled(exercise, marked(exercise, (row("a", 250),)), {"a": given})
    assert (report.criteria[0].verdict, report.criteria[0].standing) == ("partial", standing)


def test_a_row_that_waited_for_the_teacher_enters_the_sum(exercise: Exercise) -> None:
    rows = (row("a", 250), row("b", 0, 500, "process", verdict="pending"))
    report = overruled(exercise, marked(exercise, rows), {"b": 400})
    assert report.groups == {"outcome": (250, 500), "process": (400, 500)}
    assert (report.mark, report.criteria[1].verdict) == ("6.5", "pending")


def test_weights_hold_for_the_teachers_points_too(exercise: Exercise) -> None:
    weighted = exercise.model_copy(update={"weights": {"outcome": 70, "process": 30}})
    rows = (row("a", 0), row("b", 500, 500, "process"))
    assert marked(weighted, rows).mark == "3.0"
    assert overruled(weighted, marked(weighted, rows), {"a": 250}).mark == "6.5"


@pytest.mark.parametrize(("given", "mark", "capped"), [(500, "10.0", False), (250, "4.0", True)])
def test_a_gate_opens_where_the_teacher_gives_the_row_in_full(
    exercise: Exercise, given: int, mark: str, capped: bool
) -> None:
    strict = gated(exercise, no_otp=400)
    machine = marked(strict, (row("a", 500), row("no_otp", 0)))
    assert machine.mark == "4.0"
    report = overruled(strict, machine, {"no_otp": given})
    assert (report.mark, bool(report.capped)) == (mark, capped)


def test_a_gate_shuts_where_the_teacher_takes_the_points_away(exercise: Exercise) -> None:
    strict = gated(exercise, no_otp=300)
    report = overruled(strict, marked(strict, (row("a", 500), row("no_otp", 500))), {"no_otp": 0})
    assert (report.mark, bool(report.capped)) == ("3.0", True)


def test_nothing_is_given_for_what_is_not_there(exercise: Exercise) -> None:
    rows = (row("a", 500), row("b", 0, verdict="not_applicable"))
    report = overruled(exercise, marked(exercise, rows), {"b": 500, "gone": 500})
    assert (report.mark, [one.overruled for one in report.criteria]) == ("10.0", [False, False])


def test_never_more_than_the_row_is_worth_now(exercise: Exercise) -> None:
    assert overruled(exercise, marked(exercise, (row("a", 0, 300),)), {"a": 500}).earned == 300


def test_the_rounding_of_the_assignment_holds(exercise: Exercise) -> None:
    report = marked(exercise, (row("a", 0, 1000),), "0.25")
    assert overruled(exercise, report, {"a": 613}, "0.25").mark == "6.25"


def test_praise_follows_the_teacher(exercise: Exercise) -> None:
    machine = marked(exercise, (row("a", 0),))
    assert machine.good == ()
    assert overruled(exercise, machine, {"a": 500}).good == ("Em chọn đúng và đủ giấy tờ.",)


def test_it_is_stored_and_read_back_whole(exercise: Exercise, variant: Variant, work: Work) -> None:
    machine = grade(exercise, variant, work(fields={"copies": "77"}))
    report = overruled(exercise, machine, {"copies": 25})
    assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report
    assert "copies" in {one["id"] for one in report.to_json()["criteria"] if "machine" in one}


def test_a_report_nobody_overruled_is_written_as_before(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    stored = grade(exercise, variant, work()).to_json()
    assert all("machine" not in one for one in stored["criteria"])
    assert not any(one.overruled for one in Report.from_json(stored).criteria)


def test_twice_gives_the_same_bytes(exercise: Exercise, variant: Variant, work: Work) -> None:
    def once() -> str:
        return json.dumps(overruled(exercise, grade(exercise, variant, work()), {"no_otp": 10}).to_json())

    assert once() == once()


@pytest.mark.parametrize(("verdict", "given", "missed"), [
    ("fail", None, True), ("partial", None, True), ("pass", None, False), ("not_reached", None, False),
    ("fail", 500, False), ("fail", 400, True), ("partial", 0, True),
])  # fmt: skip
def test_a_mistake_is_what_lost_points_and_was_not_given_them_all(
    verdict: str, given: int | None, missed: bool
) -> None:
    stored = row("a", 0, verdict=verdict).to_json()
    assert is_missed(stored if given is None else stored | {"machine": 0, "earned": given}) is missed
