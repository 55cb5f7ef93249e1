"""Whether some variants of an exercise are harder than others: marks compared by what the variants hold."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from exercises.engine.exercise import Exercise
from sandbox.reports.items.sittings import Sitting

LEAST = 8  # students on each side
MOST_VALUES = 6
DRAWS = 1000
LEVEL = 0.05
SEED = 978


@dataclass(frozen=True)
class Feature:
    """What can differ from variant to variant. kind: choice | number | gender | relation, of a `person`.

    title: of the criterion that asks for it, where there is one; `name` among the values of the variant.
    """

    kind: str
    name: str
    title: str = ""
    person: str = ""


@dataclass(frozen=True)
class Difference:
    """One value against all others: how many and their mean mark. `chance`: that the marks differ by so much
    where the value does not matter; `adjusted` for the number of comparisons made."""

    feature: Feature
    value: str
    count: int
    mean: float
    others: int
    others_mean: float
    chance: float
    adjusted: float = 1.0

    @property
    def gap(self) -> float:
        return self.mean - self.others_mean

    @property
    def telling(self) -> bool:
        return self.adjusted <= LEVEL


def fairness(exercise: Exercise, sittings: Sequence[Sitting]) -> tuple[Difference, ...]:
    """Every comparison with LEAST on each side, the clearest first; the same figures every time."""
    found = [one for feature in features(exercise, sittings) for one in _compared(feature, sittings)]
    return tuple(sorted(adjusted(found), key=lambda one: (one.adjusted, one.chance)))


def features(exercise: Exercise, sittings: Sequence[Sitting]) -> list[Feature]:
    """Choices and numbers of the exercise, and who is played: genders, and how the relatives are related."""
    titles = {value: row.title for row in exercise.rubric for value in map(str, row.args.values())}
    drawn = [Feature("choice", name, titles.get(f"{{{name}}}", "")) for name in exercise.choices]
    drawn += [Feature("number", name, titles.get(f"{{{name}}}", "")) for name in exercise.numbers]
    people = ["me", *exercise.persona.family]
    drawn += [Feature("gender", f"{person}.gender", person=person) for person in people]
    drawn += [Feature("relation", f"{person}.relation", person=person) for person in people[1:]]
    parted: dict[tuple[int, ...], Feature] = {}
    for one in drawn:
        parted.setdefault(_parting(one, sittings), one)  # a husband's gender says no more than the wife's
    return list(parted.values())


def _parting(feature: Feature, sittings: Sequence[Sitting]) -> tuple[int, ...]:
    """Which sittings are alike in it, whatever it is called."""
    values = [one.values.get(feature.name, "") for one in sittings]
    order = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return tuple(order[value] for value in values)


def _compared(feature: Feature, sittings: Sequence[Sitting]) -> Iterator[Difference]:
    """Each value against the rest; of two values the one comparison there is, of the harder one."""
    marked = [(_value(feature, one), one.mark) for one in sittings if feature.name in one.values]
    values = sorted({value for value, _ in marked})
    if not 2 <= len(values) <= MOST_VALUES:
        return
    found = [_difference(feature, value, marked) for value in values]
    tested = [one for one in found if min(one.count, one.others) >= LEAST]
    yield from sorted(tested, key=lambda one: one.gap)[:1] if len(values) == 2 else tested


def _value(feature: Feature, one: Sitting) -> str:
    """In the words of the exercise where it has any."""
    return one.values.get(f"{feature.name}.text") or one.values[feature.name]


def _difference(feature: Feature, value: str, marked: Sequence[tuple[str, float]]) -> Difference:
    mine = [mark for one, mark in marked if one == value]
    others = [mark for one, mark in marked if one != value]
    enough = min(len(mine), len(others)) >= LEAST
    chance = chance_of(mine, others) if enough else 1.0
    return Difference(feature, value, len(mine), fmean(mine), len(others), fmean(others), chance)


def chance_of(mine: Sequence[float], others: Sequence[float]) -> float:
    """A permutation test of the two means, two-sided: how often marks dealt anew differ at least as much.

    DRAWS deals from a fixed seed, the one at hand counted among them (Phipson and Smyth 2010), so never 0.
    """
    everybody, size = sorted((*mine, *others)), len(mine)
    total, deal = sum(everybody), random.Random(SEED)  # noqa: S311  statistics, not secrets
    expected = total * size / len(everybody)
    seen = abs(sum(mine) - expected) - 1e-9
    as_far = sum(abs(sum(deal.sample(everybody, size)) - expected) >= seen for _ in range(DRAWS))
    return (as_far + 1) / (DRAWS + 1)


def adjusted(found: Sequence[Difference]) -> list[Difference]:
    """By Holm's step-down method (1979), so that many comparisons do not find something by luck."""
    least, done = 0.0, []
    for place, one in enumerate(sorted(found, key=lambda one: one.chance)):
        least = min(1.0, max(least, one.chance * (len(found) - place)))
        done.append(replace(one, adjusted=least))
    return done
