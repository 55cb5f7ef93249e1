"""Finds the cells of a worksheet in its XML by byte, so that one can be written and no other touched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sandbox.rosters.grid import Unreadable

TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
DAMAGED = "Trang tính trong tệp không đọc được. Hãy mở bằng Excel, lưu lại kiểu .xlsx rồi gửi lại."


@dataclass(frozen=True)
class CellPlace:
    """Bytes `start` to `end` of one <c>; `kind` is its t, `style` its s, as written."""

    start: int
    end: int
    style: str
    kind: str
    formula: bool


@dataclass
class RowPlace:
    """`end`: where a cell after the last one goes, None in a row written as one empty tag."""

    cells: dict[int, CellPlace] = field(default_factory=dict)
    end: int | None = None


@dataclass(frozen=True)
class Markup:
    """`prefix` of its elements, such as b"x:"; `hidden`: columns nobody sees."""

    data: bytes
    rows: Mapping[int, RowPlace]
    prefix: str
    hidden: frozenset[int]
    formulas: bool


def read_markup(data: bytes) -> Markup:
    """Raises Unreadable for what is no worksheet in UTF-8."""
    reader = _Reader(data)
    try:
        data.decode("utf-8")
        reader.parser.Parse(data, True)
    except (expat.ExpatError, UnicodeDecodeError, ValueError, AttributeError):
        raise Unreadable(DAMAGED) from None
    return Markup(data, reader.rows, reader.prefix, frozenset(reader.hidden), reader.formulas)


def column_index(letters: str) -> int:
    """A is 0."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


def column_letters(index: int) -> str:
    """0 is A."""
    letters, rest = "", index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters


class _Reader:
    """Notes where rows and cells begin and end while expat walks over them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.rows: dict[int, RowPlace] = {}
        self.hidden: set[int] = set()
        self.prefix, self.formulas = "", False
        self.row, self.column, self.start, self.tag_end = 0, -1, 0, 0
        self.about: dict[str, str] = {}
        self.has_formula = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.opened
        self.parser.EndElementHandler = self.closed

    def opened(self, name: str, about: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "worksheet":
                self.prefix = name.removesuffix("worksheet")
            case "col" if about.get("hidden") in ("1", "true"):
                self.hidden.update(range(max(int(about["min"]), 1) - 1, min(int(about["max"]), 16384)))
            case "row":
                self.row, self.column = int(about.get("r", self.row + 1)), -1
                self.rows[self.row] = RowPlace()
                self.tag_end = self._tag_end()
            case "c" if self.row:
                self._open_cell(about)
            case "f":
                self.formulas = self.has_formula = True

    def _open_cell(self, about: dict[str, str]) -> None:
        where = REFERENCE.fullmatch(about.get("r", ""))
        self.column = column_index(where[1]) if where else self.column + 1
        self.start, self.tag_end, self.about = self.parser.CurrentByteIndex, self._tag_end(), about
        self.has_formula = False

    def closed(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c" and self.row:
            place = CellPlace(
                self.start, self._element_end(), self.about.get("s", ""), self.about.get("t", "n"),
                self.has_formula,
            )  # fmt: skip
            self.rows[self.row].cells[self.column] = place
        elif local == "row" and not self._is_empty_tag():
            self.rows[self.row].end = self.parser.CurrentByteIndex

    def _tag_end(self) -> int:
        found = TAG.match(self.data, self.parser.CurrentByteIndex)
        return found.end() if found else len(self.data)

    def _is_empty_tag(self) -> bool:
        return not self.data.startswith(b"</", self.parser.CurrentByteIndex)

    def _element_end(self) -> int:
        return self.tag_end if self._is_empty_tag() else self._tag_end()
