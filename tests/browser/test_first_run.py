"""From nothing to a class at work: every click of the teacher and of the first student is counted (U2)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.conftest import QUICK
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.class_list import SIZE, class_list, save_workbook
from tests.support.lesson import PASSWORD as LESSON_PASSWORD
from tests.support.lesson import drafted, lesson
from tests.support.serving import serving

MOST_CLICKS = 12
PIN, PASSWORD = "13579", "con cò bay lả"


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[Flask]:
    """A machine where nobody has done anything yet."""
    from sandbox import create_app

    app = create_app({"INSTANCE": str(tmp_path / "instance"), **QUICK})
    yield app
    app.extensions["dvc-sandbox"].database.close()


@pytest.fixture
def new_machine(empty_app: Flask) -> Iterator[str]:
    with serving(empty_app) as address:
        yield address


@dataclass
class Counted:
    """A computer whose every click counts, a chosen file as one; typing does not."""

    page: Page
    clicks: int = 0

    def click(self, target: Locator, leads_to: str) -> None:
        self.clicks += 1
        target.click()
        self.page.wait_for_url(re.compile(leads_to))
        assert_accessible_at_both_sizes(self.page)

    def choose(self, target: Locator, file: Path) -> None:
        self.clicks += 1
        target.set_input_files(file)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").fill(value)


@pytest.fixture
def computer(
    new_machine: str, browser_context_args: dict[str, object], browser: object
) -> Iterator[Callable[[], Counted]]:
    contexts: list[BrowserContext] = []

    def sit_down() -> Counted:
        contexts.append(browser.new_context(**browser_context_args | {"base_url": new_machine}))  # type: ignore[attr-defined]
        return Counted(contexts[-1].new_page())

    yield sit_down
    for context in contexts:
        context.close()


def test_a_class_is_at_work_within_twelve_clicks(computer: Callable[[], Counted], tmp_path: Path) -> None:
    students = class_list()
    teacher, pupil = computer(), computer()
    teacher.page.goto("/")
    assert_accessible_at_both_sizes(teacher.page)
    teacher.fill(
        school="Trường THPT Thực Hành",
        full_name="Nguyễn Thị Lan",
        username="co.lan",
        password=PASSWORD,
        again=PASSWORD,
    )
    teacher.click(teacher.button("Tạo trường và đi tiếp"), "/lop/moi$")
    teacher.fill(name="10A1")
    teacher.choose(teacher.page.locator("#file"), save_workbook(students, tmp_path / "10A1.xlsx"))
    teacher.click(teacher.button("Tạo lớp, xem trước"), "/lop/moi$")
    expect(teacher.page.get_by_role("heading", level=1)).to_have_text(f"Xem trước: {SIZE} học sinh")
    teacher.click(teacher.button("Tạo lớp, nhập"), "/lop/[0-9]+$")
    teacher.click(teacher.link("Giao bài đầu tiên"), "/giao-bai$")
    teacher.click(teacher.button("Giao bài").last, "/bai-giao/[0-9]+$")
    teacher.click(teacher.link("10A1").first, "/lop/[0-9]+$")
    code = teacher.page.locator(".join-code").inner_text()

    pupil.page.goto(f"/vao-lop/{code}")  # what the QR of the class opens
    assert_accessible_at_both_sizes(pupil.page)
    pupil.click(pupil.link(students[0].name), "/vao-lop/.*/[0-9]+$")
    pupil.fill(pin=PIN, again=PIN)
    pupil.click(pupil.button("Lưu mã"), "/ke-bai$")
    pupil.click(pupil.button("Bắt đầu"), "/de-bai$")

    teacher.click(teacher.link("Mở bảng theo dõi"), "/bai-giao/[0-9]+$")
    row = teacher.page.locator(".board-table tbody tr").filter(has_text=students[0].name)
    expect(row).to_have_class(re.compile("r-working"))
    assert teacher.clicks + pupil.clicks <= MOST_CLICKS, (teacher.clicks, pupil.clicks)


def test_work_goes_on_at_another_seat(computer: Callable[[], Counted], empty_app: Flask) -> None:
    """A student half way through the form sits down elsewhere; the old computer still shows the same work."""
    of = lesson(empty_app)
    _attempt, dossier = drafted(of, of.students[0], fields={"copies": "7"})
    first, second = computer(), computer()
    for place in (first, second):
        place.page.goto(f"/vao-lop/{of.join_code}")
        place.link("Nguyễn Thị Ánh").click()
        place.fill(pin=PIN, **({"again": PIN} if place is first else {}))
        place.page.locator(".door-form button").click()
        place.page.wait_for_url(re.compile("/ke-bai$"))
        place.button("Làm tiếp").click()
        place.page.goto(f"/ho-so/{dossier}/to-khai")
        expect(place.page.locator("[name=copies]")).to_have_value("7")
    first.page.reload()
    expect(first.page.locator("[name=copies]")).to_have_value("7")


def test_the_pages_of_students_and_groups_can_be_read_by_all(
    computer: Callable[[], Counted], empty_app: Flask
) -> None:
    of = lesson(empty_app, students=12)
    teacher = computer()
    page = teacher.page
    page.goto("/giao-vien/dang-nhap")
    teacher.fill(username="co.lan", password=LESSON_PASSWORD)
    teacher.button("Đăng nhập").click()
    page.wait_for_url(re.compile("/lop$"))
    page.goto(f"/lop/{of.classroom}/hoc-sinh")
    teacher.fill(full_name="Đinh Thị Hoà", code="x y@", birth_date="31/02/2011")
    teacher.click(teacher.button("Thêm vào lớp"), "/hoc-sinh$")
    expect(page.get_by_role("alert")).to_contain_text("Không có ngày 31/02/2011")
    teacher.fill(code="0099", birth_date="28/02/2011")
    teacher.click(teacher.button("Thêm vào lớp"), "/hoc-sinh")
    expect(page.locator("#bang-hoc-sinh tbody tr")).to_have_count(13)
    teacher.click(teacher.link("Lập và sửa nhóm"), "/nhom$")
    teacher.fill(name="Nhóm 1")
    page.get_by_label("1. Nguyễn Thị Ánh").check()
    teacher.click(teacher.button("Tạo nhóm"), "/nhom$")
    teacher.click(teacher.link("Nhóm 1"), "/nhom/[0-9]+$")
    expect(page.get_by_label("1. Nguyễn Thị Ánh")).to_be_checked()
    page.goto(f"/lop/{of.classroom}/hoc-sinh")
    teacher.click(teacher.link("Sửa, chuyển Nguyễn Thị Ánh"), "/hoc-sinh/[0-9]+$")
    teacher.click(teacher.button("Đưa em ra khỏi lớp"), "/hoc-sinh$")
    expect(page.locator("#bang-hoc-sinh tbody tr")).to_have_count(12)
    teacher.click(teacher.button("Đưa lại vào lớp"), "/hoc-sinh")
    expect(page.locator("#bang-hoc-sinh tbody tr")).to_have_count(13)
