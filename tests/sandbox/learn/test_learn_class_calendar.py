"""Where a class swaps roles: whose calendar it is, who answers, and how a citizen hears of it."""

import re

import pytest
from flask import Flask

from tests.sandbox.learn.pupil import Pupil, pupil
from tests.sandbox.learn.test_learn_pulse import address
from tests.sandbox.teacher.desk import words
from tests.support.lesson import NAMES, Lesson, filed, lesson, signed_in
from tests.support.officers import decide
from tests.support.swapping import Swap, clock_of, next_day, sits_down, swap

SHARED = "Lớp em dùng chung một lịch, thầy cô chuyển ngày."
OURS = "các bạn trong lớp đóng vai cán bộ một cửa"


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=4)


@pytest.fixture
def made(of: Lesson) -> Swap:
    return swap(of)


def at_work(side: Lesson, attempt: int, student: int = 0) -> Pupil:
    return pupil(side, student, attempt=attempt)


def test_there_is_no_button_for_the_next_day_but_a_kind_sentence(of: Lesson, made: Swap) -> None:
    for side, home in ((made.citizens, "/cong"), (made.officers, "/mot-cua")):
        attempt = sits_down(side, side.students[0])
        me = at_work(side, attempt)
        assert "practice-day" not in me.read(home)
        assert "Thứ Tư 17/4/2024" in me.read(home)
        page = me.read(f"/luot/{attempt}/lich")
        assert SHARED in page
        assert "Chờ đến khi cơ quan trả lời" not in page
        for until in ("", "answer"):
            answer = me.send(f"/luot/{attempt}/lich", {"until": until})
            assert (answer.status_code, SHARED in answer.text) == (409, True)
        assert clock_of(of, attempt) == "14:10 17/04"


def test_where_everybody_has_their_own_calendar_the_button_stays(of: Lesson, made: Swap) -> None:
    me = at_work(of, signed_in(of, of.students[0]))
    assert "practice-day" in me.read("/cong")
    assert SHARED not in me.read(f"/luot/{me.read('/cong').split('/luot/')[1].split('/')[0]}/lich")


def test_the_day_of_the_class_comes_to_the_open_page(made: Swap) -> None:
    me = at_work(made.citizens, sits_down(made.citizens, made.citizens.students[0]))
    asked = address(me.read("/cong"))
    next_day(made.officers)
    assert "Thứ Sáu 19/4/2024" in me.read(asked)


def test_the_portal_says_that_classmates_answer(made: Swap) -> None:
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    me = at_work(made.citizens, attempt)
    for page in (f"/ho-so/{dossier}/bien-nhan", f"/ho-so/{dossier}"):
        assert OURS in me.read(page)


def test_where_the_bot_answers_nobody_is_promised(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    assert OURS not in at_work(of, attempt).read(f"/ho-so/{dossier}/bien-nhan")


def test_what_is_over_is_waited_for_by_nobody(made: Swap) -> None:
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, dossier, "refuse", ground="late")
    assert OURS not in at_work(made.citizens, attempt).read(f"/ho-so/{dossier}")


def test_a_demand_comes_to_the_page_that_is_open(made: Swap) -> None:
    attempt, dossier = filed(made.citizens, made.citizens.students[0], without=("identity",))
    me = at_work(made.citizens, attempt)
    asked = address(me.read("/cong"))
    assert me.client.get(asked).status_code == 204
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, dossier, "request_supplement", faults=("identity:missing",))
    fresh = me.read(asked)
    assert "Điện thoại có tin nhắn mới" in fresh
    assert '<span id="phone-unread" class="count count-new">3' in fresh, "two codes, and this"
    assert me.client.get(address(me.read("/cong"))).status_code == 204


def test_what_was_read_is_not_announced_again(made: Swap) -> None:
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    me = at_work(made.citizens, attempt)
    asked = address(me.read("/cong"))
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, dossier, "receive")
    me.read(f"/luot/{attempt}/dien-thoai")
    fresh = me.read(asked)
    assert "Điện thoại có tin nhắn mới" not in fresh
    assert '<span id="phone-unread"></span>' in fresh


def test_an_officer_knows_citizens_by_their_persona_alone(made: Swap) -> None:
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    me = at_work(made.officers, officer)
    inbox = words(me.read("/mot-cua"))
    owner = re.findall(r"Chủ hồ sơ: ([\w ]+?) \d", inbox)
    pages = [inbox, *(words(me.read(path)) for path in (f"/mot-cua/ho-so/{dossier}",))]
    for name in NAMES[:2]:
        assert not any(name in page for page in pages)
    assert owner
    decide(made.officers, officer, dossier, "receive")
    citizen = at_work(made.citizens, attempt)
    for path in (f"/ho-so/{dossier}", "/thong-bao", f"/luot/{attempt}/dien-thoai"):
        assert NAMES[2] not in citizen.read(path), "nor does a citizen know the officer"
