"""A lesson steered: one teacher and three students, each in a real browser of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import NAMES, Lesson, drafted, lesson

SitDown = Callable[..., Page]
SOON = 15_000  # a page asks every four seconds or so; a laden machine may take its time


@dataclass(frozen=True)
class Room:
    """The teacher's board, and three students at their e-forms."""

    of: Lesson
    teacher: Page
    students: list[Page]

    def more(self) -> Locator:
        """The menu of further ways to steer, open."""
        self.teacher.locator("summary", has=self.teacher.get_by_label("Điều khiển khác")).click()
        return self.teacher.locator(".steer-menu[open]")


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=3, username=f"co.{uuid4().hex[:8]}", minutes=40)


@pytest.fixture
def room(of: Lesson, sit_down: SitDown) -> Room:
    students = []
    for student in of.students:
        attempt, paper = drafted(of, student)
        page = sit_down("student", student, attempt)
        page.goto(f"/ho-so/{paper}/to-khai")
        students.append(page)
    teacher = sit_down("staff", of.teacher)
    teacher.goto(f"/bai-giao/{of.assignment}")
    return Room(of, teacher, students)


def field(page: Page) -> Locator:
    return page.get_by_label("Số hiệu văn bằng")


def overlay(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Cả lớp tạm dừng")


def test_a_pause_lies_over_what_is_typed_and_goes_by_itself(room: Room) -> None:
    ann = room.students[0]
    field(ann).fill("Đang gõ dở")
    room.teacher.get_by_role("button", name="Tạm dừng").click()
    for page in room.students:
        expect(overlay(page)).to_be_visible(timeout=SOON)
    ann.keyboard.type("xyz")
    ann.keyboard.press("Enter")
    ann.keyboard.press("Escape")
    expect(overlay(ann)).to_be_visible()
    expect(ann.get_by_text("Đồng hồ đang dừng")).to_be_visible()
    assert_accessible_at_both_sizes(ann)
    assert_accessible_at_both_sizes(room.teacher)
    room.teacher.get_by_role("button", name="Cho làm tiếp").click()
    for page in room.students:
        expect(overlay(page)).to_have_count(0, timeout=SOON)
    expect(field(ann)).to_have_value("Đang gõ dở")
    expect(field(ann)).to_be_focused()
    expect(ann.get_by_text("Hết giờ lúc")).to_be_visible()
    ann.reload()
    expect(field(ann)).to_have_value("Đang gõ dở")


def test_a_student_who_opens_another_page_finds_the_pause_there(room: Room) -> None:
    ann = room.students[0]
    room.teacher.get_by_role("button", name="Tạm dừng").click()
    expect(room.teacher.get_by_role("button", name="Cho làm tiếp")).to_be_visible()
    ann.goto("/thu-tuc")
    expect(overlay(ann)).to_be_visible()
    ann.goto("/ke-bai")
    expect(ann.get_by_role("heading", name="Cả lớp tạm dừng")).to_be_visible()
    expect(ann.get_by_role("link", name="Kệ bài").first).to_be_enabled()
    assert_accessible_at_both_sizes(ann)


def test_an_announcement_is_read_by_all_and_stays_closed(room: Room) -> None:
    room.teacher.locator("summary", has_text="Thông báo").click()
    box = room.teacher.get_by_label("Mọi học sinh đọc được")
    expect(box).to_be_focused()
    assert_accessible_at_both_sizes(room.teacher)
    box.fill("Cả lớp mở trang Tra cứu hồ sơ.")
    room.teacher.keyboard.press("Enter")
    for page in room.students:
        expect(page.get_by_role("status").get_by_text("Tra cứu hồ sơ.")).to_be_visible(timeout=SOON)
    ann, bao = room.students[:2]
    assert_accessible_at_both_sizes(ann)
    ann.get_by_role("button", name="Đóng lời nhắn").click()
    ann.goto("/cong")
    expect(ann.locator(".lesson-note")).to_have_count(0)
    room.teacher.locator("summary", has_text="Đang thông báo").click()
    room.teacher.get_by_role("button", name="Gỡ thông báo").click()
    expect(bao.locator(".lesson-note")).to_have_count(0, timeout=SOON)


def test_hands_queue_on_the_board_and_come_down(room: Room) -> None:
    for page in room.students[:2]:
        page.get_by_role("button", name="Giơ tay").click()
        expect(page.get_by_role("button", name="Hạ tay xuống")).to_be_focused()
        expect(room.teacher.locator(".hands-list")).to_contain_text(
            NAMES[room.students.index(page)], timeout=SOON
        )
    expect(room.teacher.locator(".hands-list a")).to_have_text(list(NAMES[:2]))
    assert_accessible_at_both_sizes(room.students[0])
    room.teacher.get_by_role("button", name=f"Đã giúp {NAMES[0]}").click()
    expect(room.students[0].get_by_role("button", name="Giơ tay")).to_be_visible(timeout=SOON)
    room.students[1].get_by_role("button", name="Hạ tay xuống").click()
    expect(room.teacher.locator(".hands-list")).to_have_count(0, timeout=SOON)


def test_more_time_and_another_day_reach_the_open_page(room: Room) -> None:
    ann = room.students[0]
    expect(ann.locator("[data-left] strong")).to_have_text("còn 39 phút")
    room.more().get_by_role("button", name="+15 phút").click()
    expect(room.teacher.get_by_text("Mỗi lượt làm được thêm 15 phút.")).to_be_visible()
    expect(ann.locator("[data-left] strong")).to_contain_text("còn 5", timeout=SOON)
    room.more().get_by_role("button", name="Sang ngày làm việc").click()
    expect(room.teacher.get_by_text("Lịch của 3 em đã sang ngày")).to_be_visible()
    expect(ann.get_by_role("link", name="Thứ Sáu 19/4/2024")).to_be_visible(timeout=SOON)


def test_the_end_of_the_lesson_takes_everybody_to_the_door_and_keeps_their_drafts(
    room: Room, sit_down: SitDown
) -> None:
    ann = room.students[0]
    field(ann).fill("Bản nháp của em")
    expect(ann.locator("[data-saved-note]")).to_contain_text("Đã lưu")
    page = ann.url
    room.more().get_by_role("link", name="Kết thúc buổi học").click()
    assert_accessible_at_both_sizes(room.teacher)
    room.teacher.get_by_role("button", name="Kết thúc buổi học").click()
    expect(room.teacher.get_by_text("3 em được thoát ra")).to_be_visible()
    for one in room.students:
        one.wait_for_url("**/vao-lop", timeout=SOON)
        expect(one.get_by_text("Bài của em vẫn được giữ nguyên.")).to_be_visible()
    assert_accessible_at_both_sizes(ann)
    with room.of.parts.database.reading() as session:
        from sqlalchemy import select

        from sandbox.store.attempts import Attempt

        mine = select(Attempt.id).where(Attempt.student_id == room.of.students[0])
        attempt = session.scalars(mine.where(Attempt.assignment_id == room.of.assignment)).one()
    back = sit_down("student", room.of.students[0], attempt)
    back.goto(page)
    expect(field(back)).to_have_value("Bản nháp của em")
