"""A teacher in a real browser, from nothing to a class at work."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from sandbox.extensions import Parts
from sandbox.operations import accounts
from sandbox.store.schools import School
from tests.support.accessibility import assert_accessible
from tests.support.lesson import Lesson, filed, lesson, signed_in

SitDown = Callable[..., Page]
GIVEN = ("Ánh", "Bảo", "Cường", "Dương", "Giang")


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    """A class of 45 of a teacher of its own."""
    return lesson(live_app, students=45, username=f"co.{uuid4().hex[:8]}")


@pytest.fixture
def new_teacher(live_app: Flask) -> int:
    parts: Parts = live_app.extensions["dvc-sandbox"]
    with parts.database.writing() as session:
        school = School(name="Trường THPT Thực Hành")
        session.add(school)
        session.commit()
        return accounts.create_staff(session, school.id, f"thay.{uuid4().hex[:8]}", "Thầy Nam", "x").id


@pytest.fixture
def class_list(tmp_path: Path) -> Path:
    """45 students as a school's program writes them: titles, a heading of two rows, names in two columns."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["TRƯỜNG THPT THỰC HÀNH"],
        ["DANH SÁCH LỚP 10A1"],
        [],
        ["STT", "Mã học sinh", "Họ và tên", None, "Ngày sinh", "Giới tính"],
        [None, None, "Họ đệm", "Tên", None, None],
        *(
            [
                n,
                f"05123{n:05}",
                f"Nguyễn Thị {'Ngọc' if n % 9 else 'Kim'}",
                GIVEN[n % 5],
                date(2011, 1, n % 28 + 1),
                "Nữ",
            ]
            for n in range(1, 46)
        ),
        [None, "Tổng số: 45 học sinh"],
    ):
        sheet.append(row)
    for area in ("A1:F1", "A2:F2", "C4:D4", "A4:A5", "B4:B5"):
        sheet.merge_cells(area)
    data = io.BytesIO()
    book.save(data)
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(data.getvalue())
    return path


def test_a_new_teacher_comes_from_nothing_to_a_board(
    sit_down: SitDown, new_teacher: int, class_list: Path
) -> None:
    page = sit_down("staff", new_teacher)
    page.goto("/lop")
    assert_accessible(page)
    page.get_by_role("link", name="Tạo lớp đầu tiên").click()
    assert_accessible(page)
    page.get_by_label("Tên lớp").fill("10A1")
    page.get_by_role("button", name="Tạo lớp").click()
    assert_accessible(page)
    page.locator("#file").set_input_files(class_list)
    expect(page.locator("[data-upload-name]")).to_have_text("danh-sach.xlsx")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước: 45 học sinh")
    assert_accessible(page)
    page.get_by_role("button", name="Nhập 45 học sinh").click()
    expect(page.locator("#bang-hoc-sinh tbody tr")).to_have_count(45)
    assert_accessible(page)
    page.get_by_role("link", name="Giao bài đầu tiên").click()
    assert_accessible(page)
    page.get_by_role("button", name="Giao bài").click()
    expect(page.get_by_text("Chưa làm 45")).to_be_visible()
    assert_accessible(page)


def test_a_bad_list_says_which_row_and_can_be_mended_on_the_page(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}/nhap")
    rows = "STT\tMã học sinh\tHọ và tên\tNgày sinh\n1\t0099\tĐinh Thị Hoà\t31/04/2011"
    page.get_by_label("Các dòng đã chép").fill(rows)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("alert")).to_contain_text("Không có ngày 31/04/2011")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)
    box = page.get_by_label("Các dòng đã chép")
    box.fill(box.input_value().replace("31/04", "30/04"))
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Thêm mới")).to_be_visible()


def test_forty_five_students_fit_the_screen_of_a_lab(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    expect(page.locator(".board-table tbody tr")).to_have_count(45)
    assert page.evaluate("document.documentElement.scrollHeight") <= 768
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_the_board_moves_by_itself(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    row = page.locator(f"#hs-{of.students[0]}")
    expect(row).to_have_class("r-todo")
    row.get_by_role("link").focus()
    filed(of, of.students[0])
    expect(row).to_have_class("r-done")
    expect(row.locator(".d")).to_have_text("10,0")
    expect(row.get_by_role("link")).to_be_focused()
    expect(page.get_by_text("Hoàn thành 1")).to_be_visible()
    assert_accessible(page)


def test_the_board_says_when_the_network_is_away_and_comes_back(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_be_visible(timeout=15_000)
    signed_in(of, of.students[1])
    page.context.set_offline(False)
    expect(page.locator(f"#hs-{of.students[1]}")).to_have_class("r-working", timeout=15_000)
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_have_count(0)


def test_the_board_sorts_over_both_halves_and_stays_sorted(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.get_by_role("button", name="STT").first.click()
    page.get_by_role("button", name="STT").first.click()
    first = page.locator(".board-table tbody tr").first
    expect(first).to_have_id(f"hs-{of.students[-1]}")
    filed(of, of.students[0])
    expect(page.get_by_text("Hoàn thành 1")).to_be_visible()
    expect(first).to_have_id(f"hs-{of.students[-1]}")


def test_names_are_found_without_marks(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/lop/{of.classroom}")
    page.get_by_label("Tìm học sinh").fill("thi anh")
    expect(page.locator("#bang-hoc-sinh tbody tr:visible")).to_have_count(1)


def test_the_pages_about_one_student_and_the_marks_can_be_read_by_all(sit_down: SitDown, of: Lesson) -> None:
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}")
    expect(page.get_by_text(re.compile("Đúng ra:"))).to_be_visible()
    assert_accessible(page)
    page.goto(f"/bai-giao/{of.assignment}/diem")
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_pages_stay_within_a_small_phone(sit_down: SitDown, of: Lesson) -> None:
    filed(of, of.students[0])
    page = sit_down("staff", of.teacher)
    page.set_viewport_size({"width": 360, "height": 740})
    lop, bai = f"/lop/{of.classroom}", f"/bai-giao/{of.assignment}"
    student = f"{bai}/hoc-sinh/{of.students[0]}"
    for path in ("/lop", "/lop/moi", lop, f"{lop}/nhap", f"{lop}/giao-bai", bai, f"{bai}/diem", student):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
