"""An officer's first day at the one-stop desk, in a real browser: by mouse, and by keyboard alone."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from sandbox.store.journal import JournalEntry
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import at_the_desk, dossiers_of
from tests.support.swapping import sits_down, swap

FAULTS = {"no_card": "missing", "blurred": "blurred", "sister": "other_person"}


@pytest.fixture
def of(live_app: Flask, request: pytest.FixtureRequest) -> Lesson:
    return lesson(live_app, students=4, username=f"desk-{request.node.name[:40]}")


def acts(of: Lesson, attempt_id: int) -> list[tuple[str, str, str, str]]:
    wanted = select(JournalEntry).where(
        JournalEntry.attempt_id == attempt_id, JournalEntry.kind == "desk.acted"
    )
    with of.parts.database.reading() as session:
        kept = session.scalars(wanted.order_by(JournalEntry.id))
        return [tuple(str(one.data[key]) for key in ("dossier", "action", "faults", "form")) for one in kept]  # type: ignore[misc]


def test_a_student_handles_the_stack_by_mouse_and_sees_the_report(
    of: Lesson, sit_down: Callable[..., Page]
) -> None:
    attempt = at_the_desk(of, of.students[0])
    codes = {item: f"/mot-cua/ho-so/{id}" for item, id in dossiers_of(of, attempt).items()}
    page = sit_down("student", of.students[0], attempt)
    page.goto("/mot-cua")
    assert_accessible_at_both_sizes(page)
    page.locator(f'tbody a.btn[href="{codes["right"]}"]').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ 000.")
    assert_accessible_at_both_sizes(page)
    look_at_the_papers(page)
    page.get_by_role("radio", name="Tiếp nhận hồ sơ").check()
    expect(page.get_by_label("Lý do")).to_be_hidden()
    page.get_by_label("Mẫu phiếu kèm theo").select_option("receipt")
    page.get_by_role("button", name="Xử lý hồ sơ").click()
    expect(page.get_by_text("Đã ghi nhận: Tiếp nhận hồ sơ")).to_be_visible()
    for item, fault in FAULTS.items():
        page.get_by_role("link", name=re.compile("Về bàn")).click()
        page.locator(f'tbody a.btn[href="{codes[item]}"]').click()
        page.locator("#loi-identity").select_option(fault)
        page.get_by_role("radio", name="Yêu cầu bổ sung").check()
        page.get_by_role("button", name="Xử lý hồ sơ").click()
        if item == "no_card":  # reason and form were forgotten
            expect(page.get_by_role("alert")).to_contain_text("Có 2 chỗ cần xem lại")
            assert_accessible_at_both_sizes(page)
            expect(page.locator("#loi-identity")).to_have_value(fault)
        else:
            expect(page.locator("#reason-error")).to_be_visible()
        page.get_by_label("Lý do").fill("Giấy tờ chưa đạt, ông/bà gửi lại bản đúng.")
        page.get_by_label("Mẫu phiếu kèm theo").select_option("supplement")
        page.get_by_role("button", name="Xử lý hồ sơ").click()
        expect(page.get_by_text("Hồ sơ đang chờ người dân bổ sung")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Nộp bài").click()
    page.get_by_role("button", name="Nộp bài ngay").click()
    page.wait_for_url("**/phieu-diem")
    expect(page.get_by_role("img", name="trên 10 điểm")).to_be_visible()
    assert [one[:3] for one in acts(of, attempt)] == [
        ("right", "receive", ""),
        *((item, "request_supplement", f"identity:{fault}") for item, fault in FAULTS.items()),
    ]


def look_at_the_papers(page: Page) -> None:
    """Large beside the e-form, one after the other; Escape leads back to where one was."""
    papers = page.locator("[data-large]")
    papers.first.click()
    viewer = page.get_by_role("dialog")
    expect(viewer.get_by_role("img")).to_have_js_property("complete", True)
    form, paper = page.locator(".desk-pane").first.bounding_box(), viewer.bounding_box()
    assert form
    assert paper
    assert form["x"] + form["width"] <= paper["x"] + 1, "the e-form stays to be read"
    viewer.get_by_role("button", name="Tờ sau").click()
    viewer.get_by_role("button", name="Phóng to").click()
    assert_accessible_at_both_sizes(page)
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(papers.nth(1)).to_be_focused()


def test_a_dossier_is_handled_by_keyboard_alone(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt = at_the_desk(of, of.students[0])
    page = sit_down("student", of.students[0], attempt)
    page.goto("/mot-cua")
    press_to(page, "Mở hồ sơ", times=2)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    press_to(page, "Em thấy", times=2)
    page.keyboard.press("ArrowDown")  # Thiếu giấy tờ này
    press_to(page, "Tiếp nhận hồ sơ")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    press_to(page, "Lý do")
    page.keyboard.type("Hồ sơ thiếu căn cước, ông/bà gửi thêm.")
    press_to(page, "Mẫu phiếu kèm theo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press_to(page, "Xử lý hồ sơ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hồ sơ đang chờ người dân bổ sung")).to_be_visible()
    assert acts(of, attempt) == [("no_card", "request_supplement", "identity:missing", "supplement")]


NAMED = """() => {
    const it = document.activeElement;
    return it.matches("a, input, select, textarea, button") ? it.labels?.[0]?.innerText ?? it.innerText : "";
}"""


def press_to(page: Page, name: str, times: int = 1) -> None:
    """Press Tab until the focus is on what bears that name, for the so-manieth time."""
    for _ in range(80):
        page.keyboard.press("Tab")
        times -= name in page.evaluate(NAMED)
        if not times:
            return
    raise AssertionError(f"Tab never comes to {name}")


def test_one_desk_for_two_officers(of: Lesson, sit_down: Callable[..., Page]) -> None:
    made = swap(of, key=f"doi-vai-{of.classroom}")
    _, dossier_id = filed(made.citizens, made.citizens.students[0])
    first, second = (
        sit_down("student", student, sits_down(made.officers, student)) for student in made.officers.students
    )
    for page in (first, second):
        page.goto("/mot-cua")
    assert_accessible_at_both_sizes(first)
    second.goto(f"/mot-cua/ho-so/{dossier_id}")
    first.get_by_role("button", name="Lấy hồ sơ tiếp theo").click()
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    second.get_by_role("radio", name="Từ chối tiếp nhận").check()
    second.get_by_label("Lý do").fill("Không đúng đối tượng.")
    second.get_by_label("Mẫu phiếu kèm theo").select_option("refusal")
    second.get_by_role("button", name="Xử lý hồ sơ").click()
    expect(second.get_by_role("alert")).to_contain_text("vừa nhận hồ sơ này trước em")
    expect(second.get_by_label("Lý do")).to_have_value("Không đúng đối tượng.")
    assert_accessible_at_both_sizes(second)
