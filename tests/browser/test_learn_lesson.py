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


def test_a_reply_works_on_the_phones_own_page_too(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="tin-nhan-ca-trang")
    attempt = signed_in(of, of.students[0])
    page = sit_down("student", of.students[0], attempt)
    page.goto(f"/luot/{attempt}/dien-thoai")
    page.get_by_role("button", name="Không gửi").click()
    expect(page.locator("main .sms-mine")).to_contain_text("Không gửi")
    page.wait_for_url("**/dien-thoai")


def test_on_a_phone_the_field_in_use_comes_first(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="man-hinh-hep")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/thu-tuc")
    sheet, field = page.locator("#sheet"), page.get_by_role("searchbox")
    page.locator(".practice-tab", has_text="Đề bài").click()
    expect(sheet).to_be_visible()
    field.focus()
    expect(sheet).to_be_hidden()
    expect(field).to_be_focused()
    page.locator(".practice-tab", has_text="Đề bài").click()
    expect(sheet).to_be_visible()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(sheet).to_be_hidden()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator(".practice-tab", has_text="Đề bài").click()
    expect(sheet).to_be_visible()
    page.reload()
    expect(sheet).to_contain_text("Em là ai?")
    field.focus()
    expect(sheet).to_be_visible()


def test_signed_out_at_another_tab_a_tool_leads_to_the_door(
    live_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(live_app, students=1, username="hai-the")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    page.goto("/cong")
    page.context.clear_cookies()
    page.locator(".practice-tab", has_text="Giấy tờ").click()
    page.wait_for_url(re.compile("/vao-lop$"))
    expect(page.get_by_label("Mã lớp")).to_be_visible()


def test_the_notice_of_a_message_lies_over_nothing_and_stays_closed(
    live_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(live_app, students=1, username="thong-bao")
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 768})
        page.goto("/cong")
        note, head = page.locator(".phone-note").bounding_box(), page.locator(".portal-head").bounding_box()
        assert note is not None
        assert head is not None
        assert note["y"] + note["height"] <= head["y"] + 1
    page.get_by_role("button", name="Đóng thông báo").click()
    expect(page.locator(".phone-note")).to_have_count(0)
    page.reload()
    expect(page.locator(".phone-note")).to_have_count(0)
    page.locator(".practice-tab", has_text="Điện thoại").click()
    expect(page.locator("#sheet")).to_contain_text("Mã OTP")
    page.reload()
    page.locator(".practice-tab", has_text="Điện thoại").click()
    expect(page.locator("#sheet")).to_contain_text("Mã OTP")
    assert said == []


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
