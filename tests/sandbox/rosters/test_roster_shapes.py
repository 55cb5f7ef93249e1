"""Class lists as schools keep them: each shape gives the same three students."""

import io
import unicodedata
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from sandbox.rosters import read_file, read_text, to_text

TODAY = date(2026, 9, 5)
HEADING = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh"]
ROWS = [
    [1, "0512345601", "Nguyễn Thị Ánh", "05/03/2011"],
    [2, "0512345602", "Trần Quốc Bảo", "17/11/2011"],
    [3, "0512345603", "Đặng Hòa", "29/02/2012"],
]
EXPECTED = [
    (1, "0512345601", "Nguyễn Thị Ánh", "Ánh", date(2011, 3, 5)),
    (2, "0512345602", "Trần Quốc Bảo", "Bảo", date(2011, 11, 17)),
    (3, "0512345603", "Đặng Hòa", "Hòa", date(2012, 2, 29)),
]
SPLIT = [[1, "0512345601", "Nguyễn Thị", "Ánh", "05/03/2011"],
         [2, "0512345602", "Trần Quốc", "Bảo", "17/11/2011"],
         [3, "0512345603", "Đặng", "Hòa", "29/02/2012"]]  # fmt: skip
TITLES = [["SỞ GIÁO DỤC VÀ ĐÀO TẠO"], ["TRƯỜNG THPT THỰC HÀNH"], [], ["DANH SÁCH HỌC SINH LỚP 10A1"], []]
FOOTER = [[], [None, "Tổng số: 3 học sinh"], [None, None, None, "Quy Nhơn, ngày 5 tháng 9 năm 2026"],
          [None, None, "Người lập danh sách"]]  # fmt: skip


def xlsx(rows, formats=None, merges=(), sheets=()):
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    for area in merges:
        sheet.merge_cells(area)
    for title, extra in sheets:
        other = book.create_sheet(title, 0)
        for row in extra:
            other.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def students(roster):
    return [(row.seat, row.code, row.full_name, row.given_name, row.birth_date) for row in roster.rows]


def with_columns(*order):
    """The rows with their cells in another order, None for an empty column."""
    return [[row[index] if index is not None else None for index in order] for row in [HEADING, *ROWS]]


def as_numbers():
    return [HEADING, *([row[0], int(row[1]), *row[2:]] for row in ROWS)]


def as_dates():
    return [HEADING, *([*row[:3], datetime.strptime(row[3], "%d/%m/%Y")] for row in ROWS)]


def renamed(*labels):
    return [list(labels), *ROWS]


def split(*labels):
    return [list(labels), *SPLIT]


def joined(rows, separator, line_end="\r\n"):
    return line_end.join(separator.join(map(str, row)) for row in rows)


def nfd(rows):
    return [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]


def written(style):
    texts = {
        "d/m/yyyy": ("5/3/2011", "17/11/2011", "29/2/2012"),
        "dashes": ("05-03-2011", "17-11-2011", "29-02-2012"),
        "dots": ("05.03.2011", "17.11.2011", "29.02.2012"),
        "iso": ("2011-03-05", "2011-11-17", "2012-02-29 00:00:00"),
        "words": ("ngày 5 tháng 3 năm 2011", "ngày 17 tháng 11 năm 2011", "Ngày 29 tháng 02 năm 2012"),
    }[style]
    return [HEADING, *([*row[:3], text] for row, text in zip(ROWS, texts, strict=True))]


