"""A limited attempt: the minutes left, and what is said when they are over."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import allowances, answers
from sandbox.store.attempts import Attempt
from tests.sandbox.learn.pupil import SHEET, pupil, statements
from tests.support.clock import Clock
from tests.support.lesson import Lesson, lesson, started
from tests.support.questions import RIGHT, ask_questions


@pytest.fixture
def of(app: Flask) -> Lesson:
    ask_questions(app)
    return lesson(app, minutes=30)


def begun(of: Lesson) -> int:
    """An attempt with its answers on the sheet."""
    attempt_id = started(of, of.students[0])
    with of.parts.database.writing() as session:
        answers.keep(session, of.parts.content, session.get_one(Attempt, attempt_id), RIGHT, of.now)
    return attempt_id


def test_before_beginning_one_is_told_that_the_clock_will_run(of: Lesson) -> None:
    page = pupil(of).read(f"/bai/{of.assignment}")
    assert "em có 30 phút" in page
    assert "Hết giờ lúc" not in page


def test_the_bar_says_how_long_there_is(of: Lesson, clock: Clock) -> None:
    ann = pupil(of, attempt=begun(of))
    assert "Hết giờ lúc 08:30" in ann.read("/cong")
    assert "còn 30 phút" in ann.read("/cong")
    clock.forward(minutes=29, seconds=30)
    page = ann.read("/cong")
    assert "còn dưới 1 phút" in page
    assert 'data-left="30"' in page
    assert "Hết giờ lúc 08:30" in ann.read("/ke-bai")


def test_the_end_of_the_lesson_may_come_first(app: Flask, clock: Clock) -> None:
    of = lesson(app, minutes=60, closes_at=clock.now + timedelta(minutes=20))
    ann = pupil(of, attempt=started(of, of.students[0]))
    assert "Hết giờ lúc 08:20" in ann.read("/cong")


def test_more_minutes_for_one_student_show_at_once(of: Lesson) -> None:
    ann = pupil(of, attempt=begun(of))
    with of.parts.database.writing() as session:
        allowances.grant(session, of.teacher, of.assignment, of.students[0], 10, 1, of.now)
    assert "Hết giờ lúc 08:40" in ann.read("/cong")
    assert "Còn 3 trong 4 lượt" in ann.read("/ke-bai")


@pytest.mark.parametrize("path", ["/cong", "/luot/{}/de-bai", "/luot/{}/phieu-tra-loi", "/thu-tuc"])
def test_every_page_says_that_time_is_up(of: Lesson, clock: Clock, path: str) -> None:
    attempt = begun(of)
    ann = pupil(of, attempt=attempt)
    clock.forward(minutes=30)
    shown = ann.read(path.format(attempt))
    assert "Đã hết giờ làm bài." in shown
    assert f'href="/luot/{attempt}/phieu-diem"' in shown
    assert "data-left" not in shown


@pytest.mark.parametrize("path", ["/ke-bai", "/luot/{}/phieu-diem", "/bai/{}"])
def test_coming_back_late_hands_in_what_there_was(of: Lesson, clock: Clock, path: str) -> None:
    attempt = begun(of)
    clock.forward(hours=5)
    ann = pupil(of)
    shown = ann.read(path.format(attempt))
    assert ann.attempt(attempt).finished_at == of.now
    assert "Xem phiếu điểm" in shown or "2,9 trên 10 điểm" in shown
    assert "Làm tiếp" not in shown


def test_asking_to_hand_in_too_late_finds_it_handed_in(of: Lesson, clock: Clock) -> None:
    attempt = begun(of)
    clock.forward(minutes=30)
    ann, report = pupil(of, attempt=attempt), f"/luot/{attempt}/phieu-diem"
    assert ann.client.get(f"/luot/{attempt}/nop-bai").headers["Location"] == report
    assert "2,9 trên 10 điểm" in ann.read(report)


def test_what_has_closed_says_so_in_the_bar(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(minutes=20))
    ann = pupil(of, attempt=started(of, of.students[0]))
    assert "Đóng lúc 08:20" in ann.read("/cong")
    clock.forward(minutes=20)
    page = ann.read("/cong")
    assert "Đã hết giờ làm bài. Hồ sơ em đã gửi vẫn được chấm." in re.sub("<[^>]+>", "", page)
    assert "Sang ngày làm việc tiếp theo" not in page


@pytest.mark.parametrize("then", ["luu", "nop-bai", ""])
def test_an_answer_that_comes_too_late_leads_to_the_report(of: Lesson, clock: Clock, then: str) -> None:
    attempt = begun(of)
    ann, path = pupil(of, attempt=attempt), f"/luot/{attempt}/phieu-tra-loi"
    token = re.search(r'csrf_token" value="([^"]+)', ann.read(path))
    assert token
    clock.forward(minutes=30)
    data = {"csrf_token": token[1], "cau-3": "7", "then": then}
    answer = ann.client.post(path, data=data, headers={} if then else SHEET)
    assert answer.headers.get("Location") or answer.headers["HX-Redirect"] == f"/luot/{attempt}/phieu-diem"
    page = ann.read(f"/luot/{attempt}/phieu-diem")
    assert "Hết giờ làm bài. Máy đã chấm những gì em làm xong đến lúc này." in page
    assert ann.attempt(attempt).answers["days"] == ["1"]


def test_who_has_done_nothing_may_begin_again_where_a_try_is_left(of: Lesson, clock: Clock) -> None:
    ann = pupil(of)
    first = ann.start()
    clock.forward(minutes=31)
    page = ann.read("/ke-bai")
    assert "Làm tiếp" not in page
    assert "Làm lại" in page
    ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": str(first)})
    assert "còn 30 phút" in ann.read("/cong")


def test_a_limited_bar_costs_no_select_more(of: Lesson) -> None:
    ann = pupil(of, attempt=begun(of))
    with statements(of) as seen:
        ann.read("/cong")
    assert len([one for one in seen if one.startswith("SELECT")]) <= 6, seen
