"""A teacher at a computer with a real browser: a class, its list, an exercise, the board, the marks."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.accessibility import assert_accessible

PATIENCE = 15_000  # milliseconds; the board asks every two seconds, also on a busy machine


@dataclass(frozen=True)
class TeachersComputer:
    page: Page

    def sign_in(self, username: str, password: str) -> None:
        self.page.goto("/")
        self.look()
        self.page.get_by_role("link", name="Thầy cô đăng nhập").click()
        self.arrive("/giao-vien/dang-nhap$")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.arrive("/lop$")

    def make_class(self, name: str) -> None:
        self.page.get_by_role("link", name="Tạo lớp đầu tiên").click()
        self.arrive("/lop/moi$")
        self.page.get_by_label("Tên lớp").fill(name)
        self.page.get_by_role("button", name="Tạo lớp").click()
        self.arrive("/nhap$")

    def bring_in(self, workbook: Path, students: int) -> None:
        """The class list: chosen, looked at, confirmed."""
        self.page.locator("#file").set_input_files(workbook)
        self.page.get_by_role("button", name="Xem trước").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(f"Xem trước: {students} học sinh")
        self.look()
        self.page.get_by_role("button", name=f"Nhập {students} học sinh").click()
        self.arrive("/lop/[0-9]+$")

    def listed(self) -> list[list[str]]:
        """STT, code, name, birth date of every student on the page of the class."""
        rows = self.page.locator("#bang-hoc-sinh tbody tr").all()
        return [row.locator("td, th").all_inner_texts()[:4] for row in rows]

    @property
    def class_code(self) -> str:
        return self.page.locator(".join-code").inner_text()

    def give_exercise(self) -> None:
        self.page.get_by_role("link", name="Giao bài đầu tiên").click()
        self.arrive("/giao-bai$")
        self.page.get_by_role("button", name="Giao bài").click()
        self.arrive("/bai-giao/[0-9]+$")

    def watch(self) -> None:
        """Leave a sign on the board's page, which a reload would wipe away."""
        self.page.evaluate("document.body.dataset.watched = 'yes'")

    def has_watched_all_the_time(self) -> bool:
        return bool(self.page.evaluate("document.body.dataset.watched === 'yes'"))

    def expect_row(self, name: str, state: str, steps: str, mark: str = "") -> None:
        """The board, by itself, comes to show this. `steps`: a letter each; x done, o at it, . not yet."""
        row = self.row(name)
        words = {"x": "xong", "o": "đang làm", ".": "chưa"}
        expect(row.locator("td i")).to_have_text([words[step] for step in steps], timeout=PATIENCE)
        expect(row).to_have_class(f"r-{state}", timeout=PATIENCE)
        expect(row.locator("td.d")).to_have_text(mark)

    def expect_counts(self, **expected: int) -> None:
        labels = {"working": "Đang làm", "help": "Cần giúp", "done": "Hoàn thành", "todo": "Chưa làm"}
        lines = [f"{labels[state]} {count}" for state, count in expected.items()]
        expect(self.page.locator(".board-counts li")).to_have_text(lines, timeout=PATIENCE)

    def row(self, name: str) -> Locator:
        link = self.page.get_by_role("link", name=name, exact=True)
        return self.page.locator(".board-table tbody tr").filter(has=link)

    def open_student(self, name: str) -> None:
        self.row(name).get_by_role("link").click()
        self.arrive("/hoc-sinh/[0-9]+$")

    def download_marks(self, folder: Path) -> Path:
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name="Tải Excel").click()
        kept = folder / coming.value.suggested_filename
        coming.value.save_as(kept)
        return kept

    def look(self) -> None:
        assert_accessible(self.page)

    def arrive(self, address: str) -> None:
        self.page.wait_for_url(re.compile(address))
        self.look()
