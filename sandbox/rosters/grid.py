"""A class list before it is understood: numbered lines of plain text cells."""

import unicodedata
from dataclasses import dataclass

ROWS_MAX = 2000
COLUMNS_MAX = 40
LINES_MAX = ROWS_MAX * 3  # blank rows and footers included
CELL_MAX = 300  # longer than anything in a class list
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


TOO_LONG = "Danh sách có hơn 2.000 dòng. Hãy nhập từng lớp một."


class Unreadable(ValueError):
    """There is no class list to read here; the message says why and what to do."""


@dataclass(frozen=True)
class Line:
    """`number` is the row as the spreadsheet shows it, from 1."""

    number: int
    cells: tuple[str, ...]

    def __getitem__(self, column: int | None) -> str:
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class Grid:
    """`hidden`: what stands in rows that the sheet does not show."""

    lines: tuple[Line, ...]
    sheet: str = ""
    hidden: tuple[Line, ...] = ()

    def as_text(self) -> str:
        """The same rows to paste, blank ones included, so that row numbers stay."""
        last = self.lines[-1].number if self.lines else 0
        by_number = {line.number: "\t".join(line.cells).rstrip("\t") for line in self.lines}
        return "\n".join(by_number.get(number, "") for number in range(1, last + 1))


def clean(text: str) -> str:
    """NFC, without invisible and control characters, spaces of every kind collapsed."""
    composed = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    return " ".join("".join(one if one.isprintable() else " " for one in composed).split())


def make_grid(
    rows: list[tuple[int, list[str]]], sheet: str = "", hidden: frozenset[int] = frozenset()
) -> Grid:
    """Clean the cells, leave blank and hidden rows out; raises Unreadable for an endless list."""
    lines = [
        Line(number, tuple(clean(cell[:CELL_MAX]) for cell in cells[:COLUMNS_MAX])) for number, cells in rows
    ]
    lines = [line for line in lines if line.filled]
    if len(lines) > ROWS_MAX:
        raise Unreadable(TOO_LONG)
    shown = tuple(line for line in lines if line.number not in hidden)
    return Grid(shown, sheet, tuple(line for line in lines if line.number in hidden))
