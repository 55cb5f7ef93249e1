"""The workbook a school's own program gives out for typing marks in, with all that such files carry."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

Student = tuple[str, str, date | str | None]
FIRST = 9  # row of the first student
REGULAR = ("G", "H", "I", "J")  # ĐĐGtx 1–4
MERGED = (
    "A1:D1", "A2:D2", "A4:L4", "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:J7",
    "K7:K8", "L7:L8",
)  # fmt: skip


def school_workbook(students: Sequence[Student], texts: bool = False, chart: bool = True) -> bytes:
    """Title block, a heading of two rows, hidden ids, ĐĐGtx 1–4, ĐĐGgk, an average by formula.

    `texts`: marks are text cells with a comma, as some programs have them.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Nhập điểm"
    _heading(sheet)
    for number, (code, name, born) in enumerate(students, 1):
        _student(sheet, FIRST + number - 1, number, code, name, born, texts)
    last = FIRST + len(students)
    sheet.cell(last + 1, 4, f"Tổng số: {len(students)} học sinh")
    sheet.cell(last + 2, 11, "GIÁO VIÊN BỘ MÔN")
    _trimmings(sheet, last)
    notes: Any = book.create_sheet("Hướng dẫn")
    notes.append(["Không sửa cột ẩn."])
    notes["A2"] = "=SUM('Nhập điểm'!G9:G60)"
    hidden: Any = book.create_sheet("cau_hinh")
    hidden.sheet_state = "hidden"
    hidden.append(["school_id", "1f8e"])
    if chart:
        drawn = BarChart()
        drawn.add_data(Reference(sheet, min_col=12, min_row=FIRST, max_row=last))
        sheet.add_chart(drawn, "N2")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heading(sheet: Any) -> None:
    sheet["A1"], sheet["A2"] = "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT THỰC HÀNH"
    sheet["A4"] = "BẢNG ĐIỂM HỌC KỲ I NĂM HỌC 2026-2027"
    sheet["A5"] = "Lớp: 10A1   Môn: Tin học"
    heading = (
        "STT", "Mã lớp nội bộ", "Mã học sinh", "Họ và tên", "Ngày sinh", "Giới tính", "ĐĐGtx", None, None,
        None, "ĐĐGgk", "ĐTB môn",
    )  # fmt: skip
    for column, words in enumerate(heading, 1):
        sheet.cell(7, column, words).font = Font(bold=True)
    for column, words in enumerate(("1", "2", "3", "4"), 7):
        sheet.cell(8, column, words)
    for area in MERGED:
        sheet.merge_cells(area)


def _student(
    sheet: Any, row: int, number: int, code: str, name: str, born: date | str | None, texts: bool
) -> None:
    for column, value in enumerate((number, f"id-{number:05}", code, name, born, "Nữ"), 1):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    sheet.cell(row, 3).number_format = "@"
    if isinstance(born, date):
        sheet.cell(row, 5).number_format = "dd/mm/yyyy"
    for column in range(7, 12):
        cell = sheet.cell(row, column)
        cell.fill = PatternFill("solid", fgColor="FFF2CC")
        cell.number_format = "@" if texts else "0.0"
    sheet.cell(row, 7).value = "7,5" if texts else 7.5
    sheet.cell(row, 12).value = f"=AVERAGE(G{row}:J{row})"


def _trimmings(sheet: Any, last: int) -> None:
    """What a careless writer loses."""
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["D"].width = 31.5
    sheet.row_dimensions[7].height = 28
    rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="10")
    rule.add(f"G{FIRST}:K{last}")
    sheet.add_data_validation(rule)
    red = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add(f"G{FIRST}:K{last}", CellIsRule("lessThan", formula=["5"], fill=red))
    sheet["K7"].comment = Comment("Điểm giữa kì do tổ nhập", "Tổ Tin")
    sheet.freeze_panes = "E9"
    sheet.protection.sheet = True
    sheet.print_title_rows = "7:8"


def with_prefix(data: bytes) -> bytes:
    """The same book as some programs write it: every element of the sheet with a prefix."""
    return _changed(data, "xl/worksheets/sheet1.xml", _prefixed)


def _prefixed(part: bytes) -> bytes:
    named = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", part)
    return named.replace(b"xmlns=", b"xmlns:x=", 1)


def _changed(data: bytes, name: str, change: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part, change(content) if part.filename == name else content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
