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
_PAIR = re.compile(f"(?<![qQ])(?:{'|'.join(_PLACES)})(?!\\w)")
_CYRILLIC = str.maketrans("aeocpyxAEOCPHKMTB", "аеосрухАЕОСРНКМТВ")
_GREEK = str.maketrans("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_Y_OR_I = re.compile(r"\b([HKLMSThklmst]|[Qq]u)([yýỳỷỹỵ])\b")
_I_FOR_Y = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))

WORDS = frozenset({"name", "text", "address"})
TEXTS = frozenset({"text", "address"})
NUMBERS = frozenset({"id_number", "phone"})
DATE, MONEY, CODE = frozenset({"date"}), frozenset({"money"}), frozenset({"code"})
ADDRESS = frozenset({"address"})
_SHORT = {
    "Thành phố ": "TP.", "Thị xã ": "TX. ", "Thị trấn ": "TT ", "Huyện ": "H.", "Phường ": "P. ", "Xã ": "x.",
    "Tỉnh ": "T. ", "đường ": "đ. ", "thôn ": "", "Số ": "",
}  # fmt: skip
_DOTTED = {"Thành phố ": "T.P. ", "Thị xã ": "T.X ", "Thị trấn ": "T. T. ", "Khu phố ": "K.P "}
_NO_UNITS = dict.fromkeys(_SHORT, "")
_PHRASES = {
    "THPT": "Trung học phổ thông", "THCS": "Trung học cơ sở", "Uỷ ban nhân dân": "UBND",
    "Giáo dục và Đào tạo": "GD&ĐT",
}  # fmt: skip
ANY = WORDS | NUMBERS | {"date", "code", "number", "money", "email"}

Rewrite = Callable[[str], str]


def _tone_place(text: str) -> str:
    return _PAIR.sub(lambda found: _PLACES[found[0]], text)


def _grouped(between: str) -> Rewrite:
    return lambda text: between.join(re.findall(".{1,3}", text))


def _instead(words: Mapping[str, str]) -> Rewrite:
    return lambda text: re.sub("|".join(words), lambda found: words[found[0]], text)


def _i_for_y(text: str) -> str:
    return _Y_OR_I.sub(lambda found: found[1] + _I_FOR_Y[found[2]], text)


def _apart(marks: str, between: str) -> Rewrite:
    return lambda text: re.sub(f"[{marks}]", between, text)


def _sum(pattern: str, unit: int = 1) -> Rewrite:
    """Only of a whole number of these units: 8500 is not written as so many nghìn."""

    def rewrite(text: str) -> str:
        if not text.isdecimal() or int(text) % unit or not int(text):
            return text
        amount = int(text) // unit
        return pattern.format(amount, dots=f"{amount:,}".replace(",", "."))

    return rewrite


def _counted(pattern: str) -> Rewrite:
    return lambda text: pattern.format(text) if text.isdecimal() else text


def _first_days(text: str) -> str:
    return _date("mùng {d} tháng {m} năm {0:%Y}")(text) if int(text[:2]) <= 10 else text


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
        "i thay y": (TEXTS, _i_for_y),
        "viết tắt hoặc viết đủ": (frozenset({"text"}), _instead(_PHRASES)),
        "dấu cách cứng": (WORDS, lambda text: text.replace(" ", "\u00a0 ")),
        "dấu cách thừa": (ANY, lambda text: f"  {text} \t"),
        "xuống dòng": (WORDS, lambda text: text.replace(" ", "\r\n")),
        "ký tự vô hình": (ANY, lambda text: "\u200b".join(text)),
        "dấu chấm cuối": (ANY, lambda text: f"{text}."),
        "chữ Kirin giống chữ La-tinh": (WORDS, lambda text: text.translate(_CYRILLIC)),
        "chữ Hy Lạp giống chữ La-tinh": (WORDS, lambda text: text.translate(_GREEK)),
        "chữ rộng": (
            NUMBERS | DATE | MONEY | CODE | {"number", "email"},
            lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        ),
        "nhãn chép kèm": (NUMBERS | DATE | MONEY | CODE | {"number", "email"}, "Ô này: {}".format),
        "địa chỉ viết tắt": (ADDRESS, _instead(_SHORT)),
        "địa chỉ viết tắt có chấm": (ADDRESS, _instead(_DOTTED)),
        "địa chỉ bỏ từ chỉ đơn vị": (ADDRESS, _instead(_NO_UNITS)),
        "địa chỉ không dấu phẩy": (ADDRESS, lambda text: text.replace(",", "")),
        "địa chỉ thừa dấu phẩy": (ADDRESS, lambda text: text.replace(",", " , ,") + ", Việt Nam."),
        "địa chỉ phẩy liền chữ": (ADDRESS, lambda text: text.replace(", ", ",")),
        "địa chỉ gạch ngang": (ADDRESS, lambda text: text.replace(", ", " – ")),
        "địa chỉ thêm số 0": (ADDRESS, lambda text: re.sub("(?<![0-9])(?=[0-9])", "0", text)),
        "tách nhóm": (NUMBERS, _grouped(" ")),
        "tách nhóm bằng chấm": (NUMBERS, _grouped(".")),
        "tách nhóm bằng gạch": (NUMBERS, _grouped("-")),
        "mã quốc gia": (frozenset({"phone"}), lambda text: "+84 " + text.removeprefix("0")),
        "mã quốc gia liền": (frozenset({"phone"}), lambda text: "84" + text.removeprefix("0")),
        "mã quốc gia trong ngoặc": (frozenset({"phone"}), lambda text: "(+84) " + text.removeprefix("0")),
        "mã quốc gia 0084": (frozenset({"phone"}), lambda text: "0084" + text.removeprefix("0")),
        "ngày không số 0": (DATE, _date("{d}/{m}/{0:%Y}")),
        "ngày gạch ngang": (DATE, _date("{0:%d-%m-%Y}")),
        "ngày chấm": (DATE, _date("{d}.{m}.{0:%Y}")),
        "ngày cách": (DATE, _date("{0:%d %m %Y}")),
        "ngày liền": (DATE, _date("{0:%d%m%Y}")),
        "ngày ISO": (DATE, _date("{0:%Y-%m-%d}")),
        "ngày bằng chữ": (DATE, _date("ngày {d} tháng {m} năm {0:%Y}")),
        "ngày mùng": (DATE, _first_days),
        "tiền có chấm": (MONEY, _sum("{dots} đồng")),
        "tiền có phẩy": (MONEY, _sum("{0:,} VND")),
        "tiền liền đ": (MONEY, _sum("{dots}đ")),
        "tiền nghìn": (MONEY, _sum("{0} nghìn đồng", 1000)),
        "tiền k": (MONEY, _sum("{0}k", 1000)),
        "số thêm 0": (frozenset({"number"}), _counted("0{}")),
        "số lẻ bằng không": (frozenset({"number"}), _counted("{},0")),
        "mã có dấu cách": (CODE, _apart("/", " / ")),
        "mã gạch dài": (CODE, _apart("-", "–")),
        "đảo thứ tự": (frozenset({"set"}), lambda text: "; ".join(reversed(text.split("; ")))),
        "mỗi mục một dòng": (frozenset({"set"}), lambda text: text.replace("; ", "\r\n- ")),
    }
)


def rewritten(style: str, kind: str, value: str) -> str:
    """The value in this style, or as it is when the style is not for its kind."""
    kinds, rewrite = STYLES[style]
    return rewrite(value) if kind in kinds else value
