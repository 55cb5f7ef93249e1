"""Prints tables as a PDF: A4 across, the heading again and the practice banner on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fixtures.content import DATA
from sandbox.exports.table import Cell, Column, Row, Table, Word, said

FONT = "Be Vietnam Pro"
LEFT, TOP, WIDTH, BOTTOM = 10.0, 18.0, 277.0, 196.0  # millimetres
ROW, HEAD = 5.4, 9.0
WIDEST_MARK, NARROWEST_MARK = 17.0, 8.5
GREY, FAINT, SOFT = (156, 163, 175), (107, 114, 128), (230, 244, 241)


@dataclass(frozen=True)
class Ending:
    """What stands below the last table: lines of text, and who signs under which words."""

    lines: tuple[str, ...] = ()
    place: str = ""
    signatures: tuple[str, ...] = ()


def paper(tables: Sequence[Table], banner: str, ending: Ending | None = None) -> bytes:
    sheet = _Sheet(_document(tables[0].title), banner)
    for number, table in enumerate(tables):
        _print(sheet, table.shown(), first=number == 0)
    if ending is not None:
        _end(sheet, ending)
    return bytes(sheet.pdf.output())


def _document(title: str) -> Any:
    from fpdf import FPDF  # slow to import, seldom needed

    pdf = FPDF(format="A4", orientation="landscape")
    for style, name in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(FONT, style, DATA / "fonts" / f"BeVietnamPro-{name}.ttf")
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_lang("vi")
    pdf.set_draw_color(*GREY)
    return pdf


class _Sheet:
    """The page under the pen; `y` is where the next line goes."""

    def __init__(self, pdf: Any, banner: str) -> None:
        self.pdf, self.banner, self.y = pdf, banner, BOTTOM

    def new_page(self) -> None:
        self.pdf.add_page()
        self.pdf.set_fill_color(254, 243, 199)
        self.pdf.rect(LEFT, 7, WIDTH, 6.5, style="F")
        self.text(LEFT, 7, WIDTH, 6.5, self.banner, 8.5, bold=True, align="C")
        self.text(LEFT, 199, WIDTH, 5, str(self.pdf.page_no()), 7.5, align="C")
        self.y = TOP

    def room(self, height: float) -> bool:
        """Whether so much still fits; a new page is begun where it does not."""
        if self.y + height <= BOTTOM:
            return True
        self.new_page()
        return False

    def line(self, text: str, size: float, height: float, bold: bool = False) -> None:
        if text:
            self.room(height)
            self.text(LEFT, self.y, WIDTH, height, text, size, bold)
            self.y += height

    def text(
        self, x: float, y: float, width: float, height: float, text: str, size: float,
        bold: bool = False, align: str = "L", border: int = 0, fill: bool = False,
    ) -> None:  # fmt: skip
        """One line of text, made smaller until it fits, at last cut."""
        pdf, shown = self.pdf, text
        pdf.set_font(FONT, "B" if bold else "", size)
        while size > 4.5 and pdf.get_string_width(shown) > width - 1.6:
            size -= 0.5
            pdf.set_font_size(size)
        while len(shown) > 1 and pdf.get_string_width(shown) > width - 1.6:
            shown = shown[:-2] + "…"
        pdf.set_xy(x, y)
        pdf.cell(width, height, shown, border=border, align=align, fill=fill)


def _print(sheet: _Sheet, table: Table, first: bool) -> None:
    if first:
        sheet.new_page()
        sheet.line(table.above, 9.5, 5)
    else:
        sheet.y += 4
        sheet.room(7 + HEAD + 2 * ROW)
    sheet.line(table.title, 14 if first else 11, 8 if first else 7, bold=True)
    sheet.line(table.about, 9, 5.5)
    for part in _parts(table):
        sheet.y += 1.5
        _table(sheet, part)
    _legend(sheet, table.columns)


def _parts(table: Table) -> Iterator[Table]:
    """The table side by side in as many parts as keep each mark readable."""
    marks = [index for index, column in enumerate(table.columns) if column.short]
    fixed = [index for index in range(len(table.columns)) if index not in marks]
    room = WIDTH - sum(_natural(table.columns[index]) for index in fixed)
    most = max(1, int(room / NARROWEST_MARK))
    for start in range(0, max(len(marks), 1), most):
        kept = sorted({*fixed, *marks[start : start + most]})
        yield replace(
            table,
            columns=tuple(table.columns[index] for index in kept),
            rows=tuple(_cut(row, kept) for row in table.rows),
            foot=table.foot and _cut(table.foot, kept),
        )


def _cut(row: Row, kept: Sequence[int]) -> Row:
    return Row(tuple(row.cells[index] for index in kept), row.key)


def _natural(column: Column) -> float:
    return column.width * 1.55 + 2


def _widths(columns: Sequence[Column]) -> list[float]:
    """Marks share what the others leave; without any, what is left goes to the names and texts."""
    widths = [0.0 if column.short else _natural(column) for column in columns]
    marks, spare = widths.count(0.0), WIDTH - sum(widths)
    if marks:
        return [width or min(WIDEST_MARK, spare / marks) for width in widths]
    return [width * WIDTH / sum(widths) for width in widths] if spare < 0 else widths


def _table(sheet: _Sheet, table: Table) -> None:
    widths = _widths(table.columns)
    sheet.room(HEAD + ROW)
    _heading(sheet, table, widths)
    for row in table.rows:
        if not sheet.room(ROW):
            _heading(sheet, table, widths)
        _row(sheet, table, row, widths, bold=False)
    if table.foot:
        sheet.room(ROW)
        _row(sheet, table, table.foot, widths, bold=True)


def _heading(sheet: _Sheet, table: Table, widths: Sequence[float]) -> None:
    sheet.pdf.set_fill_color(*SOFT)
    x = LEFT
    for column, width in zip(table.columns, widths, strict=True):
        sheet.pdf.rect(x, sheet.y, width, HEAD, style="DF")
        lines = [column.short or column.heading, column.note.partition(" · ")[0]]
        height = HEAD / len([line for line in lines if line])
        for number, words in enumerate(filter(None, lines)):
            size = 6.0 if number else 8.0
            sheet.text(x, sheet.y + number * height, width, height, words, size, not number, "C")
        x += width
    sheet.y += HEAD


def _row(sheet: _Sheet, table: Table, row: Row, widths: Sequence[float], bold: bool) -> None:
    x = LEFT
    for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
        if isinstance(cell, Word) or column.faint:
            sheet.pdf.set_text_color(*FAINT)
        align = "L" if column.kind in ("text", "name") else "C"
        size = 7.0 if isinstance(cell, Word) else 8.5
        sheet.text(x, sheet.y, width, ROW, _words(column, cell), size, bold, align, border=1)
        sheet.pdf.set_text_color(0)
        x += width
    sheet.y += ROW


def _words(column: Column, cell: Cell) -> str:
    return " ".join(said(column, cell).split())


def _legend(sheet: _Sheet, columns: Sequence[Column]) -> None:
    """What the short headings stand for, two to a line."""
    entries = [f"{column.short}: {column.heading} ({column.note})" for column in columns if column.short]
    sheet.y += 2 if entries else 0
    for start in range(0, len(entries), 2):
        sheet.room(4.6)
        for place, words in enumerate(entries[start : start + 2]):
            sheet.text(LEFT + place * WIDTH / 2, sheet.y, WIDTH / 2, 4.6, words, 7.5)
        sheet.y += 4.6


def _end(sheet: _Sheet, ending: Ending) -> None:
    sheet.y += 2
    for words in ending.lines:
        sheet.line(words, 9, 5.2)
    if not ending.signatures:
        return
    sheet.room(32)
    width = WIDTH / len(ending.signatures)
    sheet.text(LEFT + WIDTH - width, sheet.y + 2, width, 5, ending.place, 9, align="C")
    for place, words in enumerate(ending.signatures):
        sheet.text(LEFT + place * width, sheet.y + 8, width, 5, words, 9.5, bold=True, align="C")
    sheet.y += 32
