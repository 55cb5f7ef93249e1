"""Values picked from a list: one of them, or several in any order."""

import re

from exercises.engine.matching.levels import CREDITS, Level, Match
from exercises.engine.matching.words import compare_text
from fixtures.tones import canon

_BETWEEN = re.compile(r"\s*[;,|]\s*")
_LINE = re.compile(r"[\r\n]+")
_BULLETS = " -•*+"
_MOST = 50


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


def in_one_line(text: str) -> str:
    """A list with one value on each line, as a list by semicolons."""
    return _LINE.sub("; ", text)


def _canon(text: str) -> str:
    return " ".join(map(canon, text.split()))


def _items(text: str) -> list[str]:
    """Each value once, in the writing that came first."""
    items = (item.strip(_BULLETS) for item in _BETWEEN.split(text))
    return list({_canon(item): item for item in reversed([*filter(None, items)])}.values())[::-1]


def _set_level(right: list[str], seen: list[str]) -> tuple[Level, str]:
    if len(right) != len(seen) or len(seen) > _MOST:
        return Level.DIFFERENT, "too_few" if len(seen) < len(right) else "too_many"
    levels = {(mine, other): _level(mine, other) for mine in right for other in seen}
    worst = Level.EXACT
    for level in CREDITS:  # the nearest pairs first, so that none takes the place of a nearer one
        for mine, other in [pair for pair in levels if levels[pair] is level]:
            if (mine, other) in levels:
                worst = level
                levels = {pair: near for pair, near in levels.items() if pair[0] != mine and pair[1] != other}
    return worst, ""


def _level(expected: str, given: str) -> Level:
    return Level.EXACT if expected == given else compare_text(expected, given).level
