"""The gradebook of a class: the page, its parts of the year, and its files."""

import io
from datetime import date, timedelta

import pytest
from flask import Flask
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from sandbox.operations import accounts
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.sandbox.teacher.desk import Desk, colleague, counted, words
from tests.support.lesson import Lesson, come_in, drafted, lesson
from tests.support.marked import change, given, marked
from tests.support.tables import tables_of

BANNER = "TRANG THỰC HÀNH"


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/so-diem"


def rows(teacher: Desk, path: str) -> list[list[str]]:
    return tables_of(teacher.open(path))["so-diem"]


def test_marks_stand_in_columns_with_their_weight(of: Lesson, teacher: Desk, path: str) -> None:
    second = given(of, weight=2, opens_at=of.now + timedelta(days=1))
    marked(of, of.assignment, of.students[0], "8.0")
    marked(of, second, of.students[0], "9.0")
    heading, first, *_ = rows(teacher, path)
    assert heading[:4] == ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh"]
    assert [cell.rpartition("nghiệp ")[2][:8] for cell in heading[4:6]] == ["hệ số 1 ", "hệ số 2 "]
    assert first == ["1", "0052000000", "Nguyễn Thị Ánh", "05/03/2011", "8,0", "9,0", "8,7", "2", "2"]


def test_what_does_not_count_says_so(of: Lesson, teacher: Desk, path: str) -> None:
    change(of, of.assignment, weight=0)
    marked(of, of.assignment, of.students[0], "8.0")
    heading, first, *_ = rows(teacher, path)
    assert "không tính" in heading[4]
    assert first[4:6] == ["8,0", ""]


def test_who_has_not_worked_is_a_word_and_the_class_has_an_average(
    of: Lesson, teacher: Desk, path: str
) -> None:
    marked(of, of.assignment, of.students[0], "8.0")
    marked(of, of.assignment, of.students[1], None)
    found = rows(teacher, path)
    assert [row[4] for row in found[1:4]] == ["8,0", "Đang làm", "Chưa làm"]
    assert found[-1][4] == "8,0"
    assert "Trung bình lớp 8,0" in words(teacher.open(path))


def test_a_half_of_the_year_leaves_the_rest_out(of: Lesson, teacher: Desk, path: str) -> None:
    given(of, opens_at=of.now + timedelta(days=200))
    assert len(rows(teacher, path)[0]) == 9
    for query, columns in (
        ("?tu=2026-08-01&den=2027-01-15", 8),
        ("?tu=16/01/2027", 8),
        ("?den=2026-08-01", 7),
    ):
        assert len(rows(teacher, f"{path}{query}")[0]) == columns
    page = teacher.open(f"{path}?tu=2026-08-01&den=2027-01-15")
    assert "/so-diem.xlsx?tu=2026-08-01&amp;den=2027-01-15" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?tu=hom-qua", "Ngày chưa đúng"),
        ("?tu=2026-02-31", "Ngày chưa đúng"),
        ("?den=9999-12-31", "Ngày chưa đúng"),
        ("?tu=2027-01-01&den=2026-01-01", "đứng sau"),
    ],
)
def test_a_wrong_day_is_said_and_nothing_left_out(teacher: Desk, path: str, query: str, said: str) -> None:
    assert said in words(teacher.open(f"{path}{query}", 422))


