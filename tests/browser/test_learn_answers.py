"""The answer sheet beside the portal, in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, lesson, signed_in
from tests.support.questions import ask_questions


@pytest.fixture
def of(live_app: Flask, request: pytest.FixtureRequest) -> Iterator[Lesson]:
    kept = live_app.extensions["dvc-sandbox"]
    ask_questions(live_app)
    yield lesson(live_app, students=1, username=f"sheet-{len(request.node.name)}", minutes=30)
    live_app.extensions["dvc-sandbox"] = kept


def answers_of(of: Lesson, attempt_id: int) -> dict[str, list[str]]:
    with of.parts.database.reading() as session:
        return session.get_one(Attempt, attempt_id).answers


def test_a_sheet_keeps_itself_and_is_handed_in(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt = signed_in(of, of.students[0])
    page = sit_down("student", of.students[0], attempt)
    page.goto("/cong")
    bar = page.get_by_role("region", name="Thanh thực hành")
    expect(bar.get_by_role("timer")).to_contain_text("còn 29 phút")
    bar.get_by_role("link", name="Phiếu trả lời").click()
    page.get_by_label("Để xin việc").check()
    expect(page.locator("#answers-saved")).to_have_text("Đã tự lưu.")
    expect(page.locator("#answers-open")).to_contain_text("2")
    page.get_by_label("Đơn đề nghị").check()
    expect(page.locator("#answers-open")).to_contain_text("1")
    assert_accessible_at_both_sizes(page)
    page.goto("/thu-tuc")  # nobody has pressed a button
    assert answers_of(of, attempt) == {"why": ["work"], "needs": ["form"]}
    page.get_by_label("Thủ tục được giải quyết trong mấy ngày?").fill("1")
    page.get_by_role("complementary").get_by_role("button", name="Nộp bài").click()
    expect(page.get_by_role("heading", name="Nộp bài?")).to_be_visible()
    page.get_by_role("button", name="Nộp bài ngay").click()
    page.wait_for_url("**/phieu-diem")
    expect(page.get_by_role("img", name="trên 10 điểm")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    assert answers_of(of, attempt)["days"] == ["1"]


def test_two_tabs_do_not_undo_each_other(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt = signed_in(of, of.students[0])
    first = sit_down("student", of.students[0], attempt)
    second = first.context.new_page()
    for tab in (first, second):
        tab.goto(f"/luot/{attempt}/phieu-tra-loi")
    for tab, label in ((first, "Để xin việc"), (second, "Đơn đề nghị"), (first, "Căn cước")):
        with tab.expect_response(lambda answer: answer.request.method == "POST"):
            tab.get_by_label(label).check()
    assert answers_of(of, attempt) == {"why": ["work"], "needs": ["id"]}
    with first.expect_response(lambda answer: answer.request.method == "POST"):
        first.get_by_label("Căn cước").uncheck()
    assert answers_of(of, attempt)["needs"] == []


def test_on_a_narrow_screen_no_tool_peeks_out_behind_leaving(
    of: Lesson, sit_down: Callable[..., Page]
) -> None:
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/cong")
    leave = page.locator(".practice-tabs .leave").bounding_box()
    assert leave
    assert leave["x"] + leave["width"] >= 390
