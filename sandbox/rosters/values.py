"""Reads one cell: a code, a name, a birth date. Each says in Vietnamese what is wrong with it."""

import re
import unicodedata
from datetime import date

VIETNAMESE = set("ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ")
NAME_MAX, CODE_MAX = 100, 40
EARLIEST = 1930
DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?", re.ASCII)
WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.ASCII | re.IGNORECASE)


class Wrong(ValueError):
    """The cell cannot be used; the message says why and how to write it."""


def read_code(text: str) -> str:
    """Mã học sinh exactly as written, zeros included."""
    if not text:
        raise Wrong("Còn trống. Mỗi học sinh cần một mã riêng.")
    if re.fullmatch(r"[0-9.,]+E\+[0-9]+", text, re.IGNORECASE):
        raise Wrong(
            f"“{text}” là số đã bị Excel làm tròn. Hãy định dạng cột là Văn bản (Text) rồi nhập lại mã."
        )
    if len(text) > CODE_MAX or not re.fullmatch(r"[0-9A-Za-zĐđ][0-9A-Za-zĐđ ._/\-]*", text):
        raise Wrong(f"“{text[:50]}” không giống mã học sinh. Mã chỉ gồm chữ không dấu, chữ số, dấu . - / _")
    return text


def read_name(text: str) -> str:
    if not text:
        raise Wrong("Còn trống. Hãy điền họ và tên.")
    if len(text) > NAME_MAX:
        raise Wrong(f"Dài hơn {NAME_MAX} chữ. Hãy kiểm tra lại ô này.")
    if _is_garbled(text):
        raise Wrong(f"“{text}” có chữ lạ, có thể do phông chữ cũ (TCVN3, VNI). Hãy chuyển tệp sang Unicode.")
    odd = next((one for one in text if not (one.isalpha() or one in " '’-.")), None)
    if odd is not None:
        raise Wrong(f"“{text}” có ký tự “{odd}” không dùng trong họ tên.")
    return text


def read_birth_date(text: str, today: date) -> date | None:
    """None for an empty cell."""
    if not text:
        return None
    if re.fullmatch(r"(19|20)\d\d", text):
        raise Wrong(f"“{text}” chỉ có năm. Hãy ghi đủ ngày/tháng/năm, như 05/03/2011, hoặc để trống.")
    if re.fullmatch(r"\d+(\.\d+)?", text):
        raise Wrong(
            f"“{text}” là số, không phải ngày. Hãy định dạng cột là Ngày (Date), hoặc ghi như 05/03/2011."
        )
    day, month, year = _parts(text)
    try:
        found = date(year, month, day)
    except ValueError:
        raise Wrong(_impossible(day, month, year)) from None
    if year < EARLIEST or found > today:
        raise Wrong(f"Ngày {text} không thể là ngày sinh của học sinh. Hãy xem lại năm.")
    return found


def looks_like(text: str) -> str:
    """ "date", "number" (up to three digits), "code", "word", "words", or "" for anything else."""
    if DATE.fullmatch(text) or ISO.fullmatch(text) or WORDS.fullmatch(text):
        return "date"
    if re.fullmatch(r"[0-9]{1,3}", text):
        return "number"
    if re.fullmatch(r"[0-9A-Za-z._/\-]*[0-9][0-9A-Za-z._/\-]*", text):
        return "code"
    if text and all(one.isalpha() or one in " '’-." for one in text):
        return "words" if " " in text else "word"
    return ""


def _parts(text: str) -> tuple[int, int, int]:
    if iso := ISO.fullmatch(text):
        return int(iso[3]), int(iso[2]), int(iso[1])
    found = DATE.fullmatch(text) or WORDS.fullmatch(text)
    if not found:
        raise Wrong(f"Không hiểu “{text[:40]}”. Hãy ghi ngày/tháng/năm, như 05/03/2011.")
    if len(found[3]) == 2:
        raise Wrong(f"“{text}” có năm hai chữ số. Hãy ghi đủ bốn chữ số, như 05/03/2011.")
    return int(found[1]), int(found[2]), int(found[3])


def _impossible(day: int, month: int, year: int) -> str:
    if month > 12 >= day >= 1:
        return (
            f"Không có tháng {month}. Có phải là {month:02}/{day:02}/{year}? Hãy ghi ngày trước, tháng sau."
        )
    return f"Không có ngày {day:02}/{month:02}/{year}. Hãy xem lại giấy khai sinh hoặc học bạ."


def _is_garbled(text: str) -> bool:
    """Letters no Vietnamese name has, or a marked capital in the middle of a word, as old fonts leave."""
    for before, one in zip(" " + text, text, strict=False):
        plain = one.lower() in VIETNAMESE or one.isascii() or one in "’"
        if not plain and (one.isalpha() or unicodedata.category(one) in ("So", "Sk", "Sc", "Po", "Lo")):
            return True
        if before.islower() and one.isupper() and not one.isascii():
            return True
    return False
