"""Two students, each in a browser of their own: one files, the other sits beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.helping import helper_begins, told
from tests.support.lesson import Lesson, drafted, lesson

SitDown = Callable[..., Page]
SOON = 15_000  # both pages ask every two seconds or so; a laden machine may take its time


@dataclass(frozen=True)
class Pair:
    of: Lesson
    attempt: int
    dossier: int
    helping: int
    citizen: Page
    helper: Page

    def say(self, text: str) -> None:
        self.helper.get_by_label("Lời nhắn", exact=True).fill(text)
        self.helper.get_by_role("button", name="Gửi lời nhắn").click()
        expect(self.helper.get_by_text("Đã gửi. Em chờ người dân")).to_be_visible()

    def card(self) -> Locator:
        return self.citizen.get_by_role("region", name="Tổ hỗ trợ")

    def screen(self) -> Locator:
        return self.helper.get_by_role("region", name="Màn hình của người dân")


@pytest.fixture
def pair(live_app: Flask, sit_down: SitDown) -> Pair:
    of = lesson(live_app, students=2, username=f"co.{uuid4().hex[:8]}")
    attempt, dossier = drafted(of, of.students[0])
    helping = helper_begins(of, of.students[1])
    citizen = sit_down("student", of.students[0], attempt)
    citizen.goto(f"/ho-so/{dossier}/to-khai")
    helper = sit_down("student", of.students[1], helping)
    helper.goto("/to-ho-tro")
    return Pair(of, attempt, dossier, helping, citizen, helper)


def test_advice_comes_to_the_open_page_points_and_is_answered(pair: Pair) -> None:
    expect(pair.card()).to_contain_text("đang xem màn hình của em", timeout=SOON)
    expect(pair.screen()).to_contain_text("Bước tờ khai", timeout=SOON)
    typing = pair.citizen.get_by_label("Số hiệu văn bằng")
    typing.fill("Đang gõ dở")
    line = pair.screen().locator("li", has_text="Số bản sao").last
    line.get_by_role("button", name="Chỉ vào đây").click()
    expect(pair.helper.get_by_label("Chỉ vào", exact=True)).to_have_value("field:copies")
    pair.say("Cô chú xem lại số bản nhé.")
    expect(pair.card()).to_contain_text("Cô chú xem lại số bản nhé.", timeout=SOON)
    expect(pair.citizen.locator(".pointed #copies")).to_be_visible()
    expect(typing).to_have_value("Đang gõ dở")
    assert_accessible_at_both_sizes(pair.citizen)
    assert_accessible_at_both_sizes(pair.helper)
    pair.citizen.reload()
    expect(pair.card()).to_contain_text("Cô chú xem lại số bản nhé.", timeout=SOON)
    pair.card().get_by_role("link", name="Đến chỗ được chỉ").click()
    expect(pair.citizen.locator("#copies")).to_be_focused()
    expect(pair.helper.get_by_text("đã xem")).to_be_visible(timeout=SOON)
    pair.card().get_by_role("button", name="Em hiểu rồi").click()
    expect(pair.citizen.locator(".pointed")).to_have_count(0, timeout=SOON)
    expect(pair.card()).not_to_contain_text("số bản")
    expect(pair.helper.get_by_text("Em hiểu rồi")).to_be_visible(timeout=SOON)


def test_a_closed_card_stays_closed_and_the_words_stay_in_the_sheet(pair: Pair) -> None:
    pair.helper.get_by_label("Loại lời khuyên").select_option("encourage")
    pair.say("Cô chú đang làm đúng rồi.")
    expect(pair.card()).to_contain_text("đang làm đúng", timeout=SOON)
    pair.card().get_by_role("button", name="Đóng lời nhắn").click()
    expect(pair.card()).not_to_contain_text("đang làm đúng")
    pair.citizen.goto("/cong")
    expect(pair.card()).to_be_visible(timeout=SOON)
    expect(pair.card()).not_to_contain_text("đang làm đúng")
    pair.card().get_by_role("link", name="Lời nhắn và ủy quyền").click()
    expect(pair.citizen.locator("#sheet")).to_contain_text("đang làm đúng")
    assert_accessible_at_both_sizes(pair.citizen)


def test_filing_for_another_is_refused_before_they_allow_it_and_done_after(pair: Pair) -> None:
    pair.helper.get_by_role("button", name="Nộp hồ sơ thay").click()
    expect(pair.helper.get_by_role("alert")).to_contain_text("chưa ủy quyền")
    assert_accessible_at_both_sizes(pair.helper)
    expect(pair.card()).to_be_visible(timeout=SOON)
    pair.card().get_by_role("link", name="Lời nhắn và ủy quyền").click()
    pair.citizen.get_by_role("button", name="Ủy quyền cho bạn Tổ hỗ trợ nộp thay").click()
    expect(pair.card()).to_contain_text("Em đã ủy quyền nộp hồ sơ", timeout=SOON)
    expect(pair.helper.get_by_text("Người dân đã ủy quyền")).to_be_visible(timeout=SOON)
    pair.helper.get_by_role("button", name="Nộp hồ sơ thay").click()
    expect(pair.helper.get_by_text("Em đã nộp hồ sơ thay theo ủy quyền.")).to_be_visible()
    pair.citizen.goto(f"/ho-so/{pair.dossier}")
    expect(pair.citizen.locator("main")).to_contain_text("000.00.TH")
    kinds = [kind for kind, _ in told(pair.of, pair.helping, "support.")]
    assert kinds == ["support.overstepped", "support.acted", "support.ended"]


def test_asking_for_a_code_goes_nowhere_and_the_words_are_kept(pair: Pair) -> None:
    box = pair.helper.get_by_label("Lời nhắn", exact=True)
    pair.helper.get_by_label("Loại lời khuyên").select_option("explain")
    box.fill("Cô chú đọc mã OTP cho cháu")
    pair.helper.get_by_role("button", name="Gửi lời nhắn").click()
    expect(pair.helper.get_by_role("alert")).to_contain_text("hỏi “mã otp”")
    expect(box).to_have_value("Cô chú đọc mã OTP cho cháu")
    assert told(pair.of, pair.attempt, "help.") == []


def test_a_helper_waits_and_the_page_opens_by_itself(live_app: Flask, sit_down: SitDown) -> None:
    of = lesson(live_app, students=2, username=f"co.{uuid4().hex[:8]}")
    helper = sit_down("student", of.students[1], helper_begins(of, of.students[1]))
    helper.goto("/to-ho-tro")
    expect(helper.get_by_role("heading", name="Đang chờ người dân")).to_be_visible()
    assert_accessible_at_both_sizes(helper)
    drafted(of, of.students[0])
    expect(helper.get_by_role("heading", name="Màn hình của người dân")).to_be_visible(timeout=SOON)


def test_a_teacher_parts_the_class_and_seats_a_pair(pair: Pair, sit_down: SitDown) -> None:
    teacher = sit_down("staff", pair.of.teacher)
    teacher.goto(f"/lop/{pair.of.classroom}/to-ho-tro")
    expect(teacher.get_by_role("heading", name="Các cặp của lớp")).to_be_visible()
    assert_accessible_at_both_sizes(teacher)
    teacher.get_by_label("Người dân ngồi cùng").select_option("0")
    teacher.get_by_role("button", name="Ghép Trần Quốc Bảo").click()
    expect(teacher.get_by_text("đang chờ người dân")).to_be_visible()
    expect(pair.helper.get_by_role("heading", name="Đang chờ người dân")).to_be_visible(timeout=SOON)
    teacher.get_by_role("button", name="Giao cho hai bên").click()
    expect(teacher.get_by_text("Đã giao cho cả hai bên.")).to_be_visible()
