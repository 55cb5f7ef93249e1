"""Lists that follow one another, tables, what the portal empties by itself, and letters of a picture."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.store.dossiers import Dossier
from sandbox.web.portal.captcha import in_words
from tests.support.accessibility import assert_accessible
from tests.support.lesson import Lesson, drafted, lesson
from tests.support.more_fields import FIELDS, HOME

CODE = "1.005092"


@pytest.fixture(scope="module")
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=6, username="co.muc")


@pytest.fixture(scope="module", autouse=True)
def more(of: Lesson) -> Iterator[None]:
    """Every kind of field at the second step, a captcha at the last, and a form that empties fields."""
    world = of.parts.content.world
    procedures, portals = world.catalogue.procedures, world.portals
    copy, portal = procedures[CODE], of.parts.content.portal_of(of.exercise.slug)
    procedures[CODE] = copy.model_copy(update={"form": (*copy.form, *FIELDS)})  # type: ignore[index]
    asking = {"captcha": ("submit",), "quirks": ("name_clears_contact",)}
    portals[portal.id] = portal.model_copy(update=asking)  # type: ignore[index]
    yield
    procedures[CODE], portals[portal.id] = copy, portal  # type: ignore[index]


@pytest.fixture
def at(of: Lesson, sit_down: Callable[..., Page]) -> Callable[..., tuple[Page, int]]:
    """at(student, step): that page of a draft, and the dossier's id."""

    def open_step(number: int, step: str, **options: object) -> tuple[Page, int]:
        attempt_id, dossier = drafted(of, of.students[number])
        page = sit_down("student", of.students[number], attempt_id, **options)
        page.goto(f"/ho-so/{dossier}/{step}")
        return page, dossier

    return open_step


def kept(of: Lesson, dossier: int) -> dict[str, str]:
    with of.parts.database.reading() as session:
        return dict(session.get_one(Dossier, dossier).fields)


