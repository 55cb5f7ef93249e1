"""The projector: numbers for everybody, names only when the teacher wants them, never a ranking."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import lessons
from sandbox.web.teacher.projecting import short_name
from tests.sandbox.teacher.desk import Desk, counted, desk, words
from tests.support.clock import Clock
from tests.support.lesson import NAMES, Lesson, filed, lesson, signed_in


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/chieu"


def test_states_and_steps_are_counted(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    signed_in(of, of.students[1])
    page = words(teacher.open(path))
    assert "Chưa làm 3 /5 Đang làm 1 /5 Cần giúp 0 /5 Hoàn thành 1 /5" in page
    assert "Tìm 1 /5" in page


def test_the_class_code_and_its_qr_are_shown_while_students_come_in(
    of: Lesson, teacher: Desk, path: str
) -> None:
    page = teacher.open(path)
    assert of.join_code in page
    assert 'src="data:image/svg+xml' in page


def test_no_name_and_no_mark_is_shown(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    for page in (teacher.open(path), teacher.open(f"{path}/bang")):
        assert not [name for name in NAMES if name in page or name.split()[-1] in words(page).split()]
        assert "10,0" not in page


def test_names_are_shown_short_and_by_the_alphabet_when_asked_for(
    of: Lesson, teacher: Desk, path: str
) -> None:
    filed(of, of.students[2])
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    for page in (teacher.open(f"{path}?ten=1"), teacher.open(f"{path}/bang?ten=1")):
        assert "Hoàn thành Ánh N., Bình L." in words(page)
        assert not [name for name in NAMES if name in page]
    assert 'data-poll="' + f'{path}/bang?ten=1"' in teacher.open(f"{path}?ten=1")


@pytest.mark.parametrize("value", ["0", "2", "có", ""])
def test_anything_but_the_explicit_choice_shows_no_name(teacher: Desk, path: str, value: str) -> None:
    assert "Bảo T." not in teacher.open(f"{path}?ten={value}")


def test_an_announcement_and_a_pause_are_read_from_the_back_of_the_room(
    of: Lesson, teacher: Desk, path: str
) -> None:
    with of.parts.database.writing() as session:
        lessons.announce(session, of.teacher, of.classroom, "Đọc kỹ lệ phí", of.now)
        lessons.pause(session, of.teacher, of.classroom, of.now)
    page = words(teacher.open(path))
    assert "Đọc kỹ lệ phí" in page
    assert "Cả lớp tạm dừng" in page


def test_the_time_left_is_told_until_the_assignment_closes(app: Flask, clock: Clock) -> None:
    of = lesson(app, username="co.mai", closes_at=clock.now + timedelta(minutes=20))
    shown = f"/bai-giao/{of.assignment}/chieu"
    assert "còn 20 phút" in words(desk(of).open(shown))
    clock.forward(minutes=21)
    page = words(desk(of).open(shown))
    assert "Bài đã đóng" in page
    assert of.join_code not in page


def test_its_part_is_204_until_something_moves(of: Lesson, teacher: Desk, path: str) -> None:
    version = teacher.client.get(f"{path}/bang").headers["ETag"].strip('"')
    assert teacher.client.get(f"{path}/bang?v={version}").status_code == 204
    with of.parts.database.writing() as session:
        lessons.announce(session, of.teacher, of.classroom, "Còn năm phút", of.now)
    fresh = teacher.client.get(f"{path}/bang?v={version}")
    assert "Còn năm phút" in fresh.text


def test_it_costs_the_same_however_many_have_filed(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.open(path)
    empty = len(counted(of.app, lambda: teacher.open(f"{path}/bang")))
    for student in of.students[:3]:
        filed(of, student)
    assert len(counted(of.app, lambda: teacher.open(f"{path}/bang"))) == empty <= 7


@pytest.mark.parametrize(
    ("full", "given", "short"),
    [("Nguyễn Thị Ánh", "Ánh", "Ánh N."), ("Đỗ Bảo", "Bảo", "Bảo Đ."), ("Hoa", "Hoa", "Hoa")],
)
def test_a_short_name_is_the_given_name_and_one_letter(full: str, given: str, short: str) -> None:
    assert short_name(full, given) == short
    assert re.fullmatch(r"\w+( \w\.)?", short)
