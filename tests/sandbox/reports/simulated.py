"""Simulated classes: abilities and criteria of the two-parameter logistic model (Birnbaum 1968)."""

import random
from dataclasses import replace
from math import exp

from sandbox.reports.items.sittings import Answer, Sitting

ITEMS = 14
WRONG = ("sai a", "sai b", "sai c", "sai d")


def simulated_class(
    seed: int, students: int = 40, broken: bool = False, wrong: tuple[str, ...] = WRONG
) -> list[Sitting]:
    """Criteria of ordinary difficulty, some hard, and power; with `broken` the key of "c0" is wrong: it
    takes the first wrong answer for right."""
    chance = random.Random(seed)
    rows = [(chance.uniform(0.7, 2.0), chance.gauss(0, 1.2)) for _ in range(ITEMS)]
    if broken:
        rows[0] = (chance.uniform(1.0, 2.0), chance.uniform(-1, 1))
    sittings = [_sitting(chance, rows, wrong) for _ in range(students)]
    return [_by_wrong_key(one) for one in sittings] if broken else sittings


def _sitting(chance: random.Random, rows: list[tuple[float, float]], wrong: tuple[str, ...]) -> Sitting:
    ability, answers = chance.gauss(0, 1), {}
    for number, (power, difficulty) in enumerate(rows):
        knows = chance.random() < 1 / (1 + exp(-1.7 * power * (ability - difficulty)))
        seen = "đúng" if knows else chance.choice(wrong)
        answers[f"c{number}"] = Answer("pass" if knows else "fail", 100 if knows else 0, 100, seen)
    return Sitting(answers, {})


def _by_wrong_key(one: Sitting) -> Sitting:
    row = one.answers["c0"]
    right = row.seen == WRONG[0]
    judged = replace(row, verdict="pass" if right else "fail", earned=100 if right else 0)
    return replace(one, answers={**one.answers, "c0": judged})