def saved(page: Page) -> None:
    """Nothing typed waits in the tab any more."""
    expect(page.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc", timeout=10_000)
    for _ in range(100):
        if not page.evaluate("Object.keys(sessionStorage).some(key => key.startsWith('draft:'))"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("something typed is still waiting")


def choose_home(page: Page) -> None:
    for label, unit in zip(
        ("Tỉnh/thành phố", "Quận/huyện", "Xã/phường"), reversed(HOME.split(", ")), strict=True
    ):
        page.get_by_label(label).select_option(unit)


def test_a_place_a_choice_within_a_choice_and_rows_are_filled_in_and_kept(
    of: Lesson, at: Callable[..., tuple[Page, int]]
) -> None:
    page, dossier = at(0, "to-khai")
    expect(page.get_by_role("button", name="Chọn")).to_have_count(0)
    choose_home(page)
    page.get_by_label("Cấp học").select_option("thpt")
    expect(page.get_by_label("Khối lớp").locator("option")).to_have_text(["-- Chọn --", "Khác", "Lớp 10"])
    page.get_by_label("Khối lớp").select_option("10")
    page.get_by_label("Số tiền").fill("8.000")
    page.get_by_label("Họ và tên").fill("Lê An")
    page.get_by_label("Ngày sinh").fill("5/3/2014")
    page.get_by_role("button", name="Thêm dòng").click()
    second = page.locator("[data-row]").nth(1)
    expect(second.get_by_label("Họ và tên")).to_be_focused()
    second.get_by_label("Họ và tên").fill("Lê Bình")
    second.get_by_label("Ngày sinh").fill("1/2/2016")
    assert_accessible(page)
    saved(page)
    assert kept(of, dossier)["house"] == HOME
    assert json.loads(kept(of, dossier)["people"]) == [["Lê An", "5/3/2014", ""], ["Lê Bình", "1/2/2016", ""]]

    page.reload()
    expect(page.get_by_label("Xã/phường")).to_have_value(HOME.split(", ")[0])
    expect(page.get_by_label("Khối lớp")).to_have_value("10")
    page.locator("[data-row]").first.get_by_role("button", name="Xoá").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    saved(page)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/giay-to")
    assert json.loads(kept(of, dossier)["people"]) == [["Lê Bình", "1/2/2016", ""]]


def test_what_does_not_fit_any_more_is_taken_back(of: Lesson, at: Callable[..., tuple[Page, int]]) -> None:
    page, dossier = at(1, "to-khai")
    choose_home(page)
    page.get_by_label("Tỉnh/thành phố").select_option("Tỉnh Phú Yên")
    expect(page.get_by_label("Quận/huyện")).to_have_value("")
    expect(page.get_by_label("Xã/phường").locator("option")).to_have_count(1)
    expect(page.get_by_label("Quận/huyện").locator("option", has_text="Sông Cầu")).to_have_count(1)
    page.get_by_label("Cấp học").select_option("thpt")
    page.get_by_label("Khối lớp").select_option("10")
    page.get_by_label("Cấp học").select_option("thcs")
    expect(page.get_by_label("Khối lớp")).to_have_value("")
    saved(page)
    assert (kept(of, dossier)["house"], kept(of, dossier)["grade"]) == ("Tỉnh Phú Yên", "")


def test_without_javascript_buttons_bring_the_next_list_and_another_row(
    of: Lesson, at: Callable[..., tuple[Page, int]]
) -> None:
    page, dossier = at(2, "to-khai", java_script_enabled=False)
    page.get_by_label("Tỉnh/thành phố").select_option("Tỉnh Bình Định")
    page.get_by_role("button", name="Chọn tỉnh/thành phố").click()
    page.get_by_label("Quận/huyện").select_option("Thành phố Quy Nhơn")
    page.get_by_role("button", name="Chọn quận/huyện").click()
    page.get_by_label("Xã/phường").select_option("Phường Lê Lợi")
    page.get_by_label("Họ và tên").fill("Lê An")
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    assert kept(of, dossier)["house"] == HOME
    page.locator("[data-row]").first.get_by_role("button", name="Xoá").click()
    expect(page.get_by_label("Họ và tên")).to_have_value("")


def test_a_changed_name_empties_number_and_phone_and_can_be_undone(
    of: Lesson, at: Callable[..., tuple[Page, int]]
) -> None:
    page, dossier = at(3, "thong-tin")
    before = kept(of, dossier)
    name = page.get_by_label("Họ và tên chủ hồ sơ")
    name.fill("Người Khác")
    name.blur()
    owner = page.get_by_role("group", name="Thông tin chủ hồ sơ")
    note = page.locator(".cleared")
    expect(note).to_contain_text("cổng đã xoá: Số CCCD/CMND/Mã định danh, Số điện thoại")
    expect(owner.get_by_label("Số điện thoại")).to_have_value("")
    expect(page.get_by_label("Người nộp là chủ hồ sơ")).not_to_be_checked()
    assert_accessible(page)
    saved(page)
    assert kept(of, dossier)["owner_phone"] == ""
    note.get_by_role("button", name="Khôi phục").click()
    expect(owner.get_by_label("Số điện thoại")).to_have_value(before["owner_phone"])
    expect(page.get_by_label("Người nộp là chủ hồ sơ")).to_be_checked()
    expect(owner.get_by_label("Số CCCD/CMND/Mã định danh")).to_be_focused()


def test_a_dossier_goes_with_the_letters_read_off_the_words(
    of: Lesson, at: Callable[..., tuple[Page, int]]
) -> None:
    page, dossier = at(4, "to-khai")
    choose_home(page)
    for label, value in (("Số tiền", "8.000"), ("Họ và tên", "Lê An"), ("Ngày sinh", "5/3/2014")):
        page.get_by_label(label).fill(value)
    page.get_by_label("Cấp học").select_option("thpt")
    page.get_by_label("Khối lớp").select_option("other")
    page.get_by_role("button", name="Tiếp tục").click()
    page.goto(f"/ho-so/{dossier}/kiem-tra")
    expect(page.get_by_role("img", name="Hình có năm chữ và số")).to_be_visible()
    page.get_by_label("Tôi xin cam đoan").check()
    field = page.get_by_role("textbox", name="Mã xác nhận")
    field.fill("00000")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mã chưa đúng")
    expect(page.get_by_label("Tôi xin cam đoan")).to_be_checked()
    assert_accessible(page)
    page.get_by_role("button", name="Đổi mã khác").click()
    expect(field).to_be_focused()
    page.get_by_text("Không nhìn rõ hình?").click()
    words = page.locator(".captcha-words strong").inner_text()
    field.fill(spelt(words))
    page.get_by_role("button", name="Gửi hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký hồ sơ thành công")


def spelt(words: str) -> str:
    signs = "23467 89ACEHKMNPRTXY".replace(" ", "")
    meaning = {in_words(sign): sign for sign in signs}
    return "".join(meaning[word] for word in words.split(", ")).lower()
