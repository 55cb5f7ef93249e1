"""Reads the sheets of an .xlsx as text, the way the teacher sees the cells."""

import io
import re
from datetime import date, datetime
from itertools import islice
from typing import Any

from sandbox.rosters.grid import COLUMNS_MAX, LINES_MAX, Grid, Unreadable, make_grid
from sandbox.rosters.kinds import SAVE_AS

SHEETS_MAX = 20
ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
ATTRIBUTE = re.compile(rb"""\b(\w+)=["']([^"']*)["']""")  # \b: else an endless word takes hours
ROUNDED = 10**15  # Excel keeps fifteen digits of a number


def grids(data: bytes) -> list[Grid]:
    """Every visible sheet that has something in it, in order."""
    try:
        found = _read(data)
    except Unreadable:
        raise
    except Exception:  # the reader meets damage in many ways; the teacher needs one sentence
        raise Unreadable(f"Tệp bị hỏng nên không đọc được. {SAVE_AS}.") from None
    if not found:
        raise Unreadable("Tệp không có dòng nào. Hãy chọn tệp có danh sách lớp.")
    return found


def _read(data: bytes) -> list[Grid]:
    from openpyxl import load_workbook  # slow to import, seldom needed

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        found = [_grid(sheet) for sheet in sheets[:SHEETS_MAX]]
    finally:
        book.close()
    return [grid for grid in found if grid.lines]


def _grid(sheet: Any) -> Grid:
    sheet.reset_dimensions()  # some programs write a wrong size
    rows = islice(sheet.iter_rows(max_col=COLUMNS_MAX), LINES_MAX)
    texts = [(number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    return make_grid(texts, sheet.title, _hidden_rows(sheet))


def _hidden_rows(sheet: Any) -> frozenset[int]:
    """The reader of streams does not tell them, so they are looked up in the sheet's own markup."""
    with sheet._get_source() as part:
        rows = (dict(ATTRIBUTE.findall(row)) for row in ROW.findall(part.read()))
        return frozenset(
            int(row[b"r"])
            for row in rows
            if row.get(b"hidden") in (b"1", b"true") and row.get(b"r", b"").isdigit()
        )


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return number_text(value, cell.number_format or "")


def number_text(value: int | float, number_format: str) -> str:
    """A number as the sheet shows it: zeros of a format like 0000000000 are kept, rounding is not hidden."""
    if abs(value) >= ROUNDED:
        return f"{value:.5E}"
    if value != int(value):
        return str(value)
    zeros = re.fullmatch(r"(0+)(;.*)?", number_format)
    return f"{int(value):0{len(zeros[1])}d}" if zeros else str(int(value))
