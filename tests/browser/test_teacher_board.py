"""The live board in a real browser: a full class on one screen, through sleep and bad networks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect
from sqlalchemy import update

from sandbox.operations import assignments, hands, journal, lessons
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.support.accessibility import assert_accessible, assert_accessible_at_both_sizes
from tests.support.lesson import NAMES, Lesson, drafted, filed, lesson, signed_in, started

SMALL = "all => all.filter(it => it.textContent && parseFloat(getComputedStyle(it).fontSize) < 12).length"
SitDown = Callable[..., Page]
EIGHT_STEPS = "trich-luc-khai-sinh"
WRONG = {"owner_name": "{sibling.full_name}", "copies": "1", "diploma_number": "{me.id_number}"}


@pytest.fixture
def of(live_app: Flask) -> Lesson:
    """A class of 45 of a teacher of its own."""
    return lesson(live_app, students=45, username=f"co.{uuid4().hex[:8]}")


def happened(of: Lesson, attempt_id: int, kind: str, times: int = 1, **data: object) -> None:
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        for _ in range(times):
            journal.note(session, of.parts.content, attempt, kind, of.now, None, **data)
        session.commit()


def at_work(of: Lesson) -> None:
    """Everything there is to see: all four states, seven who need help, mistakes, hands, an announcement."""
    for student in of.students[:3]:
        filed(of, student, fields=WRONG, without=("identity",))
    filed(of, of.students[3])
    for student in of.students[4:7]:
        drafted(of, student)
    stuck = [started(of, student) for student in of.students[7:14]]
    for attempt in stuck:
        happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name", "owner_birth_date"])
    for student in of.students[14:20]:
        signed_in(of, student)
    with of.parts.database.writing() as session:
        for attempt in stuck[:4]:
            hands.put_up(session, session.get_one(Attempt, attempt), of.now)
        lessons.announce(session, of.teacher, of.classroom, "Các em đọc kỹ mục Lệ phí nhé", of.now)
        waits = update(Progress).where(Progress.student_id == of.students[14])
        session.execute(waits.values(moved_at=of.now - timedelta(minutes=12)))
        session.commit()


def overflow(page: Page) -> list[int]:
    size = "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    height, width = page.evaluate(size)
    return [max(height - 768, 0), max(width - 1366, 0)]


def test_a_class_at_work_is_seen_whole_without_scrolling(sit_down: SitDown, of: Lesson) -> None:
    at_work(of)
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    expect(page.locator(".board-table tbody tr")).to_have_count(45)
    expect(page.locator(".hands-list li")).to_have_count(4)
    expect(page.locator(".error-list li")).to_have_count(3)
    expect(page.locator(".help-list li")).to_have_count(3)
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    assert overflow(page) == [0, 0]
    assert page.locator("main *").evaluate_all(SMALL) == 0
    assert_accessible_at_both_sizes(page)


def test_eight_steps_and_long_lists_fit_as_well(sit_down: SitDown, of: Lesson) -> None:
    for student in of.students[:7]:
        attempt = started(of, student)
        happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name"])
    with of.parts.database.writing() as session:
        classroom = session.get_one(Classroom, of.classroom)
        options = {"mode": "practice", "attempts_allowed": 1, "opens_at": of.now, "closes_at": None}
        given = assignments.assign(
            session, of.parts.content, classroom, EIGHT_STEPS, now=of.now, **options
        ).id
    page = sit_down("staff", of.teacher)
    for assignment, steps in ((of.assignment, 7), (given, 8)):
        page.goto(f"/bai-giao/{assignment}")
        expect(page.locator(".board-table").first.locator("tbody tr").first.locator("td i")).to_have_count(
            steps
        )
        assert overflow(page) == [0, 0]
    heads = page.locator(".board-table thead th").evaluate_all(
        "all => all.filter(it => it.scrollWidth > it.clientWidth).map(it => it.textContent)"
    )
    assert heads == [], "no heading is cut off"
    names = page.locator(".board-table tbody th").evaluate_all(
        "all => Math.min(...all.map(it => it.clientWidth))"
    )
    assert names >= 140


def test_a_row_says_why_to_whoever_stops_at_it(sit_down: SitDown, of: Lesson) -> None:
    attempt = started(of, of.students[1])
    happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name"])
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    row = page.locator(f"#hs-{of.students[1]}")
    told = row.locator(".why")
    expect(told).to_have_text("Cần giúp; 0 phút từ bước gần nhất; cùng lỗi 2 lần: Họ và tên chủ hồ sơ")
    assert told.bounding_box()["width"] <= 1  # type: ignore[index]
    row.hover()
    assert told.bounding_box()["width"] > 100  # type: ignore[index]
    page.mouse.move(0, 0)
    page.locator(f"#hs-{of.students[0]} a").focus()
    page.keyboard.press("ArrowDown")
    expect(row.get_by_role("link")).to_be_focused()
    assert told.bounding_box()["width"] > 100  # type: ignore[index]
    assert_accessible(page)
    marks = row.locator("td i").all_inner_texts()
    assert marks == ["chưa", "chưa", "chưa", "vướng", "chưa", "chưa", "chưa"]


def test_what_moves_moves_in_its_place(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.evaluate("document.body.dataset.watched = 'yes'")
    attempt = started(of, of.students[0])
    happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name"])
    row = page.locator(f"#hs-{of.students[0]}")
    expect(row).to_have_class("r-help")
    expect(row.locator("td.trouble i")).to_have_text("vướng")
    expect(page.locator(".help-list li")).to_contain_text("cùng lỗi 2 lần")
    assert page.evaluate("document.body.dataset.watched") == "yes"


def test_somebody_at_work_in_a_panel_is_not_disturbed(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.get_by_text("Thông báo", exact=True).click()
    box = page.get_by_label("Mọi học sinh đọc được ngay")
    box.fill("Còn mười ph")
    signed_in(of, of.students[0])
    expect(page.locator(f"#hs-{of.students[0]}")).to_have_class("r-working")
    expect(box).to_be_focused()
    expect(box).to_have_value("Còn mười ph")


def asleep(page: Page, of: Lesson) -> None:
    """A page whose timers stand still from now on."""
    page.clock.install()
    page.goto(f"/bai-giao/{of.assignment}")
    page.clock.pause_at(page.evaluate("Date.now()") + 100)


def test_after_the_sleep_of_the_laptop_it_asks_at_once(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    asleep(page, of)
    cut = Cut(page)
    for _ in range(8):  # until it asks only every fifteen seconds
        page.clock.run_for(4000)
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_be_visible()
    signed_in(of, of.students[1])
    cut.mend()
    page.clock.fast_forward(6000)
    expect(page.locator(f"#hs-{of.students[1]}")).to_have_class("r-working")
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_have_count(0)


@pytest.mark.parametrize(
    "comes_back",
    [
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
        "dispatchEvent(new Event('online'))",
        "document.dispatchEvent(new Event('visibilitychange'))",
    ],
)
def test_a_page_that_comes_back_asks_at_once(sit_down: SitDown, of: Lesson, comes_back: str) -> None:
    page = sit_down("staff", of.teacher)
    asleep(page, of)
    signed_in(of, of.students[1])
    page.evaluate(comes_back)
    expect(page.locator(f"#hs-{of.students[1]}")).to_have_class("r-working")


def test_a_server_that_starts_again_is_waited_for(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.evaluate("document.body.dataset.watched = 'yes'")
    cut = Cut(page)
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_be_visible(timeout=15_000)
    signed_in(of, of.students[2])
    cut.mend()
    expect(page.locator(f"#hs-{of.students[2]}")).to_have_class("r-working", timeout=20_000)
    assert page.evaluate("document.body.dataset.watched") == "yes"


def test_who_was_signed_out_meanwhile_comes_to_the_door_and_reads_why(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.context.clear_cookies()
    expect(page.get_by_role("status")).to_contain_text("Phiên làm việc đã hết", timeout=15_000)
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()


def test_a_student_who_comes_into_the_class_appears(sit_down: SitDown, of: Lesson) -> None:
    small = replace(of, students=of.students[:2])
    page = sit_down("staff", small.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    page.evaluate(f"document.getElementById('hs-{of.students[4]}').remove()")
    with of.parts.database.writing() as session:
        session.get_one(Assignment, of.assignment).board_revision += 1
        session.commit()
    expect(page.locator(f"#hs-{of.students[4]}")).to_be_visible()


def test_the_projector_shows_the_class_without_a_name_and_moves(sit_down: SitDown, of: Lesson) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/chieu")
    expect(page.get_by_text(of.join_code)).to_be_visible()
    expect(page.get_by_role("img", name="Mã QR")).to_have_js_property("complete", True)
    filed(of, of.students[0], fields=WRONG)
    expect(page.get_by_role("progressbar", name="Hoàn thành")).to_have_attribute("value", "1")
    shown = page.locator("body").inner_text()
    assert not [name for name in NAMES if name in shown]
    assert overflow(page) == [0, 0]
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Hiện tên").click()
    expect(page.get_by_text("Ánh N.")).to_be_visible()
    assert_accessible_at_both_sizes(page)


def test_mistakes_can_be_read_and_projected(sit_down: SitDown, of: Lesson) -> None:
    at_work(of)
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/loi-hay-gap")
    expect(page.get_by_role("heading", name="Ghi thông tin của người khác")).to_be_visible()
    page.locator("summary").first.click()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Chiếu Ghi thông tin của người khác").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "3")
    assert overflow(page) == [0, 0]
    assert_accessible_at_both_sizes(page)


class Cut:
    """The way to the server, cut for what the board asks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.route("**/bang?*", self._refuse)

    def mend(self) -> None:
        self._page.unroute("**/bang?*", self._refuse)

    def _refuse(self, route: Route) -> None:
        route.abort()
