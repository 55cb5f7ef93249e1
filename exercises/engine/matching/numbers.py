"""Plain numbers and sums of money; a slip makes another number, so there is no credit in between."""

import re
from collections.abc import Callable
from decimal import Decimal

from exercises.engine.matching.counting import amount
from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.tones import bare

Counted = tuple[Decimal, str]  # how much, and the unit if one was written

_UNITS = (
    "ngay lam viec|ngay|thang|tuan|gio|phut|ban sao|ban|bo|to|trang|quyen|cuon|nguoi|hoc sinh|lan|cai|chiec"
    "|kb|mb|gb|diem"
)
_CURRENCY = re.compile(
    rf"(?:vnd\s*)?(.+?)\s*(?:d|dong|vnd)?(?:\s*viet nam)?(?:\s*chan)?(?:\s*/\s*({_UNITS}))?[\s./]*"
)
_COUNTED = re.compile(rf"\+?(.+?)(?:(?:\s+|(?<=[0-9]))({_UNITS})|(?<=[0-9])\s*(nam))?[\s.]*")
_IN_WORDS = re.compile(r"\s*\(([^()]+)\)")  # 02 (hai) bản
_FREE = frozenset(
    {
        "mien phi", "khong", "khong thu phi", "khong thu le phi", "khong thu phi, le phi", "khong mat phi",
        "khong thu", "khong mat tien", "khong ton tien",
    }
)  # fmt: skip
_LONGEST = 100


def compare_number(expected: str, given: str) -> Match:
    """2 = 02 = 2,0 = hai = 02 (hai) bản; a missing unit costs nothing, another one does."""
    return _compare(expected, given, _number(expected), _number(given))


def compare_money(expected: str, given: str) -> Match:
    """8.000 đồng = 8000 = 8,000đ = 8 nghìn = tám nghìn đồng; "miễn phí" is nothing to pay."""
    return _compare(expected, given, _money(expected), _money(given))


def _compare(expected: str, given: str, right: Counted | None, seen: Counted | None) -> Match:
    if right is None or seen is None:
        return Match(Level.DIFFERENT, expected, given, "no_number")
    level, detail = _level(right, seen)
    return Match(level, f"{right[0]:f}", f"{seen[0]:f}", detail)


def _level(right: Counted, seen: Counted) -> tuple[Level, str]:
    if right[0] == seen[0]:
        same = right[1] == seen[1] or not right[1] or not seen[1]
        return (Level.EXACT, "") if same else (Level.DIFFERENT, "unit")
    digits = [f"{number:f}".rstrip("0.") for number, _ in (right, seen)]
    return Level.DIFFERENT, "zeros" if digits[0] == digits[1] else ""


def _number(text: str) -> Counted | None:
    return _agreeing(text, _counted)


def _money(text: str) -> Counted | None:
    return _agreeing(text.replace("₫", "đ"), _sum)


def _agreeing(text: str, read: Callable[[str], Counted | None]) -> Counted | None:
    """Figures and the words in brackets behind them must tell the same."""
    if len(text) > _LONGEST:
        return None
    plain = bare(text)
    value = read(_IN_WORDS.sub("", plain, count=1))
    words = _IN_WORDS.search(plain)
    told = read(words[1]) if words else value
    return value if value and told and value[0] == told[0] else None


def _counted(plain: str) -> Counted | None:
    found = _COUNTED.fullmatch(plain)
    number = amount(found[1]) if found else None
    return None if found is None or number is None else (number, found[2] or found[3] or "")


def _sum(plain: str) -> Counted | None:
    if plain.rstrip(" .") in _FREE:
        return Decimal(0), ""
    found = _CURRENCY.fullmatch(plain)
    number = amount(found[1]) if found else None
    return None if found is None or number is None else (number, found[2] or "")
