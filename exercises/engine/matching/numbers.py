"""Plain numbers and sums of money; a slip makes another number, so there is no credit in between."""

import re
from decimal import Decimal

from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.tones import bare

_THOUSANDS = re.compile(r"([0-9]{1,3}(?:([., ])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]{1,2}))?")
_PLAIN = re.compile(r"([0-9]{1,18})(?:[.,]([0-9]{1,2}))?")
_MONEY = re.compile(r"(.*[0-9])\s*(k|nghin|ngan|tr|trieu|ty|ti)?\s*(?:d|dong|vnd)?\.?")
_TIMES = {"k": 1_000, "nghin": 1_000, "ngan": 1_000, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_FREE = frozenset({"mien phi", "khong", "khong thu phi", "khong mat phi", "khong thu"})
_LONGEST = 40


def compare_number(expected: str, given: str) -> Match:
    """2 = 02 = 2,0."""
    return _compare(expected, given, _number(expected), _number(given))


def compare_money(expected: str, given: str) -> Match:
    """8.000 đồng = 8000 = 8,000đ = 8 nghìn; "miễn phí" is nothing to pay."""
    return _compare(expected, given, _money(expected), _money(given))


def _compare(expected: str, given: str, right: Decimal | None, seen: Decimal | None) -> Match:
    if right is None or seen is None:
        return Match(Level.DIFFERENT, expected, given, "no_number")
    level = Level.EXACT if right == seen else Level.DIFFERENT
    return Match(level, f"{right:f}", f"{seen:f}", _zeros(right, seen))


def _zeros(right: Decimal, seen: Decimal) -> str:
    digits = [f"{number:f}".rstrip("0.") for number in (right, seen)]
    return "zeros" if right != seen and digits[0] == digits[1] else ""


def _number(text: str) -> Decimal | None:
    if len(text) > _LONGEST:
        return None
    plain = text.strip(" .").removeprefix("+")
    grouped = _THOUSANDS.fullmatch(plain)
    if grouped:
        return Decimal(re.sub("[., ]", "", grouped[1]) + "." + (grouped[3] or "0")).normalize()
    simple = _PLAIN.fullmatch(plain)
    return Decimal(simple[1] + "." + (simple[2] or "0")).normalize() if simple else None


def _money(text: str) -> Decimal | None:
    plain = bare(text[: _LONGEST + 1]).replace("₫", "d")
    if plain in _FREE:
        return Decimal(0)
    found = _MONEY.fullmatch(plain)
    if found is None:
        return None
    amount = _number(found[1])
    return None if amount is None else (amount * _TIMES.get(found[2], 1)).normalize()
