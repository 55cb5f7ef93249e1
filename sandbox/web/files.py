"""Answers that a browser keeps as a file, and what such a file says first."""

import re

from flask import Response
from flask_babel import lazy_gettext

from fixtures.search import folded

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRACTICE = lazy_gettext("TRANG THỰC HÀNH – không phải Cổng Dịch vụ công thật · dữ liệu giả định")
KINDS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}


def file_answer(data: bytes, name: str, kind: str, inline: bool = False) -> Response:
    """`name` in words of any language; the file gets plain ASCII ones."""
    answer = Response(data, content_type=KINDS[kind])
    place = "inline" if inline else "attachment"
    answer.headers["Content-Disposition"] = f'{place}; filename="{ascii_name(name)}.{kind}"'
    return answer


def ascii_name(words: str) -> str:
    """ "Sổ điểm 10A1" as so-diem-10a1; never empty."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(words)).strip("-")
    return plain[:60].strip("-") or "bang"
