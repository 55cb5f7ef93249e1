"""Makes students of the rows below the heading, and names every row that cannot be one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from fixtures.search import folded
from sandbox.rosters import suspicions
from sandbox.rosters.grid import Grid, Line
from sandbox.rosters.heading import Heading, find_heading
from sandbox.rosters.labels import FIELD_OF, is_heading
from sandbox.rosters.problems import LABELS, Problem
from sandbox.rosters.row import RosterRow
from sandbox.rosters.values import Wrong, read_birth_date, read_code, read_name

Value = TypeVar("Value")
TITLES = ("STT", "Mã học sinh", "Họ và tên đệm", "Tên", "Ngày sinh")


@dataclass(frozen=True)
class Roster:
    """`problems` forbid the import; `warnings` ask for a second look. `text` is the list as it was read."""

    rows: tuple[RosterRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()
    text: str = ""
    sheet: str = ""

    @property
    def usable(self) -> bool:
        return bool(self.rows) and not self.problems


@dataclass
class _Reading:
    today: date
    heading: Heading
    problems: list[Problem] = field(default_factory=list)

    def cell(self, line: Line, name: str, read: Callable[[str], Value], text: str) -> Value | None:
        try:
            return read(text)
        except Wrong as wrong:
            self.problems.append(Problem(line.number, LABELS[name], str(wrong)))
            return None


def read_students(grid: Grid, today: date) -> Roster:
    heading = find_heading(grid)
    missing = _missing(heading)
    if heading is None or missing:
        return Roster(problems=(Problem(None, "", missing),), text=grid.as_text(), sheet=grid.sheet)
    lines, skipped = _sift(grid.lines[heading.ends :], heading)
    reading = _Reading(today, heading)
    pairs = [(line, row) for line in lines if (row := _row(reading, line)) is not None]
    problems = [*reading.problems, *suspicions.same_codes(pairs)]
    if not lines:
        problems.append(Problem(None, "", "Dưới dòng tiêu đề chưa có học sinh nào."))
    return Roster(
        rows=tuple(_seated([row for _, row in pairs])),
        problems=tuple(sorted(problems, key=lambda one: one.row or 0)),
        warnings=(*_hidden(grid, heading), *suspicions.warnings(pairs, heading.columns.get("class_name"))),
        skipped=tuple(Problem(line.number, "", " ".join(line.filled)[:80]) for line in skipped),
        text=grid.as_text(),
        sheet=grid.sheet,
    )


def _hidden(grid: Grid, heading: Heading) -> list[Problem]:
    """What a filter or the teacher has hidden is not in the list one sees, so it is not imported."""
    top = grid.lines[heading.ends - 1].number if heading.ends else 0
    rows = [line.number for line in grid.hidden if line.number > top and _is_student(line, heading)]
    words = f"Có {len(rows)} em ở dòng đang ẩn trong bảng tính nên không nhập. Cần thì bỏ ẩn rồi gửi lại."
    return [Problem(rows[0], "", words)] if rows else []


def to_text(rows: Sequence[RosterRow]) -> str:
    """Rows as text that reads back as the same rows."""
    lines = ["\t".join(TITLES)]
    for row in rows:
        family = row.full_name.removesuffix(row.given_name).strip()
        born = f"{row.birth_date:%d/%m/%Y}" if row.birth_date else ""
        lines.append("\t".join((str(row.seat), row.code, family, row.given_name, born)))
    return "\n".join(lines)


def _missing(heading: Heading | None) -> str:
    if heading is None:
        return (
            "Không tìm thấy dòng tiêu đề có cột “Họ và tên”. Danh sách cần các cột: "
            "STT, Mã học sinh, Họ và tên (hoặc Họ đệm và Tên), Ngày sinh."
        )
    if "code" not in heading.columns:
        return (
            "Không thấy cột “Mã học sinh” (hoặc Mã HS, Mã định danh). Hãy thêm cột này; "
            "nếu trường chưa có mã, thầy cô tự đặt, như 10A1-01."
        )
    return ""


def _sift(lines: Sequence[Line], heading: Heading) -> tuple[list[Line], list[Line]]:
    """Students, and the lines that are none: repeated headings, numbers of columns, the signatures below."""
    kept: list[Line] = []
    skipped: list[Line] = []
    for line in lines:
        (kept if _is_student(line, heading) else skipped).append(line)
    return kept, skipped


def _is_student(line: Line, heading: Heading) -> bool:
    columns = heading.columns
    known = [FIELD_OF.get(folded(cell)) for cell in line.filled]
    if is_heading(known) or all(re.fullmatch(r"\(?[0-9A-Z]{1,2}\)?", cell) for cell in line.filled):
        return False
    if line[columns["code"]] and (_name_text(line, heading) or len(line.filled) >= 2):
        return not _is_footer(line, heading)
    return bool(_name_text(line, heading)) and bool(
        line[columns.get("birth_date")] or line[columns.get("seat")].isdecimal()
    )


def _is_footer(line: Line, heading: Heading) -> bool:
    """Such as “Tổng số: 45”: no name, and words where the code should be."""
    return not _name_text(line, heading) and " " in line[heading.columns["code"]]


def _name_text(line: Line, heading: Heading) -> str:
    columns = heading.columns
    whole = [line[columns.get(part)] for part in ("full_name", "family_name", "middle_name", "given_name")]
    return " ".join(part for part in whole if part)


def _row(reading: _Reading, line: Line) -> RosterRow | None:
    columns = reading.heading.columns
    before = len(reading.problems)
    code = reading.cell(line, "code", read_code, line[columns["code"]])
    name = reading.cell(line, "name", read_name, _name_text(line, reading.heading))
    born = reading.cell(
        line, "birth_date", lambda text: read_birth_date(text, reading.today), line[columns.get("birth_date")]
    )
    if code is None or name is None or len(reading.problems) > before:
        return None
    seat = line[columns.get("seat")]
    given = line[columns.get("given_name")] or name.split()[-1]
    return RosterRow(int(seat) if re.fullmatch(r"[0-9]{1,4}", seat) else 0, code, name, given, born)


def _seated(rows: list[RosterRow]) -> list[RosterRow]:
    """STT as written when every one is there and differs, else the order of the list."""
    seats = [row.seat for row in rows]
    if all(seats) and len(set(seats)) == len(seats):
        return rows
    return [replace(row, seat=number) for number, row in enumerate(rows, 1)]
