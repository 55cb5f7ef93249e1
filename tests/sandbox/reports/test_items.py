"""Item analysis, with numbers worked out by hand and with simulated classes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import isclose, sqrt
from typing import Any

import pytest

from exercises.engine.exercise import Criterion
from fixtures.events import load_events
from sandbox.reports.items.analysis import step_of
from sandbox.reports.items.figures import discrimination, ease, facility, power, upper_lower
from sandbox.reports.items.sittings import Answer, Sitting, sitting
from sandbox.reports.items.suspicion import Judged, Seen, Suspicion, suspicion
from sandbox.reports.items.times import minutes_of_steps
from tests.sandbox.reports.simulated import ITEMS, simulated_class

HALVES = [*[(1.0, 0.8)] * 6, *[(0.0, 0.4)] * 6]
CROSSED = [(1.0, 1.0), (0.0, 1.0), (1.0, 0.0), (0.0, 0.0)] * 3
BEGAN = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


def test_facility_is_the_mean_share() -> None:
    assert facility([1, 0.5, 0, 0.5]) == 0.5
    assert facility([]) is None


def test_who_does_well_elsewhere_and_here_makes_a_correlation_of_one() -> None:
    assert isclose(discrimination(HALVES) or 0, 1)
    assert isclose(discrimination(CROSSED) or 0, 0, abs_tol=1e-9)


def test_a_correlation_worked_out_by_hand() -> None:
    """Shares 1,1,0 and rests 1,2,3 four times over: covariance −1/3, variances 2/9 and 2/3."""
    pairs = [(1.0, 1.0), (1.0, 2.0), (0.0, 3.0)] * 4
    assert isclose(discrimination(pairs) or 0, (-1 / 3) / sqrt(2 / 9 * 2 / 3))


@pytest.mark.parametrize("pairs", [HALVES[:9], [(1.0, 0.5)] * 12, [(1.0, 0.5), (0.0, 0.5)] * 6])
def test_too_few_or_all_alike_have_no_discrimination(pairs: list[tuple[float, float]]) -> None:
    assert discrimination(pairs) is None


def test_the_best_are_compared_with_the_weakest() -> None:
    """27 % of 12 are 3; of six who tie for three places each counts half."""
    assert upper_lower(HALVES) == 1
    assert upper_lower(CROSSED) == 0
    assert upper_lower([*HALVES[:3], (0.0, 0.9), *HALVES[4:]]) == pytest.approx(2 / 3)
    assert upper_lower(HALVES[:11]) is None


def test_figures_have_words() -> None:
    assert [ease(one) for one in (None, 0.29, 0.3, 0.8, 0.81)] == ["", "hard", "medium", "medium", "easy"]
    assert [power(one) for one in (None, -0.1, 0, 0.2, 0.3)] == ["", "reversed", "weak", "fair", "good"]


def report(**verdicts: str) -> dict[str, Any]:
    """One point for each criterion; "partial" earns half of it."""
    share = {"pass": 100, "partial": 50, "error": 100}
    rows = [
        {"id": id, "verdict": verdict, "earned": share.get(verdict, 0), "points": 100, "seen": "x"}
        for id, verdict in verdicts.items()
    ]
    return {"criteria": rows, "earned": sum(row["earned"] for row in rows), "points": 100 * len(rows)}


def test_the_rest_leaves_out_the_criterion_itself_and_what_was_not_judged() -> None:
    one = sitting(
        report(a="pass", b="partial", c="fail", d="not_reached", e="pending", f="not_applicable", g="error"),
        {"values": {"copies": "2"}},
    )
    assert one.rest("a") == pytest.approx(0.5 / 3)
    assert one.rest("c") == 0.5
    assert one.rest("e") == 1.5 / 4
    assert sitting(report(a="pass"), {"values": {}}).rest("a") is None
    assert (one.mark, one.values) == (pytest.approx(10 * 2.5 / 7), {"copies": "2"})


def test_a_teachers_points_count_but_the_machine_is_judged_by_its_own() -> None:
    row = {"id": "a", "verdict": "fail", "earned": 100, "machine": 0, "points": 100, "seen": "x"}
    answer = sitting({"criteria": [row], "earned": 100, "points": 100}, {"values": {}}).answers["a"]
    assert (answer.share, answer.raised, answer.by_machine.share) == (1, True, 0)
    left = {**row, "verdict": "pending", "machine": 0}
    judged = sitting({"criteria": [left], "earned": 0, "points": 0}, {"values": {}})
    assert (judged.answers["a"].judged, judged.answers["a"].raised, judged.mark) == (True, False, 0)


def test_a_criterion_without_points_is_earned_or_not() -> None:
    assert [Answer(verdict, 0, 0).share for verdict in ("pass", "fail")] == [1, 0]


# whether the grader is wrong


def judged(verdict: str, rest: float, seen: str = "", idea: str | None = None, **values: str) -> Judged:
    earned = {"pass": 100, "partial": 50}.get(verdict, 0)
    return Judged(Answer(verdict, earned, 100, seen, idea, expected="B"), rest, values)


def reasons(rows: Sequence[Judged], **more: int) -> tuple[str, ...]:
    found = suspicion(rows, **more)
    return found.reasons if found else ()


def test_a_check_that_broke_is_suspected_at_once() -> None:
    assert reasons([], errors=1) == ("error",)
    assert reasons([], raised=1) == ()
    assert reasons([], raised=2) == ("raised",)


def test_an_ordinary_criterion_is_not_suspected() -> None:
    rows = [judged("pass", 0.5 + n / 60) for n in range(20)] + [judged("fail", n / 60) for n in range(20)]
    assert suspicion(rows) is None


def test_the_best_failing_what_the_others_pass_is_suspected_with_its_evidence() -> None:
    """The ten best miss it and nobody else does: by chance in one of C(40, 10) deals."""
    rows = [judged("fail", 0.9, f"{n % 6}") for n in range(10)] + [judged("pass", 0.4)] * 30
    assert suspicion(rows) == Suspicion(
        ("top", "reversed"),
        tuple(Seen(str(n), "B", 2 if n < 4 else 1) for n in range(5)),
        top=(10, 10),
        others=(0, 30),
        same=0,
    )


def test_below_ten_nothing_is_said_about_the_best() -> None:
    rows = [judged("fail", 0.9, "A")] * 4 + [judged("pass", 0.1)] * 5
    assert suspicion(rows) is None


def test_one_answer_of_the_better_is_suspected_however_it_is_written() -> None:
    better = [judged("fail", 0.9, seen) for seen in ("Sở  GD", "sở gd", "SỞ GD", "Sở GD")]
    rows = [*better, *[judged("fail", 0.2, f"sai {n}") for n in range(4)], *[judged("pass", 0.4)] * 8]
    found = suspicion(rows)
    assert found is not None
    assert "same" in found.reasons
    assert found.same == 4


def test_the_same_place_on_everybodys_own_paper_is_one_answer() -> None:
    better = [judged("fail", 0.9, f"0{n}/05/2020", issued=f"0{n}/05/2020") for n in range(1, 6)]
    rows = [*better, *[judged("pass", 0.4, issued="x")] * 10]
    assert "same" in reasons(rows)
    known = [judged("fail", 0.9, row.answer.seen, "issue_date", **row.values) for row in better]
    assert "same" not in reasons([*known, *rows[5:]])  # the exercise itself knows that it is wrong


def test_what_nobody_earns_is_suspected_only_where_the_class_is_good_at_the_rest() -> None:
    nobody = [judged("fail", 0.95, "2") for _ in range(20)]
    assert reasons(nobody) == ("nobody",)
    assert reasons(nobody[:19]) == ()
    assert reasons([judged("fail", 0.6, "2") for _ in range(20)]) == ()
    assert reasons([judged("fail", 0.95, str(n)) for n in range(20)]) == ()


def flagged(room: list[Sitting], item: str) -> bool:
    rows = [Judged(one.answers[item], one.rest(item) or 0, one.values) for one in room]
    return suspicion(rows) is not None


@pytest.mark.parametrize("wrong", [("sai a", "sai b", "sai c", "sai d"), ("sai",), ("",)])
@pytest.mark.parametrize("size", [12, 40])
def test_few_ordinary_criteria_are_suspected(size: int, wrong: tuple[str, ...]) -> None:
    """Two-parameter classes, hard criteria among the rest: at most 5 in 100 by mistake."""
    rooms = [simulated_class(seed, size, wrong=wrong) for seed in range(60)]
    alarms = sum(flagged(room, f"c{n}") for room in rooms for n in range(ITEMS))
    assert alarms / (60 * ITEMS) <= 0.05


@pytest.mark.parametrize("size", [40, 90])
def test_a_wrong_key_is_mostly_found(size: int) -> None:
    found = sum(flagged(simulated_class(seed, size, broken=True), "c0") for seed in range(60))
    assert found / 60 >= 0.8


# how long, and where on the way


def test_steps_take_from_the_end_of_one_to_the_end_of_the_next() -> None:
    def at(minutes: int) -> datetime:
        return BEGAN + timedelta(minutes=minutes)

    last = [
        (1, "attempt.started", at(0)),
        (1, "procedure.viewed", at(5)),
        (1, "procedure.searched", at(2)),
        (1, "form.refused", at(9)),
        (1, "draft.saved", at(11)),
        (1, "hint.used", at(30)),
        (1, "unheard.of", at(40)),
        (2, "attempt.started", at(0)),
        (2, "procedure.searched", at(4)),
        (3, "procedure.searched", at(4)),
        (3, "procedure.viewed", at(5)),
    ]
    found = minutes_of_steps(last, load_events())
    assert list(found.items()) == [("search", (3, 2)), ("read", (2, 2)), ("form", (6, 1))]


@pytest.mark.parametrize(
    ("check", "args", "step"),
    [
        ("field_matches", {"field": "name"}, "form"),
        ("paper_attached", {}, "papers"),
        ("procedure_is", {}, "search"),
        ("answer_is", {}, "answer"),
        ("happened_before", {"first": "procedure.viewed", "then": "dossier.started"}, "read"),
        ("happened", {"event": "calendar.advanced", "at_least": 2}, ""),
        ("rated", {}, ""),
    ],
)
def test_a_criterion_belongs_to_a_step_where_it_does(check: str, args: dict[str, Any], step: str) -> None:
    row = Criterion.model_construct(check=check, args=args)
    assert step_of(row, load_events()) == step
