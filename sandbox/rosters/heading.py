"""Finds which column holds what: by the heading, which may take two rows, or by the look of the cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fixtures.search import folded
from sandbox.rosters.grid import Grid, Line
from sandbox.rosters.labels import FIELD_OF, is_heading
from sandbox.rosters.values import looks_like

SEARCHED = 40
NAMES = {"full_name", "family_name", "given_name"}


@dataclass(frozen=True)
class Heading:
    """`columns`: field to index of its cell. `ends`: index of the first line below the heading."""

    columns: Mapping[str, int]
    ends: int = 0


def find_heading(grid: Grid) -> Heading | None:
    """The heading, else what the cells look like, else None."""
    for index, line in enumerate(grid.lines[:SEARCHED]):
        own = _labels(line)
        above = _labels(grid.lines[index - 1]) if index else {}
        if NAMES & set(own.values()) and len(own) + len(above) >= 2:
            return _whole(grid, index, above, own)
    return _guess(grid.lines)


def _whole(grid: Grid, index: int, above: dict[int, str], own: dict[int, str]) -> Heading:
    below = _labels(grid.lines[index + 1]) if index + 1 < len(grid.lines) else {}
    below = below if is_heading(below.values()) else {}
    columns = _by_field({**above, **own, **below})
    ends = index + (2 if below else 1)
    return Heading(_with_hidden_given_name(grid, columns, ends), ends)


def _labels(line: Line) -> dict[int, str]:
    """Column index to field, for the cells that are labels we know."""
    found = {
        index: FIELD_OF.get(folded(re.sub(r"\(.*?\)", " ", cell))) for index, cell in enumerate(line.cells)
    }
    return {index: field for index, field in found.items() if field}


def _by_field(labels: dict[int, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index in sorted(labels):
        columns.setdefault(labels[index], index)
    if "given_name" in columns and "full_name" in columns and "family_name" not in columns:
        columns.pop("given_name" if columns["given_name"] != columns["full_name"] + 1 else "other", None)
    if columns.get("full_name") == columns.get("family_name", -2) + 1 and "given_name" not in columns:
        columns["given_name"] = columns.pop("full_name")  # “Tên học sinh” beside “Họ đệm”
    if "identifier" in columns:
        columns.setdefault("code", columns.pop("identifier"))
    return columns


def _with_hidden_given_name(grid: Grid, columns: dict[str, int], ends: int) -> dict[str, int]:
    """“Họ và tên” over two columns, merged: family name in the first, given name in the second."""
    if "full_name" not in columns or "family_name" in columns:
        return columns
    second = columns["full_name"] + 1
    named = columns.get("given_name") == second
    free = second not in columns.values() and _holds_given_names(grid.lines[ends:], second)
    if not (named or free):
        return columns
    split = {field: index for field, index in columns.items() if field != "full_name"}
    return {**split, "family_name": columns["full_name"], "given_name": second}


def _holds_given_names(lines: Sequence[Line], column: int) -> bool:
    """Most of those with a name beside them hold a word; “Nam” and “Nữ” alone are another column."""
    cells = [line[column] for line in lines if looks_like(line[column - 1]) in ("word", "words")]
    words = [cell for cell in cells if looks_like(cell) in ("word", "words")]
    return len(words) * 2 > len(cells) and not {word.casefold() for word in words} <= {"nam", "nữ", "x"}


def _guess(lines: Sequence[Line]) -> Heading | None:
    """Rows pasted without their heading: a column is what most of its cells look like."""
    width = max((len(line.cells) for line in lines), default=0)
    looks = [_majority([line[column] for line in lines]) for column in range(width)]
    columns: dict[str, int] = {}
    for column, look in enumerate(looks):
        columns.setdefault(look, column)
    names = [column for column, look in enumerate(looks) if look in ("word", "words")]
    if not names or not {"code", "number"} & set(columns):
        return None
    return Heading(_guessed(columns, names, lines))


def _guessed(looks: Mapping[str, int], names: list[int], lines: Sequence[Line]) -> dict[str, int]:
    found = {
        field: looks[look] for field, look in (("birth_date", "date"), ("code", "code")) if look in looks
    }
    if "number" in looks:
        found.setdefault("code", looks["number"])
        if found["code"] != looks["number"]:
            found["seat"] = looks["number"]
    first, second = names[0], names[0] + 1
    if second in names and all(looks_like(line[second]) != "words" or " " in line[first] for line in lines):
        return {**found, "family_name": first, "given_name": second}
    return {**found, "full_name": first}


def _majority(cells: list[str]) -> str:
    looks = [looks_like(cell) for cell in cells if cell]
    common = max(set(looks), key=looks.count, default="")
    return common if looks.count(common) * 5 >= len(looks) * 4 or common in ("word", "words") else ""
