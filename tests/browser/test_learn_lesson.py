"""A student's lesson around the portal, in a real browser."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.accessibility import assert_accessible
from tests.support.lesson import NAMES, filed, lesson, signed_in, started


@pytest.fixture
def look(page: Page) -> Callable[[str], None]:
    """Where the page is, and that everybody can use it."""

    def check(address: str) -> None:
        page.wait_for_url(re.compile(address))
        assert_accessible(page)

    return check


def test_a_student_comes_in_works_and_leaves_nothing_behind(
    live_app: Flask, page: Page, look: Callable[[str], None]
) -> None:
    of = lesson(live_app, students=9, username="buoi-hoc")
    page.goto("/")
    page.get_by_label("Mã lớp").fill(of.join_code.lower())
    page.keyboard.press("Enter")
    look(f"/vao-lop/{of.join_code}$")
    page.get_by_label("Tìm tên của em").fill("hoa binh")
    expect(page.locator("#names li:visible")).to_have_count(1)
    page.get_by_role("link", name=NAMES[2]).click()
    look(rf"/vao-lop/{of.join_code}/\d+$")
    page.get_by_label("Mã PIN mới").fill("2468")
    page.get_by_label("Gõ lại mã PIN").fill("2468")
    page.get_by_role("button", name="Lưu mã").click()
    look("/ke-bai$")
    page.get_by_role("button", name="Bắt đầu").click()
    look("/de-bai$")
    page.get_by_role("link", name="Vào cổng").click()
    look("/cong$")
    page.get_by_role("region", name="Thanh thực hành").get_by_role("button", name="Thoát").click()
    look("/$")
    page.go_back()
    assert NAMES[2] not in page.content()
    expect(page.get_by_label("Mã lớp")).to_be_visible()


def test_every_tool_opens_beside_the_portal(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="do-dung")
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    page.goto("/cong")
    for tool, words in (
        ("Đề bài", "Em là ai?"),
        ("Nhân vật", "Số định danh cá nhân"),
        ("Giấy tờ", "Đơn đề nghị"),
        ("Điện thoại", "Mã OTP"),
        ("Việc cần làm", "Tìm thủ tục"),
        ("Gợi ý", "Em thử tự làm trước"),
    ):
        page.locator(".practice-tab", has_text=tool).click()
        expect(page.locator("#sheet")).to_contain_text(words)
        assert_accessible(page)
    box, field = page.locator("#sheet").bounding_box(), page.get_by_role("searchbox").first.bounding_box()
    assert box is not None
    assert field is not None
    assert field["x"] + field["width"] <= box["x"], "the sheet lies beside the field in use"


def test_escape_closes_the_sheet_and_gives_the_keyboard_back(
    live_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(live_app, students=1, username="ban-phim")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    page.goto("/cong")
    tab = page.locator(".practice-tab", has_text="Giấy tờ")
    tab.focus()
    page.keyboard.press("Enter")
    page.locator("#sheet .paper-title").nth(3).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sheet img")).to_have_js_property("complete", True)
    page.keyboard.press("Escape")
    expect(page.locator("#sheet")).to_be_hidden()
    expect(tab).to_be_focused()


def test_a_strange_message_is_answered_on_the_phone(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="tin-nhan")
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    page.goto("/cong")
    expect(page.locator("#phone-unread")).to_contain_text("2")
    page.locator(".phone-note").click()
    page.get_by_role("button", name="Không gửi").click()
    expect(page.locator("#sheet .sms-mine")).to_contain_text("Không gửi")
    expect(page.locator("#phone-unread")).to_be_empty()
    expect(page.locator(".phone-note")).to_have_count(0)
    assert_accessible(page)


def test_a_paper_is_saved_under_its_own_name(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="tai-ve")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    page.goto("/cong")
    page.locator(".practice-tab", has_text="Giấy tờ").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về Đơn đề nghị").click()
    assert download.value.suggested_filename == "don-de-nghi-cap-ban-sao.pdf"


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_the_students_pages_are_for_everybody(
    live_app: Flask, sit_down: Callable[..., Page], size: tuple[int, int]
) -> None:
    of = lesson(live_app, students=1, username=f"man-hinh-{size[0]}")
    attempt, _ = filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    page = sit_down("student", of.students[0], attempt)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    again, own = f"/bai/{of.assignment}/lam-lai", f"/luot/{attempt}"
    tools = [
        f"{own}/{tool}" for tool in ("phieu-diem", "ket-thuc", "nhan-vat", "giay-to/4", "dien-thoai", "lich")
    ]
    for address in ("/ke-bai", f"/bai/{of.assignment}", again, *tools):
        page.goto(address)
        assert_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} scrolls sideways"
