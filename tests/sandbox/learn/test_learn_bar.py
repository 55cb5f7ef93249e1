"""The practice bar above the portal."""

import re
from datetime import timedelta

from flask import Flask

from tests.sandbox.learn.pupil import pupil, statements
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, signed_in, started

TOOLS = ("Đề bài", "Nhân vật", "Giấy tờ", "Điện thoại", "Việc cần làm", "Gợi ý")


def test_the_bar_stands_above_the_portal_with_every_tool(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    page = pupil(of, attempt=attempt).read("/cong")
    assert all(tool in page for tool in TOOLS)
    assert "Thứ Tư 17/4/2024" in page
    assert f'hx-get="/luot/{attempt}/de-bai"' in page
    assert 'action="/thoat"' in page


def test_the_bar_shows_the_steps_done(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert "Xong 0/6 bước" in ann.read("/cong")
    ann.read("/thu-tuc?q=bằng")
    assert "Xong 1/6 bước" in ann.read("/cong")


def test_new_messages_are_counted_until_the_phone_was_looked_at(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert "count-new" in ann.read("/cong")
    assert "Điện thoại có tin nhắn mới" in ann.read("/cong")
    ann.sheet(f"/luot/{attempt}/dien-thoai")
    assert "count-new" not in ann.read("/cong")


def test_a_test_has_no_hints(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    attempt = started(of, of.students[0])
    assert "Gợi ý" not in pupil(of, attempt=attempt).read("/cong")


def test_the_closing_time_of_today_is_shown(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(minutes=45))
    attempt = started(of, of.students[0])
    assert "Đóng lúc 08:45" in pupil(of, attempt=attempt).read("/cong")


def test_after_filing_the_report_is_one_press_away(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    assert f'href="/luot/{attempt}/phieu-diem"' in pupil(of, attempt=attempt).read("/cong")


def test_the_bar_costs_at_most_three_selects(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    with statements(of) as seen:
        ann.read("/cong")
    selects = [one for one in seen if one.startswith("SELECT")]
    assert len(selects) <= 6, selects  # session, student, attempt of the portal; the rest is the bar's


def test_a_spoilt_note_of_the_browser_breaks_nothing(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    for odd in ("x", f"{attempt}.x", f"{attempt}." + "9" * 50, "٣.٣", "1.1.1"):
        ann.client.set_cookie("dien_thoai", odd)
        assert "count-new" in ann.read("/cong")


def test_the_phone_takes_away_a_notice_that_has_its_place_on_every_page(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert 'id="phone-note"' in ann.read("/cong")
    assert 'id="phone-note"' in ann.sheet(f"/luot/{attempt}/dien-thoai")


def test_a_tool_is_called_the_same_in_the_bar_and_above_its_words(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    tabs = re.findall(
        r'class="practice-tab" href="([^"]+)".*?</svg> ([^<]+?)\s*<', ann.read("/cong"), re.DOTALL
    )
    assert [words for _, words in tabs] == list(TOOLS)
    for address, words in tabs:
        assert f"<h2>{words}</h2>" in ann.sheet(address)
