"""A teacher's classes: the path for a new one, making a class, the page of a class."""

import pytest

from tests.sandbox.teacher.desk import Desk, colleague, words
from tests.support.lesson import Lesson, filed


def test_a_new_teacher_sees_the_way_to_the_first_lesson(of: Lesson) -> None:
    page = words(colleague(of).open("/lop"))
    assert "Bốn bước đến tiết học đầu tiên" in page
    for step in ("Tạo lớp", "Giao bài", "Đưa mã vào lớp", "Theo dõi"):
        assert step in page


def test_a_teacher_sees_only_own_classes(of: Lesson, teacher: Desk) -> None:
    assert f'href="/lop/{of.classroom}"' in teacher.open("/lop")
    assert "10A1" not in colleague(of).open("/lop")


def test_making_a_class_leads_to_importing_its_list(of: Lesson, teacher: Desk) -> None:
    answer = teacher.send("/lop/moi", name="  8/3\u200b ")
    page = words(teacher.follow(answer))
    assert "Đã tạo lớp 8/3." in page
    assert "Nhập danh sách lớp 8/3" in page


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "Thầy cô ghi tên lớp"),
        (" \u200b ", "Thầy cô ghi tên lớp"),
        ("x" * 61, "60 chữ"),
        ("10A1", "đã có lớp"),
    ],
)
def test_a_class_name_that_cannot_be_is_explained_and_kept(teacher: Desk, name: str, reason: str) -> None:
    answer = teacher.send("/lop/moi", name=name)
    assert answer.status_code == 422
    assert reason in answer.text
    assert f'value="{name.strip()}"' in answer.text or not name.strip("\u200b ")


def test_a_class_shows_its_code_its_students_and_its_assignments(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0])
    page = teacher.open(f"/lop/{of.classroom}")
    for shown in (of.join_code, "0052000000", "Nguyễn Thị Ánh", "05/03/2011", "1 em đã vào, 1 em đã nộp"):
        assert shown in page


def test_a_class_shows_the_address_students_type_and_its_qr(of: Lesson, teacher: Desk) -> None:
    of.app.config["SHOWN_HOSTS"] = "192.168.1.20"
    page = teacher.open(f"/lop/{of.classroom}")
    assert "192.168.1.20" in page
    assert 'src="data:image/svg+xml' in page


def test_the_address_of_this_machine_alone_is_never_given_to_students(of: Lesson, teacher: Desk) -> None:
    page = words(teacher.open(f"/lop/{of.classroom}"))
    assert "localhost" not in page
    assert "127.0.0.1" not in page


def test_an_empty_class_says_what_to_do_next(of: Lesson, teacher: Desk) -> None:
    made = teacher.send("/lop/moi", name="Lớp trống").headers["Location"].removesuffix("/nhap")
    assert "Trước hết, nhập danh sách lớp" in teacher.open(made)
