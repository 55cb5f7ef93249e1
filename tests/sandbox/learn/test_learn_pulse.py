"""What a student hears of the lesson: on the next page, and on the page that is open."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import allowances, assignments, changes, hands, lessons
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.sessions import BrowserSession
from tests.sandbox.learn.pupil import SHEET, Pupil, pupil, statements
from tests.sandbox.teacher.desk import words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, drafted, lesson, signed_in, started
from tests.support.questions import ask_questions


def steer(of: Lesson, operation: object, *given: object) -> None:
    with of.parts.database.writing() as session:
        operation(session, of.teacher, of.classroom, *given, of.now)  # type: ignore[operator]


def pause(of: Lesson, clock: Clock) -> None:
    """Long enough ago that every page has heard of it."""
    steer(of, lessons.pause)
    clock.forward(seconds=10)


def address(page: str) -> str:
    """Where the open page asks, with what it knows."""
    found = re.search(r'id="nhip".*?data-poll="([^"]+)".*?data-version="([^"]*)"', page)
    assert found
    return f"{found[1].replace('&amp;', '&')}{'&' if '?' in found[1] else '?'}v={found[2]}"


@pytest.fixture
def ann(of: Lesson) -> Pupil:
    return pupil(of, attempt=signed_in(of, of.students[0]))


def test_nothing_new_is_the_shortest_answer_for_one_select(of: Lesson, ann: Pupil) -> None:
    asked = address(ann.read("/cong"))
    with statements(of) as seen:
        answer = ann.client.get(asked)
    assert (answer.status_code, answer.data) == (204, b"")
    assert len([one for one in seen if one.startswith("SELECT")]) == 2, seen  # who is asking, and this
    assert not [one for one in seen if one.startswith(("UPDATE", "INSERT"))]


@pytest.mark.parametrize("path", ["/cong", "/thu-tuc", "/luot/{}/de-bai"])
def test_a_pause_is_on_the_next_page_and_on_the_one_that_is_open(of: Lesson, path: str) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    asked = address(ann.read(path.format(attempt)))
    steer(of, lessons.pause)
    for shown in (ann.read(asked), ann.read(path.format(attempt))):
        assert "Cả lớp tạm dừng" in shown
        assert "Những gì em đã gõ vẫn còn" in shown
    steer(of, lessons.resume)
    assert "Cả lớp tạm dừng" not in ann.read(asked)


def test_the_shelf_says_that_the_class_is_paused(of: Lesson, ann: Pupil) -> None:
    steer(of, lessons.pause)
    assert "Cả lớp tạm dừng" in ann.read("/ke-bai")
    assert "Cả lớp tạm dừng" in ann.read("/nhip")


def test_an_open_page_hears_of_other_terms_of_more_time_and_of_the_end(app: Flask, clock: Clock) -> None:
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(hours=1))
    ann = pupil(of, attempt=started(of, of.students[0]))
    content, teacher, given = of.parts.content, of.teacher, of.assignment
    with of.parts.database.reading() as session:
        kept = session.get_one(Assignment, given)
    terms = {name: getattr(kept, name) for name in changes.Changes.__dataclass_fields__}
    wanted = changes.Changes(**terms | {"hints": "no"})
    for operation, *said in (
        (changes.change, content, teacher, given, wanted),
        (allowances.grant, teacher, given, of.students[0], 10, 0),
        (assignments.close, content, teacher, given),
    ):
        asked = address(ann.read("/cong"))
        assert ann.client.get(asked).status_code == 204
        with of.parts.database.writing() as session:
            operation(session, *said, of.now)
        assert ann.client.get(asked).status_code == 200, operation


def test_a_pause_that_was_forgotten_goes_away(of: Lesson, ann: Pupil, clock: Clock) -> None:
    steer(of, lessons.pause)
    asked = address(ann.read("/cong"))
    clock.forward(minutes=60)
    assert "Cả lớp tạm dừng" not in ann.read(asked)


def test_the_time_left_stands_still(app: Flask, clock: Clock) -> None:
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(hours=1))
    ann = pupil(of, attempt=started(of, of.students[0]))
    clock.forward(minutes=10)
    steer(of, lessons.pause)
    clock.forward(minutes=5)
    assert "Đồng hồ đang dừng" in ann.read("/cong")
    assert "Hết giờ lúc" not in ann.read("/cong")
    steer(of, lessons.resume)
    assert "Hết giờ lúc 08:35" in ann.read("/cong")
    assert "còn 20 phút" in ann.read("/nhip?luot=" + re.findall(r"nhip\?luot=(\d+)", ann.read("/cong"))[0])
    assert "Hết giờ lúc 08:35" in ann.read("/ke-bai")


def test_more_time_is_in_the_bar(app: Flask, clock: Clock) -> None:
    of = lesson(app, minutes=30)
    ann = pupil(of, attempt=started(of, of.students[0]))
    asked = address(ann.read("/cong"))
    with of.parts.database.writing() as session:
        lessons.extend(session, of.teacher, of.assignment, 10, of.now)
    assert "Hết giờ lúc 08:40" in ann.read(asked)


def test_a_step_sent_in_a_pause_is_kept_and_waits(of: Lesson, clock: Clock) -> None:
    attempt, paper = drafted(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    page = f"/ho-so/{paper}/to-khai"
    pause(of, clock)
    answer = ann.send(page, {"copies": "7", "intent": "next"}, page=page)
    assert answer.headers["Location"] == page
    shown = ann.read(page)
    assert "Thầy cô đang tạm dừng cả lớp" in shown
    assert 'value="7"' in shown
    kept = ann.send(page, {"copies": "8", "intent": "autosave"}, page=page)
    assert kept.status_code == 204
    assert 'value="8"' in ann.read(page)


def test_filing_in_a_pause_is_refused_kindly(of: Lesson, clock: Clock) -> None:
    attempt, paper = drafted(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    pause(of, clock)
    answer = ann.send(f"/ho-so/{paper}/nop", {"commit": "1"}, page=f"/ho-so/{paper}/kiem-tra")
    assert answer.status_code == 409
    assert "Em chờ một chút rồi làm tiếp nhé." in answer.text


@pytest.mark.parametrize("then", ["luu", "nop-bai", ""])
def test_answers_given_in_a_pause_are_kept(app: Flask, clock: Clock, then: str) -> None:
    ask_questions(app)
    of = lesson(app)
    attempt = started(of, of.students[0])
    ann, path = pupil(of, attempt=attempt), f"/luot/{attempt}/phieu-tra-loi"
    pause(of, clock)
    token = re.search(r'csrf_token" value="([^"]+)', ann.read(path))
    assert token
    data = {"csrf_token": token[1], "cau-3": "7", "then": then}
    answer = ann.client.post(path, data=data, headers={} if then else SHEET)
    assert answer.status_code == (303 if then else 200)
    assert ann.attempt(attempt).answers["days"] == ["7"]
    assert ann.attempt(attempt).finished_at is None
    assert ("Thầy cô đang tạm dừng cả lớp" in ann.read(path)) == bool(then)


def test_handing_in_waits_for_the_end_of_the_pause(app: Flask, clock: Clock) -> None:
    ask_questions(app)
    of = lesson(app)
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    pause(of, clock)
    answer = ann.send(f"/luot/{attempt}/nop-bai", {}, page=f"/luot/{attempt}/phieu-tra-loi")
    assert answer.status_code == 409
    assert ann.read("/cong"), "the attempt is still in play"


def test_an_announcement_is_read_by_the_class_until_it_is_taken_back(of: Lesson, ann: Pupil) -> None:
    asked = address(ann.read("/cong"))
    steer(of, lessons.announce, "Mở trang <b>Tra cứu</b>.")
    for shown in (ann.client.get(asked).text, ann.client.get("/cong").text):
        assert "Mở trang &lt;b&gt;Tra cứu" in shown
    assert "Tra cứu&lt;" in ann.client.get("/nhip").text
    steer(of, lessons.announce, "")
    assert "Thầy cô nhắn" not in ann.read("/cong")


def test_an_announcement_is_of_one_lesson(of: Lesson, ann: Pupil, clock: Clock) -> None:
    steer(of, lessons.announce, "Mở trang Tra cứu.")
    asked = address(ann.read("/cong"))
    clock.forward(hours=2)
    assert "Thầy cô nhắn" not in ann.read(asked)


def test_the_day_that_the_teacher_moved_is_in_the_bar(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    asked = address(ann.read("/cong"))
    assert "Thứ Tư 17/4/2024" in ann.read("/cong")
    with of.parts.database.writing() as session:
        assert lessons.next_day(session, of.parts.content, attempt, of.students[0], of.now)
    assert "Thứ Sáu 19/4/2024" in ann.read(asked)


def test_a_hand_goes_up_and_down_in_the_bar(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert "Giơ tay" in ann.read("/cong")
    answer = ann.send(f"/luot/{attempt}/gio-tay", {"up": "1"}, referrer="http://localhost/cong")
    assert answer.headers["Location"] == "/cong"
    assert "Hạ tay xuống" in ann.read("/cong")
    asked = address(ann.read("/cong"))
    ann.send(f"/luot/{attempt}/gio-tay", {"up": "0"})
    assert "Giơ tay" in ann.read(asked)


def test_a_helped_hand_is_down_on_the_students_page(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    ann.send(f"/luot/{attempt}/gio-tay", {"up": "1"})
    asked = address(ann.read("/cong"))
    with of.parts.database.writing() as session:
        hands.take_down(session, session.get_one(Attempt, attempt), of.now)
    assert "Giơ tay" in ann.read(asked)


def test_nobody_hears_of_anybody_else(of: Lesson, app: Flask) -> None:
    other = lesson(app, username="thay.nam")
    theirs = signed_in(other, other.students[0])
    steer(other, lessons.pause)
    steer(other, lessons.announce, "Bí mật lớp bên")
    ann = pupil(of, attempt=signed_in(of, of.students[0]))
    for asked in ("/nhip", f"/nhip?luot={theirs}", "/nhip?luot=" + "9" * 40, "/nhip?luot=x&v=1.1"):
        shown = words(ann.read(asked))
        assert shown == "", shown


def test_an_open_page_alone_keeps_no_session_alive(of: Lesson, ann: Pupil, clock: Clock) -> None:
    asked = address(ann.read("/cong"))
    with of.parts.database.reading() as session:
        before = sorted(session.execute(BrowserSession.__table__.select()).all(), key=str)
    clock.forward(minutes=30)
    ann.client.get(asked)
    with of.parts.database.reading() as session:
        assert sorted(session.execute(BrowserSession.__table__.select()).all(), key=str) == before


def test_the_end_of_the_lesson_leads_to_the_door_and_the_old_cookie_is_dead(of: Lesson) -> None:
    attempt, paper = drafted(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    asked, page = address(ann.read("/cong")), f"/ho-so/{paper}/to-khai"
    ann.send(page, {"copies": "7", "intent": "autosave"}, page=page)
    cookie = ann.client.get_cookie(of.app.config["SESSION_COOKIE_NAME"])
    assert cookie
    steer(of, lessons.end)
    assert ann.client.get(asked).headers["Location"] == "/vao-lop"
    door = ann.read("/vao-lop")
    assert "Buổi học đã kết thúc hoặc em đã thoát. Bài của em vẫn được giữ nguyên." in door
    assert "Buổi học đã kết thúc" not in ann.read("/vao-lop"), "said once"
    thief = of.app.test_client()
    thief.set_cookie(of.app.config["SESSION_COOKIE_NAME"], cookie.value)
    assert thief.get("/ke-bai").headers["Location"] == "/vao-lop"
    back = pupil(of, attempt=attempt)
    assert 'value="7"' in back.read(page)


def test_a_newcomer_at_the_door_is_told_nothing_of_an_end(of: Lesson) -> None:
    assert "Buổi học đã kết thúc" not in of.app.test_client().get("/vao-lop").text
