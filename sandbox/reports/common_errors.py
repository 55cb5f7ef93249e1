"""Which mistakes a class makes most, from its stored reports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SHOWN = 5
MISSED = ("fail", "partial")


@dataclass(frozen=True)
class CommonError:
    """`count` of `of` reports; `message` is what a student who made it reads."""

    title: str
    message: str
    misconception: bool
    count: int
    of: int


def common_errors(reports: Sequence[Mapping[str, Any]], shown: int = SHOWN) -> tuple[CommonError, ...]:
    """The most frequent first; a known wrong idea before a plain miss. `not_reached` is nobody's mistake."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Mapping[str, Any]] = {}
    for report in reports:
        for result in report["criteria"]:
            if result["verdict"] in MISSED:
                key = (result["id"], result["misconception"] or "")
                counts[key] += 1
                first.setdefault(key, result)
    ranked = sorted(counts, key=lambda key: (-counts[key], not key[1], key))
    return tuple(_error(first[key], counts[key], len(reports)) for key in ranked[:shown])


def _error(result: Mapping[str, Any], count: int, of: int) -> CommonError:
    known = bool(result["misconception"])
    return CommonError(result["title"], result["message"] if known else "", known, count, of)
