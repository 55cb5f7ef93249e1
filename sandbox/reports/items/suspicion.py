"""Whether the grader, and not the class, may be wrong about a criterion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atanh, comb, sqrt
from statistics import NormalDist, StatisticsError, correlation, fmean

from sandbox.reports.items.figures import LEAST
from sandbox.reports.items.sittings import Answer

SAME = 3  # students who give one answer
SEVERAL = 2
SHOWN = 5
MANY = 20
WELL = 0.85
TOP_LEVEL = 0.01
REVERSED_LEVEL = 0.04
SAME_LEVEL = 0.05


@dataclass(frozen=True)
class Judged:
    """One student's answer that was judged, how well they did elsewhere, and their variant."""

    answer: Answer
    rest: float
    values: Mapping[str, str]

    @property
    def missed(self) -> bool:
        return self.answer.verdict != "pass"


@dataclass(frozen=True)
class Seen:
    """A wrong answer as the grader saw it, what it had expected of the first who gave it, and of how many."""

    seen: str
    expected: str
    count: int


@dataclass(frozen=True)
class Suspicion:
    """reasons: error | raised | nobody | top | reversed | same. top, others: (who missed it, of how many).

    answers: what was judged wrong, the most frequent first. same: how many gave the one answer of that sign.
    """

    reasons: tuple[str, ...]
    answers: tuple[Seen, ...]
    top: tuple[int, int]
    others: tuple[int, int]
    same: int


def suspicion(rows: Sequence[Judged], errors: int = 0, raised: int = 0) -> Suspicion | None:
    """Signs that ability alone seldom leaves behind; below LEAST only the first two are looked for.

    error     the check itself broke
    raised    a teacher gave several students more than the machine
    nobody    not one of many earned anything, though the best do well in everything else
    top       the best quarter by everything else misses it more often than the others (Fisher's exact test)
    reversed  the better the student, the less they earn: a correlation below 0, not by chance
    same      one answer, judged wrong, is that of the better students: the mark of a wrong key in the
              analysis of distractors (Haladyna 2004, ch. 9)
    """
    top, others = _quarters(rows)
    same = _shared_by_the_better(rows)
    enough = len(rows) >= LEAST
    signs = {
        "error": errors > 0,
        "raised": raised >= SEVERAL,
        "nobody": _nobody(rows),
        "top": enough and _more_often(top, others) <= TOP_LEVEL,
        "reversed": enough and _reversed([(row.answer.share, row.rest) for row in rows]) <= REVERSED_LEVEL,
        "same": enough and same > 0,
    }
    reasons = tuple(name for name, seen in signs.items() if seen)
    return Suspicion(reasons, wrong_answers(rows), top, others, same) if reasons else None


def wrong_answers(rows: Sequence[Judged]) -> tuple[Seen, ...]:
    """What was judged wrong, in the words of the grader; the few most frequent."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.missed:
            found[" ".join(row.answer.seen.split())].append(row.answer.expected)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Seen(seen, expected[0], len(expected)) for seen, expected in ranked[:SHOWN])


def _nobody(rows: Sequence[Judged]) -> bool:
    """Not one of many, though most gave one and the same answer and the best do well in everything else."""
    if len(rows) < MANY or any(row.answer.earned or not row.missed for row in rows):
        return False
    best = sorted((row.rest for row in rows), reverse=True)[: (len(rows) + 3) // 4]
    alike = max(map(len, _groups(rows).values()), default=0)
    return fmean(best) >= WELL and 2 * alike > len(rows)


def _quarters(rows: Sequence[Judged]) -> tuple[tuple[int, int], tuple[int, int]]:
    """(missed, of) in the best quarter, with all who tie for its last place, and among the others."""
    if not rows:
        return (0, 0), (0, 0)
    edge = sorted((row.rest for row in rows), reverse=True)[(len(rows) - 1) // 4]
    best = [row.missed for row in rows if row.rest >= edge]
    others = [row.missed for row in rows if row.rest < edge]
    return (sum(best), len(best)), (sum(others), len(others))


def _more_often(top: tuple[int, int], others: tuple[int, int]) -> float:
    """Fisher's exact test, one-sided: the chance of so many misses in the best quarter, were it like all."""
    missed, size = top[0] + others[0], top[1]
    everybody = size + others[1]
    ways = sum(
        comb(missed, count) * comb(everybody - missed, size - count)
        for count in range(top[0], min(missed, size) + 1)
    )
    return ways / comb(everybody, size)


def _reversed(pairs: Sequence[tuple[float, float]]) -> float:
    """The chance of a correlation this low, were there none (Fisher's z)."""
    try:
        found = correlation([one for one, _ in pairs], [other for _, other in pairs])
    except StatisticsError:
        return 1.0
    inside = max(-0.999999, min(0.999999, found))
    return NormalDist().cdf(atanh(inside) * sqrt(len(pairs) - 3))


def _shared_by_the_better(rows: Sequence[Judged]) -> int:
    """How many give the one wrong answer that goes with doing well elsewhere; 0 where there is none."""
    unexplained = [place for place, row in enumerate(rows) if row.answer.misconception is None]
    found = (frozenset(members).intersection(unexplained) for members in _groups(rows).values())
    groups = {members for members in found if len(members) >= SAME}
    level = SAME_LEVEL / max(len(groups), 1)
    telling = [
        len(group)
        for group in groups
        if len(rows) >= LEAST
        and _reversed([(-float(place in group), row.rest) for place, row in enumerate(rows)]) <= level
    ]
    return max(telling, default=0)


def _groups(rows: Sequence[Judged]) -> Mapping[str, list[int]]:
    """Places of those who gave the same wrong answer, word for word or by what it is of the variant."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.answer.verdict == "fail":
            for key in _keys(row):
                groups[key].append(place)
    return groups


def _keys(row: Judged) -> Iterator[str]:
    """Everybody has other papers: “my own birth date” is one kind of answer, whatever the day."""
    seen = _plain(row.answer.seen)
    if seen:
        yield seen
        yield from (f"{{{name}}}" for name, value in row.values.items() if _plain(value) == seen)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
