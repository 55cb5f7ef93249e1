"""A teacher ends a lesson: the assignment closes now, for everybody, and stays closed."""

from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import assignments
from tests.sandbox.learn.pupil import pupil
from tests.sandbox.teacher.desk import Desk, colleague, desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, signed_in


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/dong"


def test_closing_is_asked_for_once_and_nothing_is_lost(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    signed_in(of, of.students[1])
    board = teacher.open(f"/bai-giao/{of.assignment}")
    assert path in board
    assert "Đóng bài ngay bây giờ?" in words(teacher.open(path))
    closed = teacher.follow(teacher.send(path))
    assert "Bài đã đóng" in words(closed)
    assert path not in closed
    assert "Hoàn thành 1" in words(closed)
    assert "10,0" in closed


def test_students_see_that_it_is_closed_and_cannot_begin(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path)
    student = pupil(of)
    assert "Đã đóng" in words(student.read("/ke-bai"))
    assert "Bắt đầu" not in words(student.read(f"/bai/{of.assignment}"))


def test_the_board_of_another_browser_hears_of_it(of: Lesson, teacher: Desk, path: str) -> None:
    part = f"/bai-giao/{of.assignment}/bang"
    known = {"If-None-Match": teacher.client.get(part).headers["ETag"]}
    teacher.send(path)
    answer = teacher.client.get(part, headers=known)
    assert answer.status_code == 200
    assert "Đã đóng" in words(answer.text)


def test_closing_twice_keeps_the_first_time(of: Lesson, teacher: Desk, path: str, clock: Clock) -> None:
    closed_at = clock.now
    teacher.open(path)
    teacher.send(path)
    clock.forward(minutes=5)
    teacher.send(path, page="/lop/moi")
    assert teacher.client.get(path).status_code == 302
    with of.parts.database.reading() as session:
        assert assignments.find(session, of.teacher, of.assignment, of.now)[0].closes_at == closed_at


def test_what_has_not_opened_is_closed_as_well(app: Flask, clock: Clock) -> None:
    of = lesson(app, opens_at=clock.now + timedelta(days=1))
    teacher = desk(of)
    shown = teacher.follow(teacher.send(f"/bai-giao/{of.assignment}/dong"))
    assert "Đã đóng" in words(shown)
    assert "Đã đóng" in words(pupil(of).read("/ke-bai"))


def test_another_teachers_assignment_is_not_found(of: Lesson, path: str) -> None:
    other = colleague(of)
    other.open(path, 404)
    assert other.send(path, page="/lop/moi").status_code == 404