SHAPES = {
    "plain": xlsx([HEADING, *ROWS]),
    "title rows above and signatures below": xlsx(
        [*TITLES, HEADING, *ROWS, *FOOTER], merges=["A1:D1", "A4:D4"]
    ),
    "codes typed as numbers with a zero format": xlsx(
        as_numbers(), formats={f"B{row}": "0000000000" for row in (2, 3, 4)}
    ),
    "real date cells": xlsx(as_dates()),
    "dates as d/m/yyyy": xlsx(written("d/m/yyyy")),
    "dates with dashes": xlsx(written("dashes")),
    "dates with dots": xlsx(written("dots")),
    "dates as ISO": xlsx(written("iso")),
    "dates in words": xlsx(written("words")),
    "names in two columns": xlsx(split("STT", "Mã HS", "Họ đệm", "Tên", "Ngày sinh")),
    "names in two columns, other words": xlsx(split("TT", "Mã số HS", "Họ và tên đệm", "Tên", "Sinh ngày")),
    "one merged heading over two columns": xlsx(
        [["STT", "Mã HS", "Họ và tên", None, "Ngày sinh"], *SPLIT], merges=["C1:D1"]
    ),
    "heading of two rows": xlsx(
        [["STT", "Mã học sinh", "Họ và tên", None, "Ngày sinh"], [None, None, "Họ đệm", "Tên", None], *SPLIT],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
    ),
    "heading of two rows with groups above": xlsx(
        [["STT", "Thông tin học sinh", None, None], [None, "Mã học sinh", "Họ và tên", "Ngày sinh"], *ROWS],
        merges=["A1:A2", "B1:D1"],
    ),
    "numbers of columns below the heading": xlsx([HEADING, ["(1)", "(2)", "(3)", "(4)"], *ROWS]),
    "decomposed letters": xlsx(nfd([HEADING, *ROWS])),
    "other words for the columns": xlsx(
        renamed("Số TT", "MÃ ĐỊNH DANH (CSDL ngành)", "HỌ TÊN HỌC SINH", "Ngày tháng năm sinh")
    ),
    "other columns between": xlsx(
        [
            ["STT", "Lớp", "Mã HS", "Họ và tên", "Giới tính", "Nữ", "Ngày sinh", "Nơi sinh"],
            *([row[0], "10A1", row[1], row[2], "Nữ", "x", row[3], "Bình Định"] for row in ROWS),
        ]
    ),
    "columns in another order": xlsx(with_columns(2, 3, 1, 0)),
    "an empty first column": xlsx(with_columns(None, 0, 1, 2, 3)),
    "blank rows between": xlsx([HEADING, [], ROWS[0], [], [None, " ", None], ROWS[1], ROWS[2]]),
    "the heading again after a page break": xlsx([HEADING, *ROWS[:2], HEADING, ROWS[2]]),
    "no STT column": xlsx(with_columns(1, 2, 3)),
    "both codes: the school's own wins": xlsx(
        [
            ["STT", "Mã định danh", "Mã học sinh", "Họ và tên", "Ngày sinh"],
            *([r[0], "9" + r[1], *r[1:]] for r in ROWS),
        ]
    ),
    "a cover sheet before the list": xlsx([HEADING, *ROWS], sheets=[("Bìa", [["Năm học 2026–2027"]])]),
    "spaces and invisible characters": xlsx(
        [HEADING, *([r[0], f" {r[1]}\u200b", f"\u00a0{r[2].replace(' ', '  ')} ", f"{r[3]} "] for r in ROWS)]
    ),
    "csv with semicolons and a mark": joined([HEADING, *ROWS], ";").encode("utf-8-sig"),
    "csv with commas and quotes": joined(
        [[f'"{cell}"' for cell in row] for row in [HEADING, *ROWS]], ",", "\n"
    ).encode(),
    "csv of Excel's Unicode Text": joined([HEADING, *ROWS], "\t").encode("utf-16"),
    "csv with zeros kept by a formula": "\n".join(
        ";".join([str(r[0]), f'="{r[1]}"' if r is not HEADING else r[1], *r[2:]]) for r in [HEADING, *ROWS]
    ).encode(),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_students(shape):
    roster = read_file(SHAPES[shape], TODAY)
    assert roster.problems == ()
    assert students(roster) == EXPECTED


def test_rows_pasted_with_their_heading():
    roster = read_text("\n".join("\t".join(map(str, row)) for row in [HEADING, *ROWS]), TODAY)
    assert students(roster) == EXPECTED


@pytest.mark.parametrize("rows", [ROWS, SPLIT], ids=["one column", "two columns"])
def test_rows_pasted_without_their_heading(rows):
    roster = read_text("\n".join("\t".join(map(str, row)) for row in rows), TODAY)
    assert students(roster) == EXPECTED


def test_the_canonical_text_reads_back_as_the_same_students():
    roster = read_file(SHAPES["plain"], TODAY)
    assert read_text(to_text(roster.rows), TODAY).rows == roster.rows


def test_what_was_read_can_be_pasted_back_with_the_same_row_numbers():
    bad = [*TITLES, HEADING, ROWS[0], [2, "0512345602", "Trần Quốc Bảo", "31/04/2011"]]
    from_file = read_file(xlsx(bad), TODAY)
    pasted = read_text(from_file.text, TODAY)
    assert pasted.problems == from_file.problems
    assert from_file.problems[0].row == 8


def test_a_class_of_45_in_bold_with_colours():
    book = Workbook()
    book.active.append(HEADING)
    for number in range(1, 46):
        book.active.append([number, f"05123456{number:02}", "Lê Văn Tám", date(2011, 1, 1)])
    for cell in book.active[1]:
        cell.font = Font(bold=True)
    roster = read_file(saved(book), TODAY)
    assert len(roster.rows) == 45
    assert roster.usable
    assert len(roster.warnings) == 44  # the same name and birth date every time


def test_signatures_below_the_list_are_left_out_and_named():
    roster = read_file(SHAPES["title rows above and signatures below"], TODAY)
    assert [line.message for line in roster.skipped][-1] == "Người lập danh sách"


def test_the_schools_own_export_with_its_titles_restarts_and_totals() -> None:
    rows = [
        ["UBND TỈNH BÌNH ĐỊNH", None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TRƯỜNG THPT LÊ LỢI"], [], ["DANH SÁCH HỌC SINH LỚP 10A1"], ["GVCN: Nguyễn Văn A"], [],
        ["STT", "Mã học sinh", "Mã định danh Bộ GD&ĐT", "Họ đệm", "Tên", "Ngày sinh", "Giới tính"],
        [1, "0512345601", "9001", "Nguyễn Thị", "Ánh", "05/03/2011", "Nữ"],
        [2, "0512345602", "9002", "Trần Quốc", "Bảo", "17/11/2011", "Nam"],
        [None, None, None, "Nam: 1"],
        [1, "0512345603", "9003", "Đặng", "Hòa", "29/02/2012", "Nam"],
        ["Tổng cộng", None, None, "3 học sinh"], ["Tổng cộng: 3 học sinh, trong đó nữ: 1"],
        [None, None, None, None, None, "Quy Nhơn, ngày 5 tháng 9 năm 2026"],
        [None, None, None, None, None, "HIỆU TRƯỞNG"],
    ]  # fmt: skip
    roster = read_file(xlsx(rows, merges=["D1:G1", "A4:G4"]), TODAY)
    assert roster.problems == ()
    assert students(roster) == EXPECTED


def grade(*names: str) -> bytes:
    """A workbook with a sheet for each class, one student in each."""
    book = Workbook()
    book.remove(book.active)
    for number, name in enumerate(names, 1):
        sheet = book.create_sheet(name)
        for row in (HEADING, [1, f"00{number}", "Trần Bảo", "17/11/2011"]):
            sheet.append(row)
    return saved(book)


@pytest.mark.parametrize("classroom", ["10A2", "Lớp 10a2"])
def test_of_several_sheets_the_one_called_as_the_class_is_read(classroom: str) -> None:
    roster = read_file(grade("10A1", "Lớp 10A2", "10A3"), TODAY, classroom)
    assert [row.code for row in roster.rows] == ["002"]
    assert "“10A1”, “10A3”" in roster.warnings[0].message


def test_when_no_sheet_is_called_so_the_first_is_read_and_the_others_are_named() -> None:
    roster = read_file(grade("A", "B"), TODAY, "10A1")
    assert roster.sheet == "A"
    assert "“B”" in roster.warnings[0].message


def test_rows_that_a_filter_hides_are_not_imported_and_that_is_said() -> None:
    book = Workbook()
    for row in [HEADING, *ROWS]:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["A"].hidden = True
    roster = read_file(saved(book), TODAY)
    assert [row.code for row in roster.rows] == ["0512345601", "0512345603"]
    assert (roster.warnings[0].row, "1 em ở dòng đang ẩn" in roster.warnings[0].message) == (3, True)


def test_a_list_of_a_whole_grade_is_pointed_out() -> None:
    rows = [["Lớp", *HEADING], *(["10A1" if number < 2 else "10A2", *row] for number, row in enumerate(ROWS))]
    roster = read_file(xlsx(rows), TODAY)
    assert len(roster.rows) == 3
    assert [(one.row, one.column) for one in roster.warnings] == [(4, "Lớp")]
    assert "10A1, 10A2" in roster.warnings[0].message


def test_dates_of_the_other_calendar_of_excel_are_the_same_days() -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in as_dates():
        book.active.append(row)
    assert students(read_file(saved(book), TODAY)) == EXPECTED


def test_a_number_for_the_exam_never_wins_over_the_code() -> None:
    rows = [["STT", "SBD", *HEADING[1:]], *([row[0], f"7{row[0]}", *row[1:]] for row in ROWS)]
    assert students(read_file(xlsx(rows), TODAY)) == EXPECTED


def test_the_given_name_may_be_headed_as_the_name_of_the_student() -> None:
    rows = split("STT", "Mã HS", "Họ đệm", "Tên học sinh", "Ngày sinh")
    assert students(read_file(xlsx(rows), TODAY)) == EXPECTED


def test_cells_with_line_breaks_and_quotes_are_pasted_whole() -> None:
    text = 'STT\tMã HS\tHọ và tên\tGhi chú\n1\t001\t"Nguyễn\nAn"\t"nói ""vâng"""\n2\t002\tTrần Bảo\t\n'
    assert [row.full_name for row in read_text(text, TODAY).rows] == ["Nguyễn An", "Trần Bảo"]
