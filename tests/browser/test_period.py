"""A whole period: forty-five at work, one teacher who sees, helps, steers and takes the marks home."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from sqlalchemy import select

from sandbox.store.people import Student
from tests.support.accessibility import assert_accessible
from tests.support.lesson import NAMES, PIN, lesson
from tests.support.room import Pupil, Room, the_class_works
from tests.support.teachers_computer import PATIENCE, TeachersComputer

SIZE = 45
NO_SCROLLING = "document.documentElement.scrollHeight <= innerHeight"


@pytest.fixture
def room(live_app: Flask) -> Room:
    now = live_app.extensions["dvc-sandbox"].clock()
    closes = now + timedelta(minutes=45)
    of = lesson(live_app, students=SIZE, username=f"co.{uuid4().hex[:8]}", closes_at=closes)
    return Room(of, [Pupil(of, student) for student in of.students])


@pytest.fixture
def teacher(room: Room, sit_down: Callable[..., Page]) -> TeachersComputer:
    page = sit_down("staff", room.of.teacher)
    page.goto(f"/bai-giao/{room.of.assignment}")
    return TeachersComputer(page)


def test_a_period_of_forty_five(
    room: Room, teacher: TeachersComputer, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    teacher.watch()
    teacher.expect_counts(working=0, help=0, done=0, todo=SIZE)
    the_class_works(room)
    teacher.expect_counts(working=6, help=3, done=33, todo=3)
    the_board_says_who_and_why(room, teacher)
    the_class_is_held_up(room, teacher)
    a_hand_goes_up(room, teacher)
    assert teacher.has_watched_all_the_time(), "the board came to this without a reload"
    the_mistakes_have_reasons(room, teacher)
    the_wall_shows_no_name(room, sit_down)
    the_marks_go_home(room, teacher, tmp_path)
    the_lesson_ends(room, teacher)


def the_board_says_who_and_why(room: Room, teacher: TeachersComputer) -> None:
    help_list = teacher.page.get_by_role("region", name="Cần giúp ngay")
    for pupil in room.stuck:
        expect(help_list).to_contain_text(name_of(room, pupil))
    kinds = teacher.page.get_by_role("region", name="Lỗi đang phổ biến")
    expect(kinds).to_contain_text("10/33", timeout=PATIENCE)
    expect(kinds).to_contain_text("5/33")
    assert teacher.page.evaluate(NO_SCROLLING), "forty-five students on one screen"
    assert_accessible(teacher.page)


def the_class_is_held_up(room: Room, teacher: TeachersComputer) -> None:
    teacher.page.get_by_role("button", name="Tạm dừng").click()
    expect(teacher.page.get_by_role("button", name="Cho làm tiếp")).to_be_visible()
    announce(teacher.page, "Đọc kỹ tên người trên căn cước nhé.")
    pupil = room.halfway[0]
    assert "Đọc kỹ tên người" in pupil.citizen.read(f"/ho-so/{pupil.dossier}/to-khai")
    teacher.page.get_by_role("button", name="Cho làm tiếp").click()
    expect(teacher.page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    teacher.watch()  # a form was sent: the page came again


def announce(page: Page, words: str) -> None:
    page.locator("summary", has_text="Thông báo").click()
    page.get_by_label("Mọi học sinh đọc được").fill(words)
    page.get_by_role("button", name="Báo cả lớp").click()
    expect(page.locator("summary", has_text="Đang thông báo")).to_be_visible()


def a_hand_goes_up(room: Room, teacher: TeachersComputer) -> None:
    pupil = room.halfway[1]
    pupil.post(f"/luot/{pupil.citizen.attempt_id}/gio-tay", {"up": "1"})
    queue = teacher.page.get_by_role("region", name="Đang giơ tay")
    expect(queue).to_contain_text(name_of(room, pupil), timeout=PATIENCE)
    assert teacher.page.evaluate(NO_SCROLLING)


def the_mistakes_have_reasons(room: Room, teacher: TeachersComputer) -> None:
    page = teacher.page
    page.get_by_role("link", name="Lỗi hay gặp").click()
    most = page.locator(".mistake").first
    expect(most.locator(".mistake-count")).to_have_text("10/33 em đã nộp")
    most.get_by_text("Những em nào (10)").click()
    who = most.locator(".mistake-who li").all_inner_texts()
    assert sorted(who) == sorted(name_of(room, one) for one in room.mistaken)
    assert_accessible(page)


def the_wall_shows_no_name(room: Room, sit_down: Callable[..., Page]) -> None:
    wall = sit_down("staff", room.of.teacher)
    for address in ("chieu", "loi-hay-gap/wrong_person/chieu"):
        wall.goto(f"/bai-giao/{room.of.assignment}/{address}")
        words = wall.locator("main").inner_text()
        assert not [name for name in NAMES if name in words]
        assert_accessible(wall)


def the_marks_go_home(room: Room, teacher: TeachersComputer, folder: Path) -> None:
    page = teacher.page
    page.get_by_role("link", name="Điểm", exact=True).click()
    shown = [float(mark.replace(",", ".")) for mark in page.locator("td.mark-cell").all_inner_texts() if mark]
    kept = load_workbook(teacher.download_marks(folder), data_only=True).active
    assert kept is not None
    marks = marks_in(kept)
    assert marks == shown
    assert (len(marks), marks.count(10.0)) == (33, len(room.right))


def marks_in(sheet: Any) -> list[float]:
    """The numbers under “Điểm (10)”."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(index for index, row in enumerate(rows) if "Điểm (10)" in row)
    column = rows[head].index("Điểm (10)")
    return [row[column] for row in rows[head + 1 :] if isinstance(row[column], int | float)]


def the_lesson_ends(room: Room, teacher: TeachersComputer) -> None:
    page = teacher.page
    page.goto(f"/lop/{room.of.classroom}/ket-thuc")
    assert_accessible(page)
    page.get_by_role("button", name="Kết thúc buổi học").click()
    expect(page.get_by_text("Buổi học đã kết thúc")).to_be_visible()
    pupil = room.halfway[0]
    assert pupil.citizen.get("/ke-bai").headers["Location"].startswith("/vao-lop")
    come_back(pupil)
    assert pupil.citizen.variant.values["me.full_name"] in pupil.citizen.read(
        f"/ho-so/{pupil.dossier}/thong-tin"
    )


def come_back(pupil: Pupil) -> None:
    """The next day: the PIN, the shelf, and on with the draft."""
    where = f"/vao-lop/{pupil.of.join_code}/{pupil.student}"
    assert pupil.post(where, {"pin": PIN}, page=where) == 302
    assert pupil.post(f"/bai/{pupil.of.assignment}", page=f"/bai/{pupil.of.assignment}") in (302, 303)


def name_of(room: Room, pupil: Pupil) -> str:
    with room.of.parts.database.reading() as session:
        return session.scalars(select(Student.full_name).where(Student.id == pupil.student)).one()
