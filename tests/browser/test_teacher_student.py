"""A teacher remarks on a student's work and replays it, in a real browser."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.operations import journal
from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, drafted, filed, lesson

SitDown = Callable[..., Page]
WRONG = {"owner_name": "{sibling.full_name}"}


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=3, username=f"co.{uuid4().hex[:8]}")


def test_other_points_are_given_where_the_row_stands_and_the_student_reads_why(
    sit_down: SitDown, of: Lesson
) -> None:
    attempt, _ = filed(of, of.students[0], fields=WRONG)
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}")
    assert_accessible_at_both_sizes(page)
    row = page.get_by_role("row", name=re.compile("Họ và tên chủ hồ sơ"))
    row.get_by_role("button", name="Sửa").click()
    points = page.get_by_label("Điểm thầy cô cho")
    expect(points).to_be_focused()
    assert_accessible_at_both_sizes(page)
    points.fill("5")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Mục này từ 0 đến 1 điểm")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible_at_both_sizes(page)
    points.fill("0,75")
    page.get_by_label("Nhận xét cho em ấy", exact=True).fill("Em ghi gần đúng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".report-mark").first).to_have_text("9,8")
    expect(row).to_contain_text("máy: 0")
    assert_accessible_at_both_sizes(page)
    reader = sit_down("student", of.students[0], attempt)
    reader.goto(f"/luot/{attempt}/phieu-diem")
    expect(reader.get_by_text("Em ghi gần đúng.")).to_be_visible()
    assert_accessible_at_both_sizes(reader)


def test_the_journey_is_walked_with_the_arrows(sit_down: SitDown, of: Lesson) -> None:
    attempt, dossier = drafted(of, of.students[0])
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        stumbled = {"step": "to-khai", "fields": ["copies"]}
        journal.note(session, of.parts.content, mine, "form.refused", of.now, dossier, **stumbled)
        session.commit()
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}")
    page.get_by_role("link", name="Xem lại từng bước").click()
    now = page.locator("#buoc-so")
    expect(now).to_contain_text("Bước 1 trong")
    assert_accessible_at_both_sizes(page)
    page.locator("body").press("ArrowRight")
    expect(now).to_contain_text("Bước 2 trong")
    page.locator("body").press("ArrowLeft")
    expect(now).to_contain_text("Bước 1 trong")
    page.get_by_role("button", name="Bước sau", exact=True).click()
    expect(now).to_contain_text("Bước 2 trong")
    expect(page.get_by_role("button", name="Bước sau", exact=True)).to_be_focused()
    page.get_by_role("button", name=re.compile("Đến chỗ vướng tiếp theo")).click()
    expect(page.locator("#buoc-nay")).to_contain_text("Tờ khai bị báo lỗi")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("slider").fill("3")
    expect(now).to_contain_text("Bước 3 trong")
    page.reload()
    expect(now).to_contain_text("Bước 3 trong")


def test_the_journey_plays_by_itself_and_stops(sit_down: SitDown, of: Lesson) -> None:
    filed(of, of.students[0])
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}/luot/1/xem-lai")
    page.get_by_role("button", name="Chạy").click()
    expect(page.locator("#buoc-so")).to_contain_text("Bước 2 trong")
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_role("button", name="Chạy")).to_be_focused()


def test_without_scripts_each_step_is_a_page(sit_down: SitDown, of: Lesson) -> None:
    filed(of, of.students[0])
    page = sit_down("staff", of.teacher, java_script_enabled=False)
    page.goto(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}/luot/1/xem-lai")
    page.get_by_role("button", name="Bước sau", exact=True).click()
    expect(page.locator("#buoc-so")).to_contain_text("Bước 2 trong")
    page.get_by_role("button", name="Đến bước này").click()
    expect(page.locator("#buoc-so")).to_contain_text("Bước 2 trong")