def test_the_workbook_is_typed_and_named_in_ascii(of: Lesson, teacher: Desk, path: str) -> None:
    marked(of, of.assignment, of.students[0], "8.3")
    answer = teacher.client.get(f"{path}.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="so-diem-10a1.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    assert [sheet.cell(line, 1).value for line in (2, 3)] == ["Trường của co.lan", "BẢNG ĐIỂM THỰC HÀNH"]
    assert BANNER in sheet["A1"].value
    assert "Năm học 2026–2027" in sheet["A4"].value
    row = sheet[7]
    assert [cell.value for cell in row[:4]] == [1, "10A1", "0052000000", "Nguyễn Thị Ánh"]
    assert (row[2].data_type, row[2].number_format) == ("s", "@")
    assert (row[4].value.date(), row[4].number_format) == (date(2011, 3, 5), "dd/mm/yyyy")
    assert (row[5].value, row[5].number_format) == (8.3, "0.0")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E7", "A6:I11")
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$6:$6"


def test_the_csv_is_for_vietnamese_spreadsheets(of: Lesson, teacher: Desk, path: str) -> None:
    marked(of, of.assignment, of.students[0], "8.3")
    data = teacher.client.get(f"{path}.csv").data
    assert data.startswith(b"\xef\xbb\xbf")
    line = data.decode("utf-8-sig").split("\r\n")[1]
    assert line == '1;"10A1";"0052000000";"Nguyễn Thị Ánh";05/03/2011;8,3;8,3;1;1'


def text_of(data: bytes) -> list[str]:
    document = PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_the_print_has_everybody_the_spread_and_who_signs(app: Flask) -> None:
    of = lesson(app, students=45)
    for number in range(11):
        given(of, opens_at=of.now + timedelta(days=number))
    for student in of.students[:40]:
        marked(of, of.assignment, student, "8.3")
    teacher = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    answer = teacher.client.get(f"/lop/{of.classroom}/so-diem.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="so-diem-10a1.pdf"'
    pages = text_of(answer.data)
    assert len(pages) <= 3
    assert all(BANNER in page for page in pages)
    assert all("Họ và tên" in page for page in pages[:2]), "the heading again"
    whole = " ".join(" ".join(pages).split())
    assert all(f"00520{number:05}" in whole for number in range(45))
    assert "Sĩ số 45, có điểm trung bình 40 em. Trung bình lớp 8,3." in whole
    assert "từ 8,0: 40 em (100%)" in whole
    assert "GIÁO VIÊN BỘ MÔN" in whole


def test_an_empty_class_and_one_without_exercises_have_words_and_files(app: Flask) -> None:
    of = lesson(app, students=0)
    teacher = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    path = f"/lop/{of.classroom}/so-diem"
    assert "Lớp chưa có học sinh" in words(teacher.open(path))
    for kind in ("xlsx", "csv", "pdf"):
        assert teacher.client.get(f"{path}.{kind}").status_code == 200
        assert teacher.client.get(f"{path}.{kind}?tu=2030-01-01").status_code == 200


def test_the_work_of_whose_time_is_over_is_in_the_book(of: Lesson, teacher: Desk, path: str) -> None:
    attempt, _dossier = drafted(of, of.students[0])
    change(of, of.assignment, closes_at=of.now)
    teacher.open(path)
    with of.parts.database.reading() as session:
        assert session.get_one(Attempt, attempt).finished_at is not None


def test_the_page_does_not_ask_more_for_more_exercises(
    app: Flask, of: Lesson, teacher: Desk, path: str
) -> None:
    teacher.open(path)  # the first page of a session is written down
    few = len(counted(app, lambda: teacher.open(path)))
    for number in range(5):
        own = given(of, opens_at=of.now + timedelta(days=number))
        for student in of.students:
            marked(of, own, student, "8.0")
    assert len(counted(app, lambda: teacher.open(path))) == few <= 14


def test_only_who_may_look_sees_it(of: Lesson, path: str) -> None:
    stranger = colleague(of)
    for address in (path, f"{path}.xlsx", f"{path}.csv", f"{path}.pdf", f"{path}/dien-mau"):
        stranger.open(address, 404)
    with of.parts.database.writing() as session:
        head = accounts.create_staff(session, of.school, "to.truong", "Cô Hà", "x", "head").id
    Desk(come_in(of.app.test_client(), "staff", head)).open(path)


def test_a_name_of_a_class_makes_a_safe_name_of_a_file(of: Lesson, teacher: Desk, path: str) -> None:
    with of.parts.database.writing() as session:
        session.get_one(Classroom, of.classroom).name = '10"\r\nX: y / Đặc biệt'
        session.commit()
    answer = teacher.client.get(f"{path}.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="so-diem-10-x-y-dac-biet.csv"'
