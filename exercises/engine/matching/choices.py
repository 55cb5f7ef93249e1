"""Values picked from a list: one of them, or several in any order."""

import re

from exercises.engine.matching.levels import CREDITS, Level, Match
from exercises.engine.matching.words import compare_text
from fixtures.tones import canon

_BETWEEN = re.compile(r"\s*[;,|]\s*")
_MOST = 50
_ORDER = tuple(CREDITS)


def compare_enum(expected: str, given: str) -> Match:
    """One choice: only case and tone place are free."""
    for level, spell in ((Level.CASE, str.casefold), (Level.TONE_PLACE, _canon)):
        if spell(expected) == spell(given):
            return Match(level, expected, given)
    return Match(Level.DIFFERENT, expected, given)


def compare_set(expected: str, given: str) -> Match:
    """Several values by commas or semicolons: as good as the worst, nothing missing, nothing too many."""
    right, seen = _items(expected), _items(given)
    level, detail = _set_level(right, seen)
    return Match(level, "; ".join(sorted(right)), "; ".join(sorted(seen)), detail)


def _canon(text: str) -> str:
    return " ".join(map(canon, text.split()))


def _items(text: str) -> list[str]:
    return list(dict.fromkeys(item for item in _BETWEEN.split(text.strip(" ;,|")) if item))


def _set_level(right: list[str], seen: list[str]) -> tuple[Level, str]:
    if len(right) != len(seen) or len(seen) > _MOST:
        return Level.DIFFERENT, "too_few" if len(seen) < len(right) else "too_many"
    left, worst = list(seen), Level.EXACT
    for item in right:
        near = min(left, key=lambda other: _ORDER.index(_level(item, other)))
        worst = max(worst, _level(item, near), key=_ORDER.index)
        left.remove(near)
    return worst, ""


def _level(expected: str, given: str) -> Level:
    return Level.EXACT if expected == given else compare_text(expected, given).level
