"""Fairness of variants: what chance alone would do, and what it would not."""

import random
from typing import Any

import pytest

from sandbox.reports.fairness import Difference, Feature, adjusted, chance_of, fairness
from sandbox.reports.items.sittings import Sitting


class Row:
    title, args = "Hình thức nhận", {"value": "{receive}"}


class Family:
    family = ("sibling",)


class Exercise:
    rubric, choices, numbers, persona = (Row,), {"receive": ()}, {"copies": (2, 3)}, Family


EXERCISE: Any = Exercise


def sat(mark: float, **values: str) -> Sitting:
    return Sitting({}, {name.replace("_", "."): value for name, value in values.items()}, mark)


def found(*sittings: Sitting) -> list[tuple[str, str, int, float, int, float, bool]]:
    return [
        (name_of(one), one.value, one.count, one.mean, one.others, one.others_mean, one.telling)
        for one in fairness(EXERCISE, sittings)
    ]


def name_of(one: Difference) -> str:
    return one.feature.title or one.feature.kind


def test_a_harder_choice_is_found_in_the_words_of_the_exercise() -> None:
    desk = [sat(9, receive="desk", receive_text="đến quầy")] * 10
    post = [sat(5, receive="post", receive_text="bưu điện")] * 10
    assert found(*desk, *post) == [("Hình thức nhận", "bưu điện", 10, 5, 10, 9, True)]


def test_equal_marks_say_nothing() -> None:
    rows = [sat(7, receive=way) for way in ("desk", "post") * 10]
    assert [one.chance for one in fairness(EXERCISE, rows)] == [1]
    assert found(*rows)[0][-1] is False


def test_fewer_than_eight_on_a_side_are_not_compared() -> None:
    desk, post = [sat(9, receive="desk")] * 20, [sat(1, receive="post")] * 7
    assert found(*desk, *post) == []
    assert len(found(*desk, *post, post[0])) == 1


def test_of_three_values_each_is_compared_with_the_rest() -> None:
    rows = [
        sat(5 + n, sibling_relation=name) for n, name in enumerate(("anh", "chị", "em")) for _ in range(8)
    ]
    assert {row[1] for row in found(*rows)} == {"anh", "chị", "em"}


def test_the_same_parting_is_compared_once() -> None:
    pairs = (("Nam", "Nữ"), ("Nữ", "Nam"))
    rows = [sat(7, me_gender=one, sibling_gender=other) for one, other in pairs * 8]
    assert [row[0] for row in found(*rows)] == ["gender"]


def test_what_hardly_anybody_shares_is_no_feature() -> None:
    assert found(*[sat(7, copies=str(n)) for n in range(7) for _ in range(8)]) == []
    assert fairness(EXERCISE, []) == ()


def test_chance_is_the_same_every_time_and_never_nothing() -> None:
    assert (
        chance_of([5.0] * 8, [9.0] * 8) == chance_of([5.0] * 8, [9.0] * 8) == pytest.approx(1 / 1001, rel=2)
    )
    assert chance_of([5.0] * 8, [5.0] * 8) == 1


def test_a_permutation_test_agrees_with_counting_every_deal() -> None:
    """Of the 70 ways to deal 1…8 in two fours, 24 lie as far apart as {1, 2, 5, 6} or farther."""
    assert chance_of([1, 2, 5, 6], [3, 4, 7, 8]) == pytest.approx(24 / 70, abs=0.03)


def test_holm_multiplies_the_clearest_most_and_never_turns_the_order() -> None:
    rows = [Difference(Feature("choice", "x"), "", 8, 1, 8, 2, chance) for chance in (0.04, 0.01, 0.03, 0.9)]
    assert [one.adjusted for one in adjusted(rows)] == pytest.approx([0.04, 0.09, 0.09, 0.9])


def test_many_fair_comparisons_seldom_find_something() -> None:
    """Five features of equal variants, thirty classes: at most a few are called unfair."""
    unfair = 0
    for seed in range(30):
        chance = random.Random(seed)
        rows = [
            sat(
                chance.gauss(7, 1.5),
                receive=chance.choice("ab"),
                copies=chance.choice("23"),
                me_gender=chance.choice("xy"),
                sibling_relation=chance.choice("mn"),
            )
            for _ in range(45)
        ]
        unfair += any(one.telling for one in fairness(EXERCISE, rows))
    assert unfair / 30 <= 0.1
