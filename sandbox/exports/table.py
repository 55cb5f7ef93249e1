"""A table before it is a page or a file: columns that say what their cells hold, and rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal
from zoneinfo import ZoneInfo

Kind = Literal["text", "name", "whole", "mark", "points", "share", "day", "moment"]
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NUMBERS: frozenset[str] = frozenset({"whole", "mark", "points", "share"})


@dataclass(frozen=True)
class Word:
    """What stands where a number or date is not there, such as “Chưa làm”; `tone` is how a page shows it."""

    text: str
    tone: str = ""


Cell = str | int | Decimal | date | datetime | Word | None


@dataclass(frozen=True)
class Column:
    """`note` stands below the heading. `short` takes the heading's place where there is little room.

    faint: does not count. file_only: for the programs that read the file; the page says it elsewhere.
    `width` in characters; `decimals` as the sheet shows a mark.
    """

    heading: str
    kind: Kind = "text"
    note: str = ""
    short: str = ""
    width: int = 12
    decimals: int = 1
    faint: bool = False
    file_only: bool = False
    link: str = ""

    @property
    def whole_heading(self) -> str:
        return f"{self.heading}\n{self.note}" if self.note else self.heading


@dataclass(frozen=True)
class Row:
    """`key` of whom or what the row is about, for links of a page."""

    cells: tuple[Cell, ...]
    key: int = 0


@dataclass(frozen=True)
class Table:
    """`name` of the sheet; `above`: lines over the title; `about`: the line below it. `foot`: a last row."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: str = ""
    about: str = ""
    foot: Row | None = None
    frozen: int = 0

    def shown(self) -> "Table":
        """Without the columns that only files have."""
        kept = [index for index, column in enumerate(self.columns) if not column.file_only]
        return Table(
            self.name,
            self.title,
            tuple(self.columns[index] for index in kept),
            tuple(_only(row, kept) for row in self.rows),
            self.above,
            self.about,
            self.foot and _only(self.foot, kept),
            self.frozen,
        )


def _only(row: Row, kept: Iterable[int]) -> Row:
    return Row(tuple(row.cells[index] for index in kept), row.key)


def said(column: Column, cell: Cell) -> str:
    """A cell as Vietnamese write it: 8,3 and 05/03/2011; nothing for an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, Word):
        return cell.text
    if isinstance(cell, datetime):
        return f"{local(cell):%H:%M %d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if column.kind == "mark":
        return str(half_up(Decimal(cell), str(Decimal(1).scaleb(-column.decimals)))).replace(".", ",")
    if column.kind == "share":
        return f"{cell}%"
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def local(moment: datetime) -> datetime:
    """On the clocks of Vietnam, without a zone, as spreadsheets know time."""
    return moment if moment.tzinfo is None else moment.astimezone(VIETNAM).replace(tzinfo=None)


def half_up(value: Decimal, step: str = "0.1") -> Decimal:
    """As TT 22/2021 rounds: 8.25 gives 8.3."""
    return value.quantize(Decimal(step), ROUND_HALF_UP)
