"""A teacher gives exercises in a real browser: found while typing, in sequence, changed, looked at first."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.store.classrooms import Group, GroupMember
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import SLUG, Lesson, filed, lesson

SitDown = Callable[..., Page]


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    """A class with a group."""
    made = lesson(live_app, students=6, username=f"co.{uuid4().hex[:8]}")
    with made.parts.database.writing() as session:
        group = Group(school_id=made.school, classroom_id=made.classroom, name="Tổ 1")
        session.add(group)
        session.flush()
        session.add(GroupMember(school_id=made.school, group_id=group.id, student_id=made.students[0]))
        session.commit()
    return made


def test_an_exercise_is_found_while_typing_and_told_beside_the_list(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/giao-bai")
    page.get_by_label("Tìm bài theo chữ").fill("tin nhan lua dao")
    expect(page.locator("#so-bai")).to_contain_text("bài hợp")
    expect(page.get_by_label("Xin cấp bản sao bằng tốt nghiệp", exact=True)).to_be_visible()
    page.get_by_label("Tin nhắn lừa đảo", exact=True).check()
    beside = page.get_by_role("region", name="Bài đang chọn")
    expect(beside.get_by_role("heading", name="Tin nhắn lừa đảo")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_label("Giao cho").select_option(label="nhóm Tổ 1 (1 em)")
    page.get_by_role("button", name="Giao bài").click()
    expect(page).to_have_url(re.compile("/bai-giao/[0-9]+$"))
    expect(page.get_by_text("Chưa làm 1")).to_be_visible()


def test_steps_are_arranged_given_and_done_in_turn(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/giao-chuoi")
    expect(page.locator(".sequence-step:visible")).to_have_count(3)
    page.get_by_label("Bước 1", exact=True).select_option("tim-thu-tuc-bang-loi-thuong")
    page.get_by_label("Bước 2", exact=True).select_option(SLUG)
    page.get_by_role("button", name="Đưa bước 2 lên trước").click()
    expect(page.get_by_label("Bước 1", exact=True)).to_have_value(SLUG)
    page.get_by_role("button", name="Thêm bước").click()
    expect(page.locator(".sequence-step:visible")).to_have_count(4)
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Giao chuỗi bài").click()
    expect(page.get_by_text("chuỗi 2 bài · theo thứ tự")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    pupil = sit_down("student", of.students[1])
    pupil.goto("/ke-bai")
    expect(pupil.get_by_text("Bước 2/2")).to_be_visible()
    expect(pupil.get_by_text("Chưa đến lượt")).to_be_visible()
    assert_accessible_at_both_sizes(pupil)


def test_a_changed_assignment_says_so(sit_down: SitDown, of: Lesson) -> None:
    filed(of, of.students[0])
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/sua")
    assert_accessible_at_both_sizes(page)
    page.get_by_label("Số lượt mỗi em được làm").fill("5")
    page.get_by_role("button", name="Lưu thay đổi").click()
    expect(page.get_by_text("Đã lưu. Học sinh thấy thay đổi ngay.")).to_be_visible()
    expect(page.get_by_label("Số lượt mỗi em được làm")).to_have_value("5")


@pytest.mark.parametrize("slug", [SLUG, "trang-gia-mao", "kham-pha-cong-tinh-2024"])
def test_a_preview_can_be_read_by_all(sit_down: SitDown, of: Lesson, slug: str) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/thu-vien/{slug}")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Xem như học sinh").click()
    expect(page.get_by_text("Thầy cô đang xem thử")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Nhân vật khác").click()
    expect(page.get_by_text("nhân vật mẫu số 2")).to_be_visible()


def test_a_missing_outcome_leads_to_the_form(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/yeu-cau-can-dat?khoi=0")
    assert_accessible_at_both_sizes(page)
    page.goto(f"/lop/{of.classroom}/yeu-cau-can-dat")
    page.locator(".coverage-none summary").first.click()
    offered = page.locator(".coverage-none").get_by_role("button", name=re.compile("^Giao bài này ")).first
    title = " ".join((offered.text_content() or "").split()).removeprefix("Giao bài này ")
    assert title
    offered.click()
    expect(page.get_by_label(title, exact=True)).to_be_checked()
