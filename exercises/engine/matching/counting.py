"""Amounts as they are written and said: 1.200.000, 1,2 triệu, 1tr2, một triệu hai trăm nghìn."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"([0-9]{1,3}(?:([., ])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,2}))?")
_PLAIN = re.compile(r"([0-9]{1,18})(?:[.,]([0-9]{1,2}))?")
_TOKEN = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*|[a-z]+|\S")
_SCALES = {"k": 3, "nghin": 3, "ngan": 3, "tr": 6, "trieu": 6, "ty": 9, "ti": 9}  # powers of ten
_DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9, **{str(digit): digit for digit in range(10)},
}  # fmt: skip
_DIGIT = "|".join(_DIGITS)
_HUNDREDS = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT}) tram(?: |$))?"
    rf"(?:(?:linh|le) (?=.)|(?P<tens>{_DIGIT}) (?:muoi|chuc)(?: |$)|(?P<ten>muoi)(?: |$)"
    rf"|(?P<short>{_DIGIT}) (?=(?:mot|tu|lam|nham)$))?"
    rf"(?P<ones>{_DIGIT})?"
)


def amount(text: str) -> Decimal | None:
    """The amount that a bare text (small letters, no marks) tells; None for anything else.

    The caller sees to it that the text is not endless.
    """
    total, power, group = Decimal(0), 0, list[str]()
    for token in _TOKEN.findall(text):
        if token not in _SCALES:
            group.append(token)
            continue
        value, before, power = _group(group), power, _SCALES[token]
        if value is None or 0 < before <= power:
            return None
        total, group = total + value.scaleb(power), []
    rest = _rest(group, power)
    return None if rest is None else (total + rest).normalize()


def figures(text: str) -> Decimal | None:
    """1.234,5 or 1,234.5 or 1 234 or 1234; None for anything else."""
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        return Decimal(re.sub("[., ]", "", grouped[1]) + "." + (grouped[3] or "0"))
    plain = _PLAIN.fullmatch(text)
    return Decimal(plain[1] + "." + (plain[2] or "0")) if plain else None


def _rest(group: list[str], power: int) -> Decimal | None:
    """What follows the last thousand or million: nothing, a half, tenths (1tr2) or thousandths (1tr200)."""
    if not power:
        return _group(group)
    if not group:
        return Decimal(0)
    if group == ["ruoi"]:
        return Decimal(5).scaleb(power - 1)
    if group[0].isdecimal() and len(group[0]) not in (1, 3):
        return None
    value, one_digit = _group(group), group[0] in _DIGITS or len(group[0]) == 1
    return None if value is None else value.scaleb(power - (1 if len(group) == 1 and one_digit else 3))


def _group(tokens: list[str]) -> Decimal | None:
    if len(tokens) == 1 and tokens[0][0].isdecimal():
        return figures(tokens[0])
    said = _HUNDREDS.fullmatch(" ".join(tokens)) if tokens else None
    if said is None:
        return None
    tens = 1 if said["ten"] else _DIGITS.get(said["tens"] or said["short"], 0)
    return Decimal(100 * _DIGITS.get(said["hundreds"], 0) + 10 * tens + _DIGITS.get(said["ones"], 0))
