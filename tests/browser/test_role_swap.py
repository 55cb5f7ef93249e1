"""Four students swap roles: two file, two receive, through a supplement to the result; then the other way."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from exercises.engine.variants import draw_paper
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, drafted, filed, lesson, variant
from tests.support.officers import decide
from tests.support.swapping import sits_down, swap

SitDown = Callable[..., Page]
SOON = 15_000  # a page asks every four seconds or so; a laden machine may take its time
RECEIVE, DEMAND = "Tiếp nhận hồ sơ", "Yêu cầu bổ sung"
WHY = "Hồ sơ chưa có bản chụp căn cước, ông/bà chụp đủ hai mặt rồi gửi lại."


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=4, username=f"co.{uuid4().hex[:8]}")


@dataclass(frozen=True)
class Seat:
    """A student at a computer of their own, on one side of one round."""

    side: Lesson
    student: int
    page: Page

    @property
    def attempt_id(self) -> int:
        wanted = select(Attempt.id).where(
            Attempt.assignment_id == self.side.assignment, Attempt.student_id == self.student
        )
        with self.side.parts.database.reading() as session:
            return session.scalars(wanted).one()

    # as a citizen

    def files(self, **changes: object) -> int:
        """The dossier is ready; pressed by the student. Its id."""
        attempt, dossier = drafted(self.side, self.student, **changes)  # type: ignore[arg-type]
        self.plays(attempt)
        self.page.goto(f"/ho-so/{dossier}/kiem-tra")
        self.page.get_by_label("Tôi xin cam đoan").check()
        self.page.get_by_role("button", name="Gửi hồ sơ").click()
        self.page.wait_for_url(re.compile("/bien-nhan$"))
        return dossier

    def plays(self, attempt: int) -> None:
        """Goes on with the attempt that a test has prepared, as by “Làm tiếp” on the shelf."""
        self.page.goto(f"/bai/{self.side.assignment}")
        self.page.get_by_role("main").get_by_role("button", name="Làm tiếp").click()
        self.page.wait_for_url(re.compile(f"/luot/{attempt}/"))

    def answers(self, dossier: int, folder: Path) -> None:
        with self.side.parts.database.reading() as session:
            card = draw_paper(variant(session.get_one(Attempt, self.attempt_id)), "id_card")
        file = folder / f"can-cuoc-{dossier}.png"
        file.write_bytes(card)
        self.page.goto(f"/ho-so/{dossier}/bo-sung")
        self.page.set_input_files("#tep-identity", file)
        expect(self.page.get_by_role("link", name=file.name)).to_be_visible()
        self.page.get_by_label("Thông tin bổ sung").fill("Tôi gửi bản chụp căn cước.")
        self.page.get_by_role("button", name="Gửi bổ sung").click()
        expect(self.page.get_by_role("main")).to_contain_text("Mới đăng ký")

    def hears(self, words: str) -> None:
        """On the page that is open, without touching it; the letter is on the phone."""
        expect(self.page.locator(".phone-note")).to_contain_text("Điện thoại có tin nhắn mới", timeout=SOON)
        self.page.locator(".phone-note a").click()
        expect(self.page.locator("#sheet .sms").last).to_contain_text(words)
        self.page.locator("#sheet").get_by_role("button", name="Đóng").click()

    # as an officer

    def comes_to_the_desk(self) -> None:
        self.page.goto("/ke-bai")
        card = self.page.locator(
            ".shelf-item", has=self.page.locator(f'[href="/bai/{self.side.assignment}"]')
        )
        card.get_by_role("button", name="Bắt đầu").click()
        self.page.get_by_role("link", name="Vào bàn một cửa").click()
        self.page.wait_for_url(re.compile("/mot-cua$"))

    def opens(self, dossier: int) -> None:
        self.page.goto(f"/mot-cua/ho-so/{dossier}")

    def chooses(self, action: str, form: str = "") -> None:
        self.page.get_by_label(action, exact=True).check()
        if form:
            number = re.compile(f"^Mẫu {form} ")
            value = self.page.locator("#form option", has_text=number).get_attribute("value")
            self.page.locator("#form").select_option(value)

    def presses(self) -> None:
        self.page.get_by_role("button", name="Xử lý hồ sơ").click()

    def acts(self, dossier: int, action: str, state: str, form: str = "") -> None:
        self.opens(dossier)
        self.chooses(action, form)
        self.presses()
        expect(self.page.locator(".notice-done")).to_contain_text(state)

    def demands(self, dossier: int) -> None:
        self.opens(dossier)
        self.chooses(DEMAND, "02")
        self.page.locator("#loi-identity").select_option("missing")
        self.page.get_by_label("Lý do").fill(WHY)
        self.presses()
        expect(self.page.locator(".notice-done")).to_contain_text("Yêu cầu bổ sung giấy tờ")


@dataclass(frozen=True)
class Room:
    """One round: its two citizens, its two officers, and the teacher at the board of both sides."""

    citizens: list[Seat]
    officers: list[Seat]
    teacher: Page

    def next_day(self, shown: str) -> None:
        """For everybody at once, on the pages that are open."""
        self.teacher.get_by_role("region", name="Lịch chung").get_by_role("button").click()
        expect(self.teacher.get_by_role("region", name="Lịch chung")).to_contain_text(shown)
        for seat in (*self.citizens, *self.officers):
            expect(seat.page.locator(".practice-date")).to_contain_text(shown, timeout=SOON)

    def board_says(self, student: str, words: str) -> None:
        row = self.teacher.locator(".swap-table tr", has_text=student)
        expect(row).to_contain_text(words, timeout=SOON)


def sides_of(of: Lesson) -> tuple[Lesson, Lesson]:
    """Of the latest round."""
    with of.parts.database.reading() as session:
        wanted = select(Assignment.id).where(Assignment.classroom_id == of.classroom)
        citizens, officers = session.scalars(wanted.order_by(Assignment.id)).all()[-2:]
    return replace(of, assignment=citizens), replace(of, assignment=officers)


def seated(of: Lesson, pages: dict[int, Page], filing: tuple[int, int], teacher: Page) -> Room:
    citizens, officers = sides_of(of)
    receiving = [one for one in of.students if one not in filing]
    return Room(
        [Seat(citizens, one, pages[one]) for one in filing],
        [Seat(officers, one, pages[one]) for one in receiving],
        teacher,
    )


def a_round(room: Room, folder: Path, names: list[str]) -> None:
    (ann, bao), (chi, dan) = room.citizens, room.officers
    right, wrong = ann.files(), bao.files(without=("identity",))
    for seat in (chi, dan):
        seat.comes_to_the_desk()
        expect(seat.page.locator("tbody tr")).to_have_count(2)
    room.board_says(names[0], "Chờ tiếp nhận")
    two_race(chi, dan, right)
    room.board_says(names[0], "Đang xử lý")

    bao.page.goto("/thu-tuc")
    typing = bao.page.get_by_role("searchbox").first
    typing.fill("đang gõ dở")
    dan.demands(wrong)
    expect(bao.page.locator(".phone-note")).to_be_visible(timeout=SOON)
    expect(typing).to_have_value("đang gõ dở")
    expect(typing).to_be_focused()
    bao.hears("cần bổ sung")
    room.board_says(names[1], "Chờ bổ sung")
    bao.answers(wrong, folder)

    dan.acts(wrong, RECEIVE, "Được tiếp nhận", form="01")
    dan.acts(wrong, "Chuyển xử lý", "Đang xử lý")
    room.next_day("Thứ Sáu 19/4/2024")
    dan.acts(wrong, "Kết thúc xử lý", "Đã xử lý xong")
    dan.acts(wrong, "Trả kết quả", "Đã trả kết quả")
    bao.page.goto(f"/ho-so/{wrong}")
    expect(bao.page.get_by_role("main")).to_contain_text("Đã trả kết quả")
    room.board_says(names[1], "Đã xong")
    room.board_says(names[3], "2/2")


def two_race(first: Seat, second: Seat, dossier: int) -> None:
    """Both have the dossier before them; one wins, the other is told and keeps what was typed."""
    for seat in (first, second):
        seat.opens(dossier)
    second.chooses(DEMAND, "02")
    second.page.get_by_label("Lý do").fill("Em định yêu cầu bổ sung.")
    first.chooses(RECEIVE, "01")
    first.presses()
    expect(first.page.locator(".notice-done")).to_contain_text("Được tiếp nhận")
    second.presses()
    expect(second.page.get_by_role("alert").first).to_contain_text("trước em")
    expect(second.page.get_by_role("alert").first).to_contain_text("Được tiếp nhận")
    first.acts(dossier, "Chuyển xử lý", "Đang xử lý")
    for seat in (first, second):
        seat.page.goto("/mot-cua")


def test_four_students_swap_roles(of: Lesson, sit_down: SitDown, tmp_path: Path) -> None:
    names = ["Nguyễn Thị Ánh", "Trần Quốc Bảo", "Lê Hoà Bình", "Phạm Đức Cường"]
    pages = {student: sit_down("student", student) for student in of.students}
    teacher = sit_down("staff", of.teacher)
    teacher.goto(f"/lop/{of.classroom}/doi-vai")
    assert_accessible_at_both_sizes(teacher)
    for name, ticked in zip(names, (True, True, False, False), strict=True):
        teacher.get_by_label(re.compile(f"{name}$")).set_checked(ticked)
    teacher.get_by_role("button", name="Giao cho hai phía").click()
    expect(teacher.get_by_role("region", name="Người dân")).to_contain_text(names[0])
    expect(teacher.get_by_role("region", name="Cán bộ một cửa")).to_contain_text(names[3])
    first, second = of.students[:2], of.students[2:]
    a_round(seated(of, pages, (first[0], first[1]), teacher), tmp_path, names)

    teacher.get_by_role("region", name="Đổi vai").get_by_role("button", name="Đổi vai").click()
    expect(teacher.get_by_role("region", name="Người dân")).to_contain_text(names[2])
    turned = [*names[2:], *names[:2]]
    a_round(seated(of, pages, (second[0], second[1]), teacher), tmp_path, turned)


def test_the_pages_of_a_swap_are_for_everybody(of: Lesson, sit_down: SitDown) -> None:
    made = swap(of)
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, dossier, "receive")
    teacher = sit_down("staff", of.teacher)
    for path in ("hai-phia", "hai-phia/chieu"):
        teacher.goto(f"/bai-giao/{made.citizens.assignment}/{path}")
        assert_accessible_at_both_sizes(teacher)
    citizen = sit_down("student", made.citizens.students[0], attempt)
    for path in (f"/luot/{attempt}/lich", f"/ho-so/{dossier}/bien-nhan", f"/ho-so/{dossier}"):
        citizen.goto(path)
        assert_accessible_at_both_sizes(citizen)


def test_both_sides_of_a_full_class_are_seen_without_scrolling(live_app: Flask, sit_down: SitDown) -> None:
    of = lesson(live_app, students=45, username=f"co.{uuid4().hex[:8]}")
    made = swap(of, of.students[::2])
    for student in made.citizens.students[:6]:
        filed(made.citizens, student)
    teacher = sit_down("staff", of.teacher)
    teacher.goto(f"/bai-giao/{made.officers.assignment}/hai-phia")
    expect(teacher.locator(".swap-table tbody tr")).to_have_count(45)
    size = "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    assert teacher.evaluate(size) == [768, 1366]
