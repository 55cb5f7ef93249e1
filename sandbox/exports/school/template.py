"""Reads the workbook of a school: which sheet lists students, in which rows, and which columns take marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fixtures.search import folded
from sandbox.exports.school import package
from sandbox.exports.school.markup import Markup, column_letters, read_markup
from sandbox.rosters import workbook
from sandbox.rosters.grid import Grid, Line, Unreadable
from sandbox.rosters.heading import Heading, find_heading
from sandbox.rosters.kinds import kind_of
from sandbox.rosters.labels import FIELD_OF
from sandbox.rosters.values import Wrong, read_birth_date

BYTES_MAX = 5 * 1024 * 1024
TOO_LARGE = "Tệp lớn hơn 5 MB. Thầy cô tải lại tệp mẫu của riêng một lớp rồi chọn tệp đó."
NOT_A_WORKBOOK = "Đây không phải tệp Excel (.xlsx). Thầy cô chọn tệp mẫu đã tải từ phần mềm của trường."
NO_STUDENTS = (
    "Không tìm thấy danh sách học sinh trong tệp. Tệp mẫu cần dòng tiêu đề có cột “Họ và tên” "
    "và nên có “Mã học sinh” hoặc “Ngày sinh”."
)
NO_COLUMNS = "Tệp có danh sách học sinh nhưng không có cột nào để ghi điểm. Thầy cô kiểm tra lại tệp mẫu."
NAMES = ("full_name", "family_name", "middle_name", "given_name")
IDENTITY = {*NAMES, "seat", "code", "identifier", "birth_date", "other"}
REGULAR = ("ddgtx", "tx", "thuong xuyen", "thuc hanh", "15 phut", "dg tx")


@dataclass(frozen=True)
class StudentRow:
    """`row` as the spreadsheet numbers it; `cells` as they are read."""

    row: int
    code: str
    name: str
    birth_date: date | None
    cells: Line


@dataclass(frozen=True)
class SchoolColumn:
    """A column that may take marks. `filled`: how many students have something there already."""

    index: int
    label: str
    filled: int

    @property
    def letters(self) -> str:
        return column_letters(self.index)

    @property
    def is_regular(self) -> bool:
        """Whether its heading says it is a regular mark (ĐĐGtx)."""
        words = folded(self.label)
        return any(sign in words for sign in REGULAR)


@dataclass(frozen=True)
class Template:
    data: bytes
    sheet: str
    part: str
    markup: Markup
    students: tuple[StudentRow, ...]
    columns: tuple[SchoolColumn, ...]

    @property
    def guess(self) -> int | None:
        """The first column of regular marks where nobody has any yet."""
        return next((one.index for one in self.columns if one.is_regular and not one.filled), None)


def read_template(data: bytes, today: date) -> Template:
    """Raises Unreadable with a sentence for the teacher."""
    if len(data) > BYTES_MAX:
        raise Unreadable(TOO_LARGE)
    if kind_of(data) != "workbook":
        raise Unreadable(NOT_A_WORKBOOK)
    found = [one for grid in workbook.grids(data) if (one := _read(data, grid, today)) is not None]
    if not found:
        raise Unreadable(NO_STUDENTS)
    best = next((one for one in found if one.columns), None)
    if best is None:
        raise Unreadable(NO_COLUMNS)
    return best


def _read(data: bytes, grid: Grid, today: date) -> Template | None:
    heading = find_heading(grid)
    if heading is None:
        return None
    students = tuple(_students(grid.lines[heading.ends :], heading, today))
    if not students:
        return None
    part = package.sheet_part(data, grid.sheet)
    markup = read_markup(package.read_part(data, part))
    labels = _labels(grid, students[0].row)
    columns = tuple(_columns(labels, heading, markup, students))
    return Template(data, grid.sheet, part, markup, students, columns)


def _students(lines: Sequence[Line], heading: Heading, today: date) -> list[StudentRow]:
    found = []
    for line in lines:
        columns = heading.columns
        name = " ".join(filter(None, (line[columns.get(part)] for part in NAMES)))
        code, seat = line[columns.get("code")], line[columns.get("seat")]
        born = _born(line[columns.get("birth_date")], today)
        if (
            name
            and not FIELD_OF.get(folded(name))
            and (born or seat.isdecimal() or any(map(str.isdigit, code)))
        ):
            found.append(StudentRow(line.number, code, name, born, line))
    return found


def _born(text: str, today: date) -> date | None:
    try:
        return read_birth_date(text, today)
    except Wrong:
        return None


def _labels(grid: Grid, first_student: int) -> dict[int, str]:
    """Column to its heading, the words of two rows joined; a cell merged to the right names all it covers."""
    above = [line for line in grid.lines if line.number < first_student]
    rows = [line for line in above[-3:] if _is_heading(line)]
    labels: dict[int, list[str]] = {}
    for line in rows[:-1]:
        carried = ""
        for index in range(max(len(line.cells) for line in rows)):
            carried = line[index] or (carried if any(below[index] for below in rows[1:]) else "")
            if carried:
                labels.setdefault(index, []).append(carried)
    for index, words in enumerate(rows[-1].cells if rows else ()):
        if words and words not in labels.get(index, []):
            labels.setdefault(index, []).append(words)
    return {index: " / ".join(words) for index, words in labels.items()}


def _is_heading(line: Line) -> bool:
    return len(line.filled) >= 3 or any(FIELD_OF.get(folded(cell)) for cell in line.filled)


def _columns(
    labels: dict[int, str], heading: Heading, markup: Markup, students: Sequence[StudentRow]
) -> list[SchoolColumn]:
    """Neither what says who somebody is, nor what nobody sees, nor what the school's formulas work out."""
    taken = {*heading.columns.values(), *markup.hidden}
    rows = [markup.rows[one.row] for one in students if one.row in markup.rows]
    worked_out = {index for row in rows for index, cell in row.cells.items() if cell.formula}
    found = []
    for index, label in sorted(labels.items()):
        known = {FIELD_OF.get(folded(part)) for part in label.split(" / ")}
        if index not in taken | worked_out and not known & IDENTITY:
            filled = sum(bool(one.cells[index]) for one in students)
            found.append(SchoolColumn(index, label, filled))
    return found
