"""The helper's side: where they pointed, when, and whether they waited."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]
IDEA = [{"when": "always", "tag": "idea", "say": "Vì thế này."}]
ENDED = Event("support.ended", "2024-04-17T02:00:00+00:00", {"outcome": "complete"})


def said(points_to: str = "", about: str = "", waiting: str = "0") -> Event:
    data = {"advice": "explain", "points_to": points_to, "about": about, "waiting": waiting}
    return Event("support.advised", "2024-04-17T01:00:00+00:00", data)


NAME, PAPER = said("field:owner_name", "field:owner_name field:copies"), said("component:id", "component:id")
WRONG, KIND = said("field:copies", "field:owner_name"), said()


@pytest.fixture
def helped(work: Work) -> Callable[..., Evidence]:
    return lambda *events: replace(work(), journal=events)


@pytest.mark.parametrize(
    ("events", "verdict", "seen"),
    [
        ([], "fail", "0"),
        ([KIND, WRONG], "fail", "0"),
        ([NAME], "partial", "1"),
        ([NAME, NAME], "partial", "1"),
        ([NAME, WRONG, PAPER], "pass", "2"),
    ],
)
def test_different_needs_are_counted(
    judge: Judge, helped: Work, events: list[Event], verdict: str, seen: str
) -> None:
    row = judge(helped(*events), "advised_where_needed", at_least=2)
    assert (row.verdict, row.seen) == (verdict, seen)


@pytest.mark.parametrize(
    ("events", "verdict", "said_so"),
    [
        ([KIND], "fail", "chưa chỉ"),
        ([NAME, KIND], "pass", ""),
        ([NAME, WRONG], "partial", "1 trong 2 lần"),
        ([WRONG], "fail", "1 trong 1 lần"),
    ],
)
def test_pointing_at_what_is_right_already_costs(
    judge: Judge, helped: Work, events: list[Event], verdict: str, said_so: str
) -> None:
    row = judge(helped(*events), "pointed_right")
    assert row.verdict == verdict
    assert said_so in row.message


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([ENDED], "fail"),
        ([NAME], "pass"),
        ([NAME, ENDED, KIND], "pass"),
        ([NAME, ENDED, NAME], "partial"),
        ([ENDED, NAME], "fail"),
    ],
)
def test_advice_after_the_filing_comes_too_late(
    judge: Judge, helped: Work, events: list[Event], verdict: str
) -> None:
    assert judge(helped(*events), "advised_in_time").verdict == verdict


@pytest.mark.parametrize(
    ("waiting", "verdict"), [("0", "pass"), ("2", "pass"), ("3", "fail"), ("", "pass"), ("viele", "pass")]
)
def test_one_advice_after_another_without_an_answer_is_a_rush(
    judge: Judge, helped: Work, waiting: str, verdict: str
) -> None:
    row = judge(helped(said(waiting=waiting)), "waited_for_citizen", most=2, misconceptions=IDEA)
    assert row.verdict == verdict
    assert (row.misconception == "idea") is (verdict == "fail")


def test_nobody_who_said_nothing_was_in_a_hurry(judge: Judge, helped: Work) -> None:
    assert judge(helped(ENDED), "waited_for_citizen").verdict == "pass"


@pytest.mark.parametrize(
    ("check", "keys"),
    [
        ("advised_where_needed", {"at_least": 2}),
        ("advised_where_needed", {}),
        ("pointed_right", {}),
        ("advised_in_time", {}),
        ("waited_for_citizen", {"most": 1}),
        ("waited_for_citizen", {}),
    ],
)
def test_what_is_damaged_for_a_row_fails_it(
    judge: Judge,
    helped: Work,
    exercise: Exercise,
    variant: Variant,
    check: str,
    keys: dict[str, int],
) -> None:
    right = helped(NAME, PAPER, KIND, ENDED)
    assert judge(right, check, **keys).verdict == "pass"
    row: Criterion = exercise.rubric[0]
    damaged = BREAKS[check](Context(exercise, variant, right, row), **keys)
    assert judge(damaged, check, **keys).verdict in ("fail", "partial")
