"""Writes a gradebook as .xlsx: typed cells, texts that can never become formulas."""

import io
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from sandbox.reports.gradebook import Gradebook, MarkRow
from sandbox.web.formats import VIETNAM
from sandbox.web.formats import moment as said
from sandbox.web.words import GROUPS, STATES

PRACTICE = lazy_gettext("TRANG THỰC HÀNH – không phải Cổng Dịch vụ công thật · dữ liệu giả định")
WIDTHS = (6, 16, 28, 12, 12)
TOP = 5  # rows of the title block


def marks_workbook(marks: Gradebook, school: str, term: str, made_at: datetime) -> bytes:
    """Columns STT, Mã học sinh, Họ và tên, Ngày sinh, Lớp, a column per group, Điểm (10), …"""
    import xlsxwriter  # slow to import, seldom needed

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Bảng điểm"))
    styles = _styles(book, "0.00" if marks.rounding == "0.25" else "0.0")
    _title(sheet, styles, marks, school, term, made_at)
    headings = _headings(marks)
    for column, heading in enumerate(headings):
        sheet.write_string(TOP, column, heading, styles["heading"])
        sheet.set_column(column, column, WIDTHS[column] if column < len(WIDTHS) else 13)
    for index, row in enumerate(marks.rows):
        _write(sheet, styles, TOP + 1 + index, marks, row)
    _page(sheet, len(marks.rows), len(headings))
    book.close()
    return file.getvalue()


def _headings(marks: Gradebook) -> list[str]:
    groups = [f"{GROUPS[group]} ({_plain(points)})" for group, points in marks.groups]
    return [
        _("STT"),
        _("Mã học sinh"),
        _("Họ và tên"),
        _("Ngày sinh"),
        _("Lớp"),
        *groups,
        _("Điểm (10)"),
        _("Trạng thái"),
        _("Số lượt"),
        _("Nộp lúc"),
    ]


def _plain(points: Any) -> str:
    return f"{points.normalize():f}".replace(".", ",")


def _styles(book: Any, decimals: str) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#9CA3AF", "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "small": book.add_format({"italic": True, "font_color": "#5F370E"}),
        "plain": book.add_format({}),
        "heading": book.add_format(
            {**line, "bold": True, "bg_color": "#E6F4F1", "text_wrap": True, "align": "center"}
        ),
        "text": book.add_format({**line, "num_format": "@"}),
        "whole": book.add_format({**line, "num_format": "0", "align": "center"}),
        "points": book.add_format({**line, "num_format": "0.00"}),
        "mark": book.add_format({**line, "num_format": decimals, "bold": True}),
        "day": book.add_format({**line, "num_format": "dd/mm/yyyy", "align": "center"}),
        "moment": book.add_format({**line, "num_format": "hh:mm dd/mm/yyyy", "align": "center"}),
    }


def _title(
    sheet: Any, styles: dict[str, Any], marks: Gradebook, school: str, term: str, made_at: datetime
) -> None:
    sheet.write_string(0, 0, str(PRACTICE), styles["small"])
    sheet.write_string(1, 0, school, styles["plain"])
    sheet.write_string(2, 0, _("BẢNG ĐIỂM: %(name)s", name=marks.exercise), styles["title"])
    about = _(
        "Lớp %(name)s · Năm học %(term)s · Xuất lúc %(t)s",
        name=marks.classroom,
        term=term,
        t=said(made_at),
    )
    sheet.write_string(3, 0, about, styles["plain"])


def _write(sheet: Any, styles: dict[str, Any], line: int, marks: Gradebook, row: MarkRow) -> None:
    sheet.write_number(line, 0, row.seat, styles["whole"])
    sheet.write_string(line, 1, row.code, styles["text"])
    sheet.write_string(line, 2, row.full_name, styles["text"])
    _date(sheet, line, 3, row.birth_date, styles["day"])
    sheet.write_string(line, 4, marks.classroom, styles["text"])
    for column, earned in enumerate(row.groups, 5):
        _number(sheet, line, column, earned, styles["points"])
    column = 5 + len(row.groups)
    _number(sheet, line, column, row.mark, styles["mark"])
    sheet.write_string(line, column + 1, str(STATES[row.state]), styles["text"])
    sheet.write_number(line, column + 2, row.attempts, styles["whole"])
    local = row.filed_at.astimezone(VIETNAM).replace(tzinfo=None) if row.filed_at else None
    _date(sheet, line, column + 3, local, styles["moment"])


def _number(sheet: Any, line: int, column: int, value: Any, style: Any) -> None:
    if value is None:
        sheet.write_blank(line, column, None, style)
    else:
        sheet.write_number(line, column, float(value), style)


def _date(sheet: Any, line: int, column: int, value: Any, style: Any) -> None:
    if value is None:
        sheet.write_blank(line, column, None, style)
    else:
        sheet.write_datetime(line, column, value, style)


def _page(sheet: Any, rows: int, columns: int) -> None:
    sheet.set_column(columns - 1, columns - 1, 18)
    sheet.freeze_panes(TOP + 1, 3)
    if rows:
        sheet.autofilter(TOP, 0, TOP + rows, columns - 1)
    sheet.set_header(f"&C{PRACTICE}")
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP)
