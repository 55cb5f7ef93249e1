"""Codes printed on papers, and e-mail addresses."""

import re
from itertools import accumulate

from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.slips import one_slip
from exercises.engine.matching.tones import bare, only_missing

_BETWEEN = re.compile(r"[.\-_/:,\s\\|]+")
_LETTERS_FOR_DIGITS = str.maketrans("oilsb", "01158")
_SHORTEST = 6


def compare_code(expected: str, given: str) -> Match:
    """Case and spaces are free; a lost separator or leading zero, O for 0, or one slip is typing."""
    right, seen = expected.strip(" .,"), given.strip(" .,")
    level, detail = _code_level(right, seen)
    return Match(level, _joined(right), _joined(seen), detail)


def compare_email(expected: str, given: str) -> Match:
    """Case is free; marks put in by the keyboard and one slip are told apart from another address."""
    right, seen = (_joined(text).strip("<>.,;") for text in (expected, given))
    level, detail = _email_level(right, seen)
    return Match(level, right.casefold(), seen.casefold(), detail)


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _email_level(right: str, seen: str) -> tuple[Level, str]:
    if right == seen:
        return Level.EXACT, ""
    right, seen = right.casefold(), seen.casefold()
    if right == seen:
        return Level.CASE, ""
    if right == bare(seen):
        return Level.DIACRITICS, "extra"
    return (Level.TYPING, "slip") if one_slip(right, seen, _SHORTEST) else (Level.DIFFERENT, "")


def _code_level(right: str, seen: str) -> tuple[Level, str]:
    if _joined(right) == _joined(seen):
        return Level.EXACT, ""
    right, seen = right.casefold(), seen.casefold()
    if _joined(right) == _joined(seen):
        return Level.CASE, ""
    if _otherwise_parted(right, seen):
        return Level.TYPING, "separator"
    right, seen = _joined(right), _joined(seen)
    if right.lstrip("0") == seen.lstrip("0"):
        return Level.TYPING, "leading_zero"
    if right.translate(_LETTERS_FOR_DIGITS) == seen.translate(_LETTERS_FOR_DIGITS):
        return Level.TYPING, "letter_for_digit"
    if bare(right) == bare(seen):
        return Level.DIACRITICS, _marks(right, seen)
    if one_slip(right, seen, _SHORTEST):
        return Level.TYPING, "slip"
    return Level.DIFFERENT, "part_missing" if _is_part(right, seen) else ""


def _marks(right: str, seen: str) -> str:
    if right == bare(right):
        return "extra"
    return "missing" if only_missing([right], [seen]) else "wrong"


def _otherwise_parted(right: str, seen: str) -> bool:
    """Separators lost, put in or changed; one that moved makes 11/2 of 1/12."""
    if _BETWEEN.sub("", right) != _BETWEEN.sub("", seen):
        return False
    ours, theirs = _ends(right), _ends(seen)
    return ours <= theirs or theirs <= ours


def _ends(code: str) -> set[int]:
    return set(accumulate(map(len, _BETWEEN.split(code))))


def _is_part(right: str, seen: str) -> bool:
    whole, part = _BETWEEN.split(right), _BETWEEN.split(seen)
    return len(part) < len(whole) and (part == whole[: len(part)] or part == whole[-len(part) :])
