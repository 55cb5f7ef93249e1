"""A teacher reads how the class and a student get on over the term."""

import re

import pytest

from exercises.engine.exercise import Change, Exercise
from exercises.engine.variants import Variant
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson
from tests.support.term import AS_ASKED, given, graded

OTHER = "chuyen-truong-thpt"


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/tien-bo"


def left_out(place: int, exercise: Exercise, variant: Variant) -> Change:
    return Change(fields={"owner_name": "", "owner_address": "", "copies": "1"})


def plain(html: str) -> str:
    return words(html).replace("&nbsp;", " ").replace("\xa0", " ")


def test_an_empty_term_offers_the_first_exercise(of: Lesson, teacher: Desk, path: str) -> None:
    page = plain(teacher.open(path))
    assert "Chưa có bài nào có điểm." in page
    assert "Nguyễn Thị Ánh 0 –" in page


def test_a_class_that_gets_better_reads_so(of: Lesson, teacher: Desk, path: str) -> None:
    graded(of, of.assignment, left_out)
    assert "Mới có một bài có điểm, trung bình 8,0." in plain(teacher.open(path))
    graded(of, given(of, OTHER), lambda *_: AS_ASKED)
    page = plain(teacher.open(path))
    assert "Điểm trung bình tăng từ 8,0 ở bài đầu lên 10,0 ở bài gần nhất." in page
    assert re.search(r"Xin cấp bản sao bằng tốt nghiệp \S+ \S+ 8,0 5", page)
    assert "Cần luyện thêm: Đọc cho kỹ" in page
    assert "Nguyễn Thị Ánh 2 9,0" in page


def test_a_class_that_gets_worse_reads_so_and_one_that_stays_too(
    of: Lesson, teacher: Desk, path: str
) -> None:
    graded(of, given(of, OTHER, days_ago=7), lambda *_: AS_ASKED)
    graded(of, given(of, OTHER, days_ago=6), lambda *_: AS_ASKED)
    assert "Điểm trung bình giữ vững: bài đầu 10,0, bài gần nhất 10,0." in plain(teacher.open(path))
    graded(of, of.assignment, left_out)
    assert "Điểm trung bình giảm từ 10,0 ở bài đầu xuống 8,0 ở bài gần nhất." in plain(teacher.open(path))


def test_outcomes_say_what_was_practised_and_how_well(of: Lesson, teacher: Desk, path: str) -> None:
    graded(of, of.assignment, left_out)
    page = plain(teacher.open(path))
    assert re.search(r"Các bài đã giao luyện 6 trong \d+ yêu cầu mà thư viện có\.", page)
    assert "Tìm được thông tin cần thiết trên Internet bằng từ khoá phù hợp. 6 1 8,0 Tốt" in page
    assert "Chưa luyện (" in page


def test_a_student_is_shown_beside_the_middle_of_the_class(of: Lesson, teacher: Desk, path: str) -> None:
    graded(of, of.assignment, left_out, of.students[:2])
    graded(of, of.assignment, lambda *_: AS_ASKED, of.students[2:])
    for _ in range(2):
        graded(of, given(of, OTHER), lambda *_: AS_ASKED)
    page = plain(teacher.open(f"{path}/{of.students[0]}"))
    assert "Điểm của em tăng từ 8,0 lên 10,0. 2 trong 3 bài bằng hoặc hơn điểm giữa của lớp." in page
    assert re.search(r"Xin cấp bản sao bằng tốt nghiệp \S+ \S+ 8,0 10,0", page)
    assert "Tiến bộ nhất: " in page
    assert "hạng" not in page.replace("tháng", "")


def test_a_student_without_marks_is_told_so_kindly(of: Lesson, teacher: Desk, path: str) -> None:
    page = plain(teacher.open(f"{path}/{of.students[0]}"))
    assert "Em chưa có điểm bài nào." in page
    assert "Em chưa làm bài nào." in page
    graded(of, of.assignment, left_out, of.students[:1])
    page = plain(teacher.open(f"{path}/{of.students[0]}"))
    assert "Em mới có điểm một bài: 8,0." in page
    assert "Cần ít nhất ba bài có điểm để so với đầu kì." in page


def test_a_step_back_is_said_as_well(of: Lesson, teacher: Desk, path: str) -> None:
    for days_ago in (9, 8):
        graded(of, given(of, OTHER, days_ago), lambda *_: AS_ASKED, of.students[:1])
    graded(of, of.assignment, left_out, of.students[:1])
    page = plain(teacher.open(f"{path}/{of.students[0]}"))
    assert "Điểm của em giảm từ 10,0 xuống 8,0. 3 trong 3 bài" in page
    assert "Sút đi: " in page


def test_a_student_of_another_class_is_not_found(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.open(f"{path}/999999", 404)
