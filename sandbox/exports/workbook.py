"""Writes tables as the sheets of an .xlsx: typed cells, texts that can never become formulas."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sandbox.exports.table import Cell, Column, Table, Word, local

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
TOP = 5  # rows of the title block
HIGH, LOW = 96, 32  # points of the heading row, with a note under each heading or without
NAME_MAX = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
PAPER_A4 = 9
LINE: dict[str, object] = {"border": 1, "border_color": "#9CA3AF", "valign": "vcenter"}
FORMATS: dict[str, dict[str, object]] = {
    "text": {"num_format": "@"},
    "name": {"num_format": "@"},
    "whole": {"num_format": "0", "align": "center"},
    "points": {"num_format": "0.00"},
    "share": {"num_format": "0%", "align": "center"},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {"num_format": "hh:mm dd/mm/yyyy", "align": "center"},
    "heading": {"bold": True, "bg_color": "#E6F4F1", "text_wrap": True, "align": "center"},
    "word": {"num_format": "@", "font_color": "#4B5563", "align": "center"},
}


def workbook(tables: Sequence[Table], banner: str) -> bytes:
    """`banner` stands first on every sheet and on every printed page."""
    import xlsxwriter  # slow to import, seldom needed

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    styles = _Styles(book)
    for number, table in enumerate(tables, 1):
        sheet = book.add_worksheet(_sheet_name(table.name, number))
        _title(sheet, styles, table, banner)
        _body(sheet, styles, table)
        _paper(sheet, table, banner)
    book.close()
    return file.getvalue()


def _sheet_name(name: str, number: int) -> str:
    return " ".join(name.translate(FORBIDDEN).split())[:NAME_MAX] or f"Trang {number}"


class _Styles:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.book, self.made = book, dict[tuple[str, int, bool], Any]()
        self.banner = book.add_format({"italic": True, "font_color": "#5F370E"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({})

    def of(self, kind: str, decimals: int = 1, faint: bool = False) -> Any:
        key = (kind, decimals, faint)
        if key not in self.made:
            own = FORMATS.get(kind) or {"num_format": "0." + "0" * decimals, "bold": not faint}
            colour: dict[str, object] = {"font_color": "#6B7280"} if faint else {}
            self.made[key] = self.book.add_format({**LINE, **own, **colour})
        return self.made[key]


def _title(sheet: Any, styles: _Styles, table: Table, banner: str) -> None:
    lines = ((banner, styles.banner), (table.above, styles.plain), (table.title, styles.title))
    for line, (text, style) in enumerate((*lines, (table.about, styles.plain))):
        sheet.write_string(line, 0, text, style)


def _body(sheet: Any, styles: _Styles, table: Table) -> None:
    sheet.set_row(TOP, HIGH if any(column.note for column in table.columns) else LOW)
    for index, column in enumerate(table.columns):
        sheet.write_string(TOP, index, column.whole_heading, styles.of("heading", faint=column.faint))
        sheet.set_column(index, index, column.width)
    for line, row in enumerate((*table.rows, *filter(None, [table.foot])), TOP + 1):
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            _write(sheet, styles, line, index, column, cell)


def _write(sheet: Any, styles: _Styles, line: int, index: int, column: Column, cell: Cell) -> None:
    style = styles.of(column.kind, column.decimals, column.faint)
    if cell is None:
        sheet.write_blank(line, index, None, style)
    elif isinstance(cell, Word):
        sheet.write_string(line, index, cell.text, styles.of("word"))
    elif isinstance(cell, str):
        sheet.write_string(line, index, cell, styles.of("text", faint=column.faint))
    elif isinstance(cell, date):
        sheet.write_datetime(line, index, local(cell) if isinstance(cell, datetime) else cell, style)
    else:
        sheet.write_number(line, index, float(Decimal(cell) / (100 if column.kind == "share" else 1)), style)


def _paper(sheet: Any, table: Table, banner: str) -> None:
    sheet.freeze_panes(TOP + 1, table.frozen)
    if table.rows:
        sheet.autofilter(TOP, 0, TOP + len(table.rows), len(table.columns) - 1)
    sheet.set_header(f"&C{banner.replace('&', '&&')}")
    sheet.set_footer("&C&P/&N")
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP)
