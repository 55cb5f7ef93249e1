"""Marks go into the school's own workbook, and nothing else in it changes."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sandbox.exports import school
from sandbox.exports.school.markup import read_markup
from sandbox.rosters import Unreadable
from tests.support.school_files import FIRST, MERGED, Student, parts_of, school_workbook, with_prefix

TODAY = date(2026, 11, 20)
BORN = date(2011, 3, 5)
CLASS = (
    school.Person(1, "0052000001", "Nguyễn Thị Ánh", BORN),
    school.Person(2, "0052000002", "Trần Quốc Bảo", BORN),
    school.Person(3, "0052000003", "Lê Hoà Bình", BORN),
)
LISTED: tuple[Student, ...] = tuple((one.code, one.name, one.birth_date) for one in CLASS)
H = 7  # the second ĐĐGtx
MARKS = {1: Decimal("8.25"), 2: Decimal(10), 3: Decimal("6.4")}


def filled(
    data: bytes, marks: dict[int, dict[int, Decimal]] | None = None, over: bool = False
) -> school.Filled:
    template = school.read_template(data, TODAY)
    found = school.match(template.students, CLASS)
    return school.fill(template, school.plan(template, found, marks or {H: MARKS}, over))


def sheet(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_students_columns_and_a_guess_are_found() -> None:
    template = school.read_template(school_workbook(LISTED), TODAY)
    assert [(one.row, one.code, one.name) for one in template.students] == [
        (FIRST + n, one.code, one.name) for n, one in enumerate(CLASS)
    ]
    assert [(one.letters, one.label, one.filled) for one in template.columns] == [
        ("G", "ĐĐGtx / 1", 3), ("H", "ĐĐGtx / 2", 0), ("I", "ĐĐGtx / 3", 0), ("J", "ĐĐGtx / 4", 0),
        ("K", "ĐĐGgk", 0),
    ]  # fmt: skip
    assert template.guess == H


def test_the_marks_are_numbers_in_their_cells_to_one_decimal() -> None:
    done = filled(school_workbook(LISTED))
    cells = [sheet(done.data).cell(FIRST + n, H + 1) for n in range(3)]
    assert [cell.value for cell in cells] == [8.3, 10, 6.4]
    assert {cell.fill.fgColor.rgb for cell in cells} == {"00FFF2CC"}
    assert done.cells == 3


@pytest.mark.parametrize("shape", [school_workbook, lambda rows: with_prefix(school_workbook(rows))])
def test_every_other_byte_stays(shape: Any) -> None:
    data = shape(LISTED)
    before, after = parts_of(data), parts_of(filled(data).data)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    cells = re.compile(rb"<((?:x:)?c) r=\"H(?:9|10|11)\".*?(?:/>|</\1>)")
    kept = [cells.sub(b"", one["xl/worksheets/sheet1.xml"]) for one in (before, after)]
    assert kept[0] == kept[1]
    assert after["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"") == before["xl/workbook.xml"].replace(
        b' fullCalcOnLoad="1"', b""
    )


def test_the_book_opens_as_it_was_but_for_the_marks() -> None:
    data = school_workbook(LISTED)
    before, after = sheet(data), sheet(filled(data).data)
    for old, new in zip(before.iter_rows(), after.iter_rows(), strict=True):
        for one, other in zip(old, new, strict=True):
            if one.coordinate not in ("H9", "H10", "H11"):
                assert (one.value, one.data_type, one.number_format) == (
                    other.value, other.data_type, other.number_format,
                )  # fmt: skip
    assert {str(area) for area in after.merged_cells.ranges} == set(MERGED)
    assert after.column_dimensions["B"].hidden
    assert after.column_dimensions["D"].width == 31.5
    assert [str(one.sqref) for one in after.data_validations.dataValidation] == ["G9:K12"]
    assert after.freeze_panes == "E9"
    assert after.protection.sheet
    assert after["L9"].value == "=AVERAGE(G9:J9)"
    assert after["K7"].comment.text == "Điểm giữa kì do tổ nhập"


def test_a_workbook_with_formulas_works_them_out_when_opened() -> None:
    assert b'fullCalcOnLoad="1"' in parts_of(filled(school_workbook(LISTED)).data)["xl/workbook.xml"]


def test_marks_are_text_where_the_school_writes_text() -> None:
    done = sheet(filled(school_workbook(LISTED, texts=True)).data)
    cells = [done.cell(FIRST + n, H + 1) for n in range(3)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("8,3", "s"), ("10,0", "s"), ("6,4", "s")]


def test_what_stands_there_stays_unless_the_teacher_says_otherwise() -> None:
    data = school_workbook(LISTED)
    kept = filled(data, {H - 1: MARKS})
    assert (kept.cells, kept.data) == (0, data)
    over = filled(data, {H - 1: MARKS}, over=True)
    assert [sheet(over.data).cell(FIRST + n, H).value for n in range(3)] == [8.3, 10, 6.4]


def test_what_is_right_already_is_not_written() -> None:
    template = school.read_template(school_workbook(LISTED, texts=True), TODAY)
    found = school.match(template.students, CLASS)
    plan = school.plan(template, found, {H - 1: dict.fromkeys(MARKS, Decimal("7.5"))}, over=True)
    assert (plan.count("same"), plan.count("new", "other")) == (3, 0)


def test_a_cell_that_is_not_in_the_file_is_put_in_its_place() -> None:
    book = Workbook()
    rows: Any = book.active
    rows.append(["STT", "Mã HS", "Họ và tên", "Ngày sinh", "TX1", "TX2", "TX3"])
    rows.append([1, CLASS[0].code, CLASS[0].name, BORN, None, None, None])
    rows.append([2, CLASS[1].code, CLASS[1].name, BORN, None, None, 5])
    file = io.BytesIO()
    book.save(file)
    done = sheet(filled(file.getvalue(), {4: MARKS, 5: MARKS}).data)
    assert [cell.value for cell in done[2]][4:] == [8.3, 8.3, None]
    assert [cell.value for cell in done[3]][4:] == [10, 10, 5]


@pytest.mark.parametrize(
    ("listed", "how"),
    [
        (("0052000001", "Nguyễn Thị Ánh", BORN), "code"),
        (("52000001", "NGUYỄN THỊ ÁNH", None), "code"),
        (("0052000003", "Lê Hòa Bình", BORN), "code"),
        (("HS-99", "Trần Quốc Bảo", BORN), "name"),
        (("HS-99", "Trần Quốc Bảo", "05/03/2011"), "name"),
        (("HS-99", "Trần Quốc Bảo", date(2011, 5, 3)), "unsure"),
        (("HS-99", "Trần Quốc Bảo", None), "unsure"),
        (("0052000001", "Nguyễn Thị Anh", BORN), "other_name"),
        (("HS-99", "Trần Quốc Bao", BORN), "nobody"),
    ],
)
def test_who_is_who(listed: Student, how: str) -> None:
    template = school.read_template(school_workbook([listed]), TODAY)
    assert [one.how for one in school.match(template.students, CLASS)] == [how]


def test_two_rows_of_one_student_get_nothing() -> None:
    data = school_workbook([LISTED[0], LISTED[0], LISTED[1]])
    found = school.match(school.read_template(data, TODAY).students, CLASS)
    assert [one.how for one in found] == ["twice", "twice", "code"]
    assert filled(data).cells == 1


def test_twins_in_name_and_birthday_are_left_to_the_teacher() -> None:
    twins = [school.Person(n, f"00{n}", "Trần Quốc Bảo", BORN) for n in (1, 2)]
    template = school.read_template(school_workbook([("HS-9", "Trần Quốc Bảo", BORN)]), TODAY)
    assert [one.how for one in school.match(template.students, twins)] == ["unsure"]


def empty_book() -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.active["A1"] = "Xin chào"  # type: ignore[index]
    book.save(file)
    return file.getvalue()


def long_book() -> bytes:
    book, file = Workbook(write_only=True), io.BytesIO()
    rows = book.create_sheet()
    rows.append(["STT", "Mã HS", "Họ và tên", "TX1"])
    for number in range(10_000):
        rows.append([number, f"00{number}", "Trần Quốc Bảo", None])
    book.save(file)
    return file.getvalue()


def with_macro() -> bytes:
    import zipfile

    file = io.BytesIO(school_workbook(LISTED))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"STT;M\xc3\xa3 HS\n", "không phải tệp Excel"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (empty_book(), "Không tìm thấy danh sách học sinh"),
        (with_macro(), "macro"),
        (long_book(), "2.000 dòng"),
        (b"PK" + bytes(5 * 1024 * 1024), "5 MB"),
    ],
    ids=["empty", "csv", "broken", "password", "no list", "macro", "10,000 rows", "too large"],
)
def test_what_cannot_be_filled_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        school.read_template(data, TODAY)


def test_columns_hidden_from_far_before_the_first_are_no_more_than_a_sheet_has() -> None:
    hidden = b'<worksheet><z:col hidden="1" min="-9000000000" max="2"/><z:col hidden="1" min="4" max="9"/>'
    found = read_markup(hidden.replace(b"<worksheet>", b'<worksheet xmlns:z="z">') + b"</worksheet>")
    assert found.hidden == {0, 1, 3, 4, 5, 6, 7, 8}
