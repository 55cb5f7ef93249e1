"""Codes printed on papers, and e-mail addresses."""

import re

from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.slips import one_slip
from exercises.engine.matching.tones import bare

_BETWEEN = re.compile(r"[.\-_/:]+")
_LETTERS_FOR_DIGITS = str.maketrans("oil", "011")
_SHORTEST = 6


def compare_code(expected: str, given: str) -> Match:
    """Case and spaces are free; a lost separator or leading zero, O for 0, or one slip is typing."""
    right, seen = _joined(expected), _joined(given)
    level, detail = _code_level(right, seen)
    return Match(level, right, seen, detail)


def compare_email(expected: str, given: str) -> Match:
    """Case is free; marks put in by the keyboard and one slip are told apart from another address."""
    right, seen = _joined(expected), _joined(given)
    if right == seen:
        level, detail = Level.EXACT, ""
    elif right.casefold() == seen.casefold():
        level, detail = Level.CASE, ""
    elif right.casefold() == bare(seen):
        level, detail = Level.DIACRITICS, "extra"
    elif one_slip(right.casefold(), seen.casefold(), _SHORTEST):
        level, detail = Level.TYPING, "slip"
    else:
        level, detail = Level.DIFFERENT, ""
    return Match(level, right.casefold(), seen.casefold(), detail)


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _code_level(right: str, seen: str) -> tuple[Level, str]:
    if right == seen:
        return Level.EXACT, ""
    right, seen = right.casefold(), seen.casefold()
    if right == seen:
        return Level.CASE, ""
    if _BETWEEN.sub("", right) == _BETWEEN.sub("", seen):
        return Level.TYPING, "separator"
    if right.lstrip("0") == seen.lstrip("0"):
        return Level.TYPING, "leading_zero"
    if right.translate(_LETTERS_FOR_DIGITS) == seen.translate(_LETTERS_FOR_DIGITS):
        return Level.TYPING, "letter_for_digit"
    if right == bare(seen):
        return Level.DIACRITICS, "extra"
    return (Level.TYPING, "slip") if one_slip(right, seen, _SHORTEST) else (Level.DIFFERENT, "")
