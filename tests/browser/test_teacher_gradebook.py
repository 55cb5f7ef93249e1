"""The gradebook, the school's own workbook and the pilot report in a real browser."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import NAMES, Lesson, lesson
from tests.support.marked import given, marked
from tests.support.school_files import FIRST, school_workbook

SitDown = Callable[..., Page]


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    """A class of 45 with twelve exercises, two of them marked."""
    of = lesson(live_app, students=45, username=f"co.{uuid4().hex[:8]}")
    later = [given(of, opens_at=of.now + timedelta(days=n), weight=n % 3) for n in range(1, 12)]
    for number, student in enumerate(of.students[:40]):
        marked(of, of.assignment, student, f"{number % 10}.5")
        marked(of, later[0], student, "8.0" if number % 2 else None)
    return of


def test_the_gradebook_is_sorted_filtered_and_read_by_all(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}")
    page.get_by_role("link", name="Sổ điểm").click()
    expect(page.locator("#so-diem tbody tr")).to_have_count(45)
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Trung bình").click()
    page.get_by_role("button", name="Trung bình").click()
    expect(page.locator("#so-diem tbody tr").first).to_contain_text("9,5")
    page.get_by_label("Tìm học sinh").fill("thi anh")
    expect(page.locator("#so-diem tbody tr:visible")).to_have_count(1)
    page.get_by_role("link", name="Học kì I", exact=True).click()
    expect(page.get_by_role("link", name="Học kì I", exact=True)).to_have_attribute("aria-current", "true")


def test_the_heading_and_the_names_stay_in_sight(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/so-diem")
    page.locator(".data-box").evaluate("(box) => box.scrollTo(600, 900)")
    expect(page.locator("#so-diem thead .th-name")).to_be_in_viewport()
    left = "document.querySelector('#so-diem tbody tr:nth-child(40) th').getBoundingClientRect().left"
    assert page.evaluate(left) >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_on_paper_the_whole_table_is_there(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/so-diem")
    page.emulate_media(media="print")
    box = page.locator(".data-box")
    assert box.evaluate("(box) => box.scrollHeight <= box.clientHeight + 1")
    expect(page.get_by_text("TRANG THỰC HÀNH").first).to_be_visible()
    expect(page.get_by_role("link", name="Tải Excel")).to_be_hidden()
    expect(page.locator(".period")).to_be_hidden()


def test_a_teacher_fills_the_school_s_workbook(sit_down: SitDown, of: Lesson, tmp_path: Path) -> None:
    mine = tmp_path / "mau.xlsx"
    listed = [(f"00520{number:05}", name, date(2011, 3, 5)) for number, name in enumerate(NAMES)]
    mine.write_bytes(school_workbook([*listed, ("HS-8", "Ngô Lạ", None)]))
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/so-diem")
    page.get_by_role("link", name="Điền vào tệp của trường").click()
    assert_accessible_at_both_sizes(page)
    page.locator("#file").set_input_files(mine)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Sẽ ghi 5 ô.")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_label("Cột I: ĐĐGtx / 3").select_option("tb")
    page.get_by_role("button", name="Xem lại").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp đã điền 10 ô").click()
    download.value.save_as(tmp_path / "da-dien.xlsx")
    sheet = load_workbook(tmp_path / "da-dien.xlsx").worksheets[0]
    assert sheet.cell(FIRST, 8).value == sheet.cell(FIRST, 9).value == 0.5


def test_a_refused_template_says_why(sit_down: SitDown, of: Lesson, tmp_path: Path) -> None:
    (tmp_path / "mau.xlsx").write_bytes(b"PK\x03\x04")
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/so-diem/dien-mau")
    page.locator("#file").set_input_files(tmp_path / "mau.xlsx")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("alert")).to_contain_text("bị hỏng")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible_at_both_sizes(page)


def test_the_pilot_report_can_be_read_by_all(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto("/lop")
    page.get_by_role("link", name="Báo cáo thí điểm").click()
    expect(page.locator("#bang-2")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Excel").click()
    assert download.value.suggested_filename == "bao-cao-thi-diem.xlsx"
