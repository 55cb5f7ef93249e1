"""Which mistakes a class makes most, from its stored reports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.engine.mixups import TAGS
from exercises.engine.schema import Exercise

SHOWN = 5
MISSED = ("fail", "partial")


@dataclass(frozen=True)
class CommonError:
    """`count` of `of` reports; `message` says the wrong idea when it is a known one."""

    title: str
    message: str
    count: int
    of: int


def common_errors(
    exercise: Exercise, reports: Sequence[Mapping[str, Any]], shown: int = SHOWN
) -> tuple[CommonError, ...]:
    """The most frequent first; a known wrong idea before a plain miss. `not_reached` is nobody's mistake."""
    counts = Counter(
        (result["id"], result["misconception"] or "")
        for report in reports
        for result in report["criteria"]
        if result["verdict"] in MISSED
    )
    titles = {criterion.id: criterion.title for criterion in exercise.rubric}
    say = {(row.id, idea.tag): idea.say for row in exercise.rubric for idea in row.misconceptions}
    ranked = sorted(counts, key=lambda key: (-counts[key], not key[1], key))
    return tuple(
        CommonError(
            titles.get(key[0], key[0]), say.get(key) or TAGS.get(key[1], ""), counts[key], len(reports)
        )
        for key in ranked[:shown]
    )
