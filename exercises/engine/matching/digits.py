"""Identity numbers and phone numbers: only the digits 0-9 count, in their order."""

import re
from collections.abc import Callable

from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.slips import one_slip

_BETWEEN = re.compile(r"[\s.\-()/_,]+")
_LETTERS_FOR_DIGITS = str.maketrans("OoIlBS", "001185")
_SHORTEST = 8


def compare_id_number(expected: str, given: str) -> Match:
    """Spaces, dots and dashes are free; a lost leading zero or one wrong digit is a typing slip."""
    return _compare(expected, given, _joined)


def compare_phone(expected: str, given: str) -> Match:
    """0912 345 678 = +84912345678 = 84912345678 = 0084912345678."""
    return _compare(expected, given, _domestic)


def _joined(text: str) -> str:
    return _BETWEEN.sub("", text)


def _domestic(text: str) -> str:
    digits = _joined(text)
    for prefix in ("+84", "0084", "84"):
        if digits.startswith(prefix) and len(digits) - len(prefix) >= 9:
            return "0" + digits.removeprefix(prefix).removeprefix("0")
    return digits


def _compare(expected: str, given: str, canonical: Callable[[str], str]) -> Match:
    right, seen = canonical(expected), canonical(given)
    meant = canonical(given.translate(_LETTERS_FOR_DIGITS))
    level, detail = _level(right, seen, meant)
    return Match(level, right, seen, detail)


def _level(right: str, seen: str, meant: str) -> tuple[Level, str]:
    if right == seen:
        return Level.EXACT, ""
    if len(seen) < len(right) and right == seen.rjust(len(right), "0"):
        return Level.TYPING, "leading_zero"
    if meant == right:
        return Level.TYPING, "letter_for_digit"
    if one_slip(right, seen, _SHORTEST):
        return Level.TYPING, "slip"
    return Level.DIFFERENT, "length" if len(right) != len(seen) else ""
