"""An administrator and a teacher who shares a class, in a real browser; every page is accessible."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.operations import accounts
from sandbox.store.people import Staff
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, lesson

SitDown = Callable[..., Page]
PATIENCE = 30_000  # milliseconds; a backup on a busy machine


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    made = lesson(live_app, students=5, username=f"co.{uuid4().hex[:8]}")
    with made.parts.database.writing() as session:
        session.get_one(Staff, made.teacher).full_name = "Nguyễn Thị Lan"
        session.commit()
    return made


def somebody(of: Lesson, role: str, full_name: str) -> int:
    with of.parts.database.writing() as session:
        return accounts.create_staff(session, of.school, uuid4().hex[:8], full_name, "x", role).id


@pytest.fixture
def page(of: Lesson, sit_down: SitDown) -> Page:
    """The administrator's computer, on the first page."""
    page = sit_down("staff", somebody(of, "admin", "Phạm Văn Quản"))
    page.goto("/lop")
    page.get_by_role("link", name="Quản trị").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quản trị trường")
    return page


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Các trang quản trị").get_by_role(
        "link", name=name, exact=True
    ).click()


def test_every_page_of_the_administrator_is_accessible(of: Lesson, page: Page) -> None:
    assert_accessible_at_both_sizes(page)
    for name in ("Người dùng", "Học sinh", "Lớp", "Năm học", "Sao lưu", "Dung lượng"):
        tab(page, name)
        assert_accessible_at_both_sizes(page)
    for path in (
        "/quan-tri/nguoi-dung/moi",
        f"/quan-tri/nguoi-dung/{of.teacher}",
        "/quan-tri/hoc-sinh?tim=005",
        f"/quan-tri/lop/{of.classroom}",
        "/quan-tri/nam-hoc/moi",
    ):
        page.goto(path)
        assert_accessible_at_both_sizes(page)


def test_a_person_is_added_and_a_class_handed_to_them_and_back(of: Lesson, page: Page) -> None:
    tab(page, "Người dùng")
    page.get_by_role("link", name="Thêm người").click()
    page.get_by_label("Họ và tên").fill("Trần Hoài Nam")
    page.get_by_label("Tên đăng nhập").fill("thay nam")
    page.get_by_role("button", name="Thêm người này").click()
    expect(page.locator(".error-summary")).to_contain_text("không có dấu cách")
    assert_accessible_at_both_sizes(page)
    page.get_by_label("Tên đăng nhập").fill(username := f"nam.{uuid4().hex[:6]}")
    page.get_by_role("button", name="Thêm người này").click()
    expect(page.get_by_role("row").filter(has_text=username)).to_contain_text("Giáo viên")
    tab(page, "Lớp")
    page.get_by_role("link", name="Giao cho người khác").first.click()
    page.get_by_label("Người nhận lớp").select_option(label=f"Trần Hoài Nam ({username})")
    page.get_by_role("button", name="Giao lớp").click()
    expect(page.get_by_role("status")).to_contain_text("Nguyễn Thị Lan không còn mở được lớp này")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Trả lớp lại cho Nguyễn Thị Lan").click()
    expect(page.get_by_role("row").filter(has_text="10A1")).to_contain_text("Nguyễn Thị Lan")


def test_a_backup_is_made_and_listed(page: Page) -> None:
    tab(page, "Sao lưu")
    page.get_by_role("button", name="Sao lưu ngay").click()
    expect(page.get_by_role("status")).to_contain_text("Đã sao lưu xong", timeout=PATIENCE)
    assert_accessible_at_both_sizes(page)
    expect(page.get_by_text("Máy giữ 10 bản mới nhất")).to_be_visible()


def test_a_class_is_shared_and_the_right_taken_back(of: Lesson, sit_down: SitDown) -> None:
    somebody(of, "teacher", "Lê Văn Thay")
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}")
    page.get_by_role("navigation", name="Các trang của lớp").get_by_role("link", name="Người dạy").click()
    page.get_by_label("Đồng nghiệp").select_option(label="Lê Văn Thay")
    page.get_by_label("Dạy thay đến hết ngày").fill("2099-12-31")
    page.get_by_role("button", name="Cho quyền").click()
    expect(page.get_by_role("row").filter(has_text="Lê Văn Thay")).to_contain_text("đến 23:59 31/12/2099")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Thu hồi quyền của Lê Văn Thay").click()
    expect(page.get_by_text("Lê Văn Thay không còn mở được lớp này")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(0)
