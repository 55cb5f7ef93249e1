"""Typed matching: compare what a student wrote with what was right, kind by kind."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from exercises.engine.matching.addresses import compare_address
from exercises.engine.matching.choices import compare_enum, compare_set, in_one_line
from exercises.engine.matching.codes import compare_code, compare_email
from exercises.engine.matching.dates import compare_date
from exercises.engine.matching.digits import compare_id_number, compare_phone
from exercises.engine.matching.levels import CREDITS, Level, Match
from exercises.engine.matching.numbers import compare_money, compare_number
from exercises.engine.matching.words import compare_name, compare_text
from exercises.engine.matching.writing import as_text, tidy

__all__ = ["CREDITS", "KINDS", "Level", "Match", "compare"]

KINDS: Mapping[str, Callable[[str, str], Match]] = MappingProxyType(
    {
        "name": compare_name,
        "text": compare_text,
        "address": compare_address,
        "id_number": compare_id_number,
        "phone": compare_phone,
        "date": compare_date,
        "money": compare_money,
        "number": compare_number,
        "code": compare_code,
        "email": compare_email,
        "enum": compare_enum,
        "set": compare_set,
    }
)

_LABELLED = frozenset({"id_number", "phone", "date", "money", "number", "code", "email"})
_LABEL = re.compile(r"[^\W\d_][^\d:;,@]{0,30}: ?(?=\S)")


def compare(kind: str, expected: object, given: object) -> Match:
    """How near `given` is to `expected`; never fails on any text. An unknown kind is a ValueError."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of value: {kind}")
    right = _read(kind, expected)
    seen = right if given == expected else _read(kind, given)
    if right == seen:
        return Match(Level.EXACT, right, seen)
    if not right or not seen:
        return Match(Level.DIFFERENT, right, seen, "empty")
    return KINDS[kind](right, _without_label(kind, right, seen))


def _read(kind: str, value: object) -> str:
    text = as_text(value)
    return tidy(in_one_line(text) if kind == "set" else text)


def _without_label(kind: str, right: str, seen: str) -> str:
    """The label of the field may have been copied along, "Số hiệu: TH4789054"."""
    label = _LABEL.match(seen) if kind in _LABELLED else None
    return seen if label is None or _LABEL.match(right) else seen[label.end() :]
