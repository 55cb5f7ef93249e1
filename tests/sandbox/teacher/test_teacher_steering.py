"""Steering the lesson from the board."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import hands
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.sandbox.teacher.desk import Desk, counted, desk, words
from tests.support.clock import Clock
from tests.support.lesson import NAMES, Lesson, come_in, lesson, signed_in, started


@pytest.fixture
def board(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}"


def press(teacher: Desk, board: str, path: str, **data: str) -> str:
    """A button of the board; the words of the page it leads to."""
    answer = teacher.send(path, page=board, **data)
    return words(teacher.follow(answer))


def test_one_press_stops_the_class_and_one_lets_it_go_on(
    of: Lesson, teacher: Desk, board: str, clock: Clock
) -> None:
    path = f"/lop/{of.classroom}/tam-dung"
    assert "Cả lớp đang tạm dừng" in press(teacher, board, path, on="1")
    clock.forward(minutes=3)
    shown = words(teacher.open(board))
    assert "Cho làm tiếp" in shown
    assert "dừng 3 phút" in shown
    assert "Cả lớp làm tiếp." in press(teacher, board, path, on="0")
    assert "Tạm dừng" in words(teacher.open(board))


def test_no_page_tells_a_closing_time_while_the_class_is_paused(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(minutes=40))
    teacher, board, change = desk(of), f"/bai-giao/{of.assignment}", f"/bai-giao/{of.assignment}/sua"
    form = teacher.open(change)
    teacher.send(f"/lop/{of.classroom}/tam-dung", page=board, on="1")
    for path in (f"/lop/{of.classroom}", board, change):
        shown = words(teacher.open(path))
        assert "Cả lớp tạm dừng" in shown
        assert not re.search(r"đóng \d|còn \d+ phút", shown), path
    closing = re.search(r'name="closes_at"[^>]*', form)
    assert closing
    assert closing.group() in teacher.open(change)
    extended = press(teacher, board, f"{board}/them-gio", minutes="5")
    assert "Đã thêm 5 phút. Giờ đóng còn lùi" in extended


def test_what_was_announced_stands_in_the_box_and_is_taken_back(
    of: Lesson, teacher: Desk, board: str
) -> None:
    path = f"/lop/{of.classroom}/thong-bao"
    assert "Cả lớp đọc được sau vài giây." in press(teacher, board, path, words="Nhìn lên bảng.")
    assert 'value="Nhìn lên bảng."' in teacher.open(board)
    assert "Đang thông báo" in words(teacher.open(board))
    assert "Đã gỡ thông báo." in press(teacher, board, path, off="1")
    assert "Đang thông báo" not in words(teacher.open(board))


@pytest.mark.parametrize(
    ("said", "why"), [("  ", "còn trống"), ("\u202e\0", "còn trống"), ("a" * 201, "dài quá 200")]
)
def test_an_announcement_that_will_not_do_is_explained(
    of: Lesson, teacher: Desk, board: str, said: str, why: str
) -> None:
    answer = teacher.send(f"/lop/{of.classroom}/thong-bao", page=board, words=said)
    assert answer.status_code == 409
    assert why in answer.text


def test_signs_that_cannot_be_seen_are_not_announced(of: Lesson, teacher: Desk, board: str) -> None:
    press(teacher, board, f"/lop/{of.classroom}/thong-bao", words="Nhìn\u202e lên\0bảng.")
    assert 'value="Nhìn lên bảng."' in teacher.open(board)


def test_more_time_says_until_when(app: Flask, clock: Clock) -> None:
    of = lesson(app, username="co.mai", closes_at=clock.now + timedelta(minutes=40))
    teacher, board = desk(of), f"/bai-giao/{of.assignment}"
    shown = press(teacher, board, f"{board}/them-gio", minutes="10")
    assert "Đã thêm 10 phút, bài đóng lúc 08:50." in shown
    clock.forward(minutes=55)
    assert "Bài mở lại thêm 5 phút, đến 09:00." in press(teacher, board, f"{board}/them-gio", minutes="5")
    answer = teacher.send(f"{board}/them-gio", page=board, minutes="999999999999999999999")
    assert answer.status_code == 409


def test_more_minutes_for_an_attempt_without_a_time_of_closing(app: Flask) -> None:
    of = lesson(app, username="co.mai", minutes=20)
    teacher, board = desk(of), f"/bai-giao/{of.assignment}"
    assert "Mỗi lượt làm được thêm 15 phút." in press(teacher, board, f"{board}/them-gio", minutes="15")
    with of.parts.database.reading() as session:
        assert session.get_one(Assignment, of.assignment).minutes == 35


def revision(page: str) -> str:
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found
    return found[1]


def test_the_day_of_everybody_moves_and_the_answer_says_of_how_many(
    of: Lesson, teacher: Desk, board: str
) -> None:
    attempts = [started(of, student) for student in of.students[:2]]
    known = revision(teacher.open(board))
    shown = press(teacher, board, f"{board}/sang-ngay", revision=known)
    assert "Lịch của 2 em đã sang ngày làm việc tiếp theo." in shown
    assert teacher.send(f"{board}/sang-ngay", page=board, revision=known).status_code == 409
    with of.parts.database.reading() as session:
        assert {session.get_one(Attempt, id).clock.day for id in attempts} == {19}


def test_with_nobody_at_work_no_day_moves(of: Lesson, teacher: Desk, board: str) -> None:
    shown = press(teacher, board, f"{board}/sang-ngay", revision=revision(teacher.open(board)))
    assert "Chưa em nào đang làm bài này" in shown


def test_some_days_move(app: Flask, clock: Clock) -> None:
    of = lesson(app, username="co.mai", minutes=30)
    teacher, board = desk(of), f"/bai-giao/{of.assignment}"
    started(of, of.students[0])
    clock.forward(minutes=20)
    started(of, of.students[1])
    known = revision(teacher.open(board))
    clock.forward(minutes=10)
    shown = teacher.send(f"{board}/sang-ngay", page="/lop", revision=known)
    assert "Lịch của 1 trong 2 em đã sang ngày mới" in words(teacher.follow(shown))


def test_a_raised_hand_stands_on_the_board_until_help_came(
    of: Lesson, teacher: Desk, board: str, clock: Clock
) -> None:
    attempt = signed_in(of, of.students[0])
    with of.parts.database.writing() as session:
        hands.put_up(session, session.get_one(Attempt, attempt), of.now)
    clock.forward(minutes=2)
    page = teacher.open(board)
    assert f"Đang giơ tay 1 {NAMES[0]} 2 phút" in words(page)
    path = re.search(rf"/lop/{of.classroom}/tay/\d+", page)
    assert path
    assert "Đang giơ tay" not in press(teacher, board, path[0])


def test_the_queue_costs_one_select(of: Lesson, teacher: Desk, board: str) -> None:
    attempt = signed_in(of, of.students[0])
    teacher.open(board)
    before = len(counted(of.app, lambda: teacher.open(board)))
    with of.parts.database.writing() as session:
        hands.put_up(session, session.get_one(Attempt, attempt), of.now)
    assert len(counted(of.app, lambda: teacher.open(board))) == before


def test_the_end_says_what_happens_and_signs_everybody_out(of: Lesson, teacher: Desk, board: str) -> None:
    pupils = [come_in(of.app.test_client(), "student", student) for student in of.students]
    path = f"/lop/{of.classroom}/ket-thuc"
    asked = words(teacher.open(path))
    assert "5 em đang đăng nhập được thoát ra ngay" in asked
    assert "Đóng luôn 1 bài đang mở" in asked
    shown = words(teacher.follow(teacher.send(path)))
    assert "Buổi học đã kết thúc, 5 em được thoát ra." in shown
    assert {one.get("/ke-bai").headers.get("Location") for one in pupils} == {"/vao-lop"}
    with of.parts.database.reading() as session:
        assert session.get_one(Assignment, of.assignment).closes_at is None, "it was not asked to be closed"


def test_the_end_may_close_what_is_open(of: Lesson, teacher: Desk) -> None:
    teacher.follow(teacher.send(f"/lop/{of.classroom}/ket-thuc", close="1"))
    with of.parts.database.reading() as session:
        assert session.get_one(Assignment, of.assignment).closes_at == of.now


def test_who_only_looks_steers_nothing(of: Lesson) -> None:
    from sandbox.operations import accounts

    with of.parts.database.writing() as session:
        head = accounts.create_staff(session, of.school, "to.truong", "Cô Hoa", "x", "head").id
    page = Desk(come_in(of.app.test_client(), "staff", head)).open(f"/bai-giao/{of.assignment}")
    assert "Tạm dừng" not in page
    with of.parts.database.reading() as session:
        assert session.get_one(Classroom, of.classroom).paused_at is None
