"""Marks: the page and the workbook say the same, and a workbook never runs what a student wrote."""

import io
from datetime import date

import pytest
from flask import Flask
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sandbox.operations import answers, remarks, rosters
from sandbox.rosters import RosterRow
from sandbox.store.assignments import Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, started
from tests.support.questions import ask_questions

TOP = 6  # the heading's row


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/diem"


def sheet_of(teacher: Desk, path: str) -> Worksheet:
    answer = teacher.client.get(f"{path}.xlsx")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_workbook_has_the_columns_a_gradebook_wants(teacher: Desk, path: str) -> None:
    headings = [cell.value for cell in sheet_of(teacher, path)[TOP]]
    assert headings == [
        "STT", "Tên lớp", "Mã học sinh", "Họ và tên", "Ngày sinh", "Kết quả (8,25)", "Quá trình (1)",
        "An toàn (0,75)", "Điểm (10)", "Trạng thái", "Số lượt", "Nộp lúc",
    ]  # fmt: skip


def test_a_mark_is_a_number_and_a_code_keeps_its_zeros(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    row = sheet_of(teacher, path)[TOP + 1]
    assert row[2].value == "0052000000"
    assert row[4].value.date() == date(2011, 3, 5)
    assert (row[8].value, row[8].number_format) == (10, "0.0")
    assert row[9].value == "Hoàn thành"


def test_who_filed_nothing_has_no_mark_rather_than_zero(teacher: Desk, path: str) -> None:
    row = sheet_of(teacher, path)[TOP + 1]
    assert row[8].value is None
    assert row[9].value == "Chưa làm"


def test_the_page_and_the_workbook_agree(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    mark = sheet_of(teacher, path)[TOP + 1][8].value
    assert mark == 9
    assert "9,0 Hoàn thành 1" in words(teacher.open(path))


def test_the_best_attempt_counts(of: Lesson, teacher: Desk, path: str) -> None:
    from sandbox.operations import attempts
    from sandbox.store.attempts import Attempt

    attempt_id, _dossier = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, attempt_id), of.now)
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    row = sheet_of(teacher, path)[TOP + 1]
    assert (row[8].value, row[10].value) == (10, 2)


def test_the_average_of_a_class_rounds_half_up(of: Lesson, teacher: Desk, path: str) -> None:
    for student in of.students[:2]:
        filed(of, student)
    for student, mark in zip(of.students, ("8.2", "8.3"), strict=False):
        with of.parts.database.writing() as session:
            session.get_one(Progress, (of.assignment, student)).mark = mark
            session.commit()
    assert "Trung bình 8,3." in words(teacher.open(path))


def test_a_later_remark_is_no_later_filing(of: Lesson, teacher: Desk, path: str, clock: Clock) -> None:
    filed(of, of.students[0])
    before = sheet_of(teacher, path)[TOP + 1][11].value
    clock.forward(minutes=90)
    with of.parts.database.writing() as session:
        given = (of.teacher, of.assignment, of.students[0], 1, "owner_name", 0, "Sai dấu.", of.now)
        remarks.remark(session, of.parts.content, *given)
    row = sheet_of(teacher, path)[TOP + 1]
    assert row[8].value < 10
    assert row[11].value == before


def test_what_is_not_handed_in_is_no_mark_yet(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    attempt_id = started(of, of.students[0])
    path, teacher, content = f"/bai-giao/{of.assignment}/diem", desk(of), of.parts.content
    for do, shown in (
        (answers.save, (False, "Đang làm", False)),
        (answers.hand_in, (True, "Hoàn thành", True)),
    ):
        with of.parts.database.writing() as session:
            do(session, content, session.get_one(Attempt, attempt_id), {"days": ["9"]}, of.now)
        row = sheet_of(teacher, path)[TOP + 1]
        assert (row[8].value is not None, row[9].value, row[11].value is not None) == shown
        errors = words(teacher.open(f"/bai-giao/{of.assignment}"))
        assert ("/1 bài đã nộp" in errors) is (do is answers.hand_in)


def test_how_marks_are_made_is_said_and_kept_in_the_workbook(app: Flask) -> None:
    of = lesson(app, username="co.mai", rounding="0.25", policy="average")
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}", "copies": "9"})
    teacher, path = desk(of), f"/bai-giao/{of.assignment}/diem"
    page = words(teacher.open(path))
    assert "làm tròn đến 0,25. Lấy trung bình các lượt của mỗi em." in page
    cell = sheet_of(teacher, path)[TOP + 1][8]
    assert cell.number_format == "0.00"
    assert cell.value % 0.25 == 0
    assert f"{cell.value:.2f}".replace(".", ",") in page


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "@x", "-2", '=HYPERLINK("a")', "{=1}", "http://a.vn"])
def test_what_looks_like_a_formula_stays_text(of: Lesson, teacher: Desk, path: str, text: str) -> None:
    with of.parts.database.writing() as session:
        classroom = session.get_one(Classroom, of.classroom)
        rosters.enrol(session, classroom, [RosterRow(9, text, text, text, None)])
    row = sheet_of(teacher, path)[TOP + 6]
    assert [(cell.value, cell.data_type) for cell in row[2:4]] == [(text, "s")] * 2
    assert row[2].hyperlink is None


def test_the_workbook_says_it_is_practice_on_screen_and_on_paper(teacher: Desk, path: str) -> None:
    sheet = sheet_of(teacher, path)
    assert "TRANG THỰC HÀNH" in sheet["A1"].value
    assert "TRANG THỰC HÀNH" in sheet.oddHeader.center.text
    assert "BẢNG ĐIỂM" in sheet["A3"].value
