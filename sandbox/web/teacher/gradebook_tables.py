"""The columns of gradebooks, said once: pages, workbooks, CSV and prints are all made of these tables."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from flask_babel import gettext as _

from sandbox.exports import Cell, Column, Row, Table, Word, said
from sandbox.reports.class_gradebook import NOT_GIVEN, ClassGradebook, Given, Line, Standing
from sandbox.reports.gradebook import Gradebook, MarkRow
from sandbox.web.formats import VIETNAM, day
from sandbox.web.formats import moment as said_moment
from sandbox.web.teacher import blueprint
from sandbox.web.words import GROUPS, STATES

FROZEN = 5  # STT … Họ và tên
TONES = {"done": "done", "working": "doing", "todo": "idle", NOT_GIVEN: ""}


def student_columns() -> tuple[Column, ...]:
    """As the gradebooks of schools have them. Mã định danh is not among them: the sandbox does not keep it,
    and an empty column would ask for it."""
    return (
        Column(_("STT"), "whole", width=6),
        Column(_("Tên lớp"), width=9, file_only=True),
        Column(_("Mã học sinh"), width=13),
        Column(_("Họ và tên"), "name", width=26),
        Column(_("Ngày sinh"), "day", width=11),
    )


def student_cells(classroom: str, row: Line | MarkRow) -> tuple[Cell, ...]:
    return row.seat, classroom, row.code, row.full_name, row.birth_date


def class_table(book: ClassGradebook, school: str, term: str, period: str, made_at: datetime) -> Table:
    """Every exercise a column, in order of opening; then the average and how much was done."""
    columns = (
        *student_columns(),
        *(_column(one, number) for number, one in enumerate(book.assignments, 1)),
        Column(_("Trung bình"), "mark", note=_("có hệ số"), width=9),
        Column(_("Đã làm"), "whole", note=_("bài"), width=7),
        Column(_("Được giao"), "whole", note=_("bài"), width=7),
    )
    return Table(
        name=_("Sổ điểm"),
        title=_("BẢNG ĐIỂM THỰC HÀNH"),
        columns=columns,
        rows=tuple(_class_row(book, one) for one in book.students),
        above=school,
        about=_about(book.classroom, term, made_at, period),
        foot=_foot(book) if book.averages else None,
        frozen=FROZEN - 1,
    )


def _column(one: Given, number: int) -> Column:
    said_weight = _("hệ số %(n)d", n=one.weight) if one.counts else _("không tính")
    return Column(
        one.title,
        "mark",
        note=f"{said_weight} · {day(one.opens_at.astimezone(VIETNAM))}",
        short=_("Bài %(n)d", n=number),
        width=11,
        decimals=_decimals(one.rounding),
        faint=not one.counts,
        link=str(one.id),
    )


def _decimals(rounding: str) -> int:
    return 2 if rounding == "0.25" else 1


def _class_row(book: ClassGradebook, one: Line) -> Row:
    marks = tuple(_standing(standing) for standing in one.standings)
    cells = (*student_cells(book.classroom, one), *marks, one.average, one.done, one.given)
    return Row(cells, one.student_id)


def _standing(one: Standing) -> Cell:
    """A mark, else the word for where the student stands; “–” for who was not given it."""
    if one.mark is not None:
        return one.mark
    return Word("–") if one.state == NOT_GIVEN else Word(str(STATES[one.state]), TONES[one.state])


def _foot(book: ClassGradebook) -> Row:
    averages: Sequence[Decimal | None] = [book.class_average(n) for n in range(len(book.assignments))]
    return Row((None, None, None, _("Trung bình lớp"), None, *averages, book.class_average(), None, None))


def marks_table(marks: Gradebook, school: str, term: str, made_at: datetime) -> Table:
    """One exercise: the points of each group, the mark, where each student stands."""
    columns = (
        *student_columns(),
        *(Column(f"{GROUPS[name]} ({_plain(full)})", "points", width=13) for name, full in marks.groups),
        Column(_("Điểm (10)"), "mark", width=10, decimals=_decimals(marks.rounding)),
        Column(_("Trạng thái"), width=14),
        Column(_("Số lượt"), "whole", width=8),
        Column(_("Nộp lúc"), "moment", width=18),
    )
    return Table(
        name=_("Bảng điểm"),
        title=_("BẢNG ĐIỂM: %(name)s", name=marks.exercise),
        columns=columns,
        rows=tuple(_mark_row(marks, row) for row in marks.rows),
        above=school,
        about=_about(marks.classroom, term, made_at),
        frozen=FROZEN - 1,
    )


def _mark_row(marks: Gradebook, row: MarkRow) -> Row:
    state = Word(str(STATES[row.state]), TONES[row.state])
    student = student_cells(marks.classroom, row)
    return Row((*student, *row.groups, row.mark, state, row.attempts, row.filed_at), row.student_id)


def _plain(points: Decimal) -> str:
    return said(Column("", "points"), points.normalize())


def _about(classroom: str, term: str, made_at: datetime, period: str = "") -> str:
    parts = (
        _("Lớp %(name)s", name=classroom),
        _("Môn Tin học"),
        _("Năm học %(term)s", term=term),
        period,
        _("Xuất lúc %(t)s", t=said_moment(made_at)),
    )
    return " · ".join(part for part in parts if part)


@blueprint.app_template_filter("cell_words")
def _said(cell: Cell, column: Column) -> str:
    return said(column, cell)


@blueprint.app_template_test("cell_word")
def _is_word(cell: Cell) -> bool:
    return isinstance(cell, Word)
