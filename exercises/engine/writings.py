"""Other ways to write the same value; none of them may ever cost a mark."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

_OLD_TO_NEW = {
    old + vowel: tone_less + new
    for first, vowels in (("o", "ae"), ("u", "y"))
    for vowel in vowels
    for mark in "\u0300\u0301\u0309\u0303\u0323"
    for old, tone_less, new in [
        (
            unicodedata.normalize("NFC", first + mark),
            first,
            unicodedata.normalize("NFC", vowel + mark),
        )
    ]
}
_NEW_TO_OLD = {new: old for old, new in _OLD_TO_NEW.items()}
_PLACES = _OLD_TO_NEW | _NEW_TO_OLD
_PAIR = re.compile(f"(?<!q)(?:{'|'.join(_PLACES)})(?!\\w)")
_CYRILLIC = str.maketrans("aeocpyxAEOCPHKMTB", "аеосрухАЕОСРНКМТВ")

WORDS = frozenset({"name", "text", "address"})
NUMBERS = frozenset({"id_number", "phone"})
ADDRESS = frozenset({"address"})
_SHORT = {
    "Thành phố ": "TP.", "Thị xã ": "TX. ", "Thị trấn ": "TT ", "Huyện ": "H.", "Phường ": "P. ", "Xã ": "x.",
    "Tỉnh ": "T. ", "đường ": "đ. ", "thôn ": "", "Số ": "",
}  # fmt: skip
ANY = WORDS | NUMBERS | {"date", "code", "number", "money", "email"}

Rewrite = Callable[[str], str]


def _tone_place(text: str) -> str:
    return _PAIR.sub(lambda found: _PLACES[found[0]], text)


def _grouped(text: str) -> str:
    return " ".join(re.findall(".{1,3}", text))


def _abbreviated(text: str) -> str:
    return re.sub("|".join(_SHORT), lambda found: _SHORT[found[0]], text)


def _date(pattern: str) -> Rewrite:
    def rewrite(text: str) -> str:
        day, month, year = map(int, text.split("/"))
        return pattern.format(date(year, month, day), d=day, m=month)

    return rewrite


STYLES: Mapping[str, tuple[frozenset[str], Rewrite]] = MappingProxyType(
    {
        "NFD": (ANY, lambda text: unicodedata.normalize("NFD", text)),
        "chữ hoa": (WORDS | {"code", "email"}, str.upper),
        "chữ thường": (WORDS | {"code", "email"}, str.lower),
        "dấu thanh kiểu khác": (WORDS, _tone_place),
        "dấu cách cứng": (WORDS, lambda text: text.replace(" ", "\u00a0 ")),
        "dấu cách thừa": (ANY, lambda text: f"  {text} \t"),
        "ký tự vô hình": (ANY, lambda text: "\u200b".join(text)),
        "chữ Kirin giống chữ La-tinh": (WORDS, lambda text: text.translate(_CYRILLIC)),
        "chữ rộng": (
            frozenset({"id_number", "phone", "code", "number", "date"}),
            lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        ),
        "địa chỉ viết tắt": (ADDRESS, _abbreviated),
        "địa chỉ không dấu phẩy": (ADDRESS, lambda text: text.replace(",", "")),
        "địa chỉ thừa dấu phẩy": (ADDRESS, lambda text: text.replace(",", " , ,") + ", Việt Nam."),
        "địa chỉ thêm số 0": (ADDRESS, lambda text: re.sub("(?<![0-9])(?=[0-9])", "0", text)),
        "tách nhóm": (NUMBERS, _grouped),
        "mã quốc gia": (frozenset({"phone"}), lambda text: "+84 " + text.removeprefix("0")),
        "mã quốc gia liền": (frozenset({"phone"}), lambda text: "84" + text.removeprefix("0")),
        "ngày không số 0": (frozenset({"date"}), _date("{d}/{m}/{0:%Y}")),
        "ngày ISO": (frozenset({"date"}), _date("{0:%Y-%m-%d}")),
        "ngày bằng chữ": (frozenset({"date"}), _date("ngày {d} tháng {m} năm {0:%Y}")),
    }
)


def rewritten(style: str, kind: str, value: str) -> str:
    """The value in this style, or as it is when the style is not for its kind."""
    kinds, rewrite = STYLES[style]
    return rewrite(value) if kind in kinds else value
