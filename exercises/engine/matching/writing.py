"""One writing for what looks the same: Unicode forms, invisible characters, look-alike letters."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

LONGEST = 2000  # no right answer is longer; keeps normalising a run of combining marks short


def _ranges(*pairs: tuple[int, int]) -> dict[int, str]:
    return {point: "" for first, last in pairs for point in range(first, last + 1)}


_INVISIBLE = _ranges(
    (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
    (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFC), (0xE0000, 0xE007F),
)  # fmt: skip
_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʹ`´′＇", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u2800\u3164\u115f\u1160\uffa0", " "),
    }
    | {chr(point): empty for point, empty in _INVISIBLE.items()}
)
_LOOK_ALIKE = str.maketrans(
    # Cyrillic, Greek, and the other barred d's beside their Latin twins
    "аеорсухіѕјһԁԛԝкАВЕКМНОРСТУХІЅЈҺԚԜοανιυρκϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹÐðƉɖıℓ",
    "aeopcyxisjhdqwkABEKMHOPCTYXISJHQWoaviupkcABEZHIKMNOPTYXCĐđĐđil",
)
_TWIN_MARKS = str.maketrans({"\u030c": "\u0306", "\u0342": "\u0303", "\u0340": "\u0300", "\u0341": "\u0301"})
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BARRED_D = re.compile("([dD])[\u0335\u0336]")


def as_text(value: object) -> str:
    """A value of an exercise or a form as text: nothing is empty, a list is joined by semicolons."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return "; ".join(as_text(item) for item in value)
    return str(value)


def tidy(text: str) -> str:
    """NFC text in Latin letters with single spaces; case, tones and punctuation stay as written."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:LONGEST]
    visible = " ".join(text.translate(_MARKS).split())[:LONGEST]
    if visible.isascii():
        return visible
    apart = unicodedata.normalize("NFKD", visible).translate(_LOOK_ALIKE).translate(_TWIN_MARKS)
    joined = unicodedata.normalize("NFC", _BARRED_D.sub(lambda d: "đ" if d[1] == "d" else "Đ", apart))
    return " ".join(joined.translate(_MARKS).split())[:LONGEST]


def shown(text: str, longest: int = 200) -> str:
    """What a student wrote, safe to store and to show: no NUL, no lone surrogate, not endless."""
    cut = text if len(text) <= longest else text[:longest] + "…"
    return _UNSTORABLE.sub("\ufffd", cut)
