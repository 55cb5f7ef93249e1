"""In the guided mode a strip says what to do next, on the page where it is done."""

import pytest
from flask import Flask
from sqlalchemy import update

from sandbox.operations import browsing
from sandbox.operations.journal import note
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from tests.sandbox.learn.pupil import Pupil, pupil
from tests.sandbox.teacher.desk import words
from tests.support import lesson as lessons
from tests.support.lesson import Lesson, drafted, filed, lesson, started, variant

TOLD = {
    "petition.sent": {"code": "PAKN-TH-0000001", "subject": "Góp ý"},
    "calendar.advanced": {"to": "2024-04-19"},
}


@pytest.fixture
def of(app: Flask) -> Lesson:
    made = lesson(app)
    with made.parts.database.writing() as session:
        session.execute(update(Assignment).values(mode="guided"))
        session.commit()
    return made


def playing(of: Lesson, attempt: int) -> Pupil:
    return pupil(of, attempt=attempt)


def test_the_first_stop_is_the_search_box(of: Lesson) -> None:
    page = playing(of, started(of, of.students[0])).read("/cong")
    assert "Bước 1/" in words(page)
    assert "gõ việc cần làm vào ô tìm kiếm" in words(page)
    assert 'data-tour="#q"' in page
    assert "js/tour" in page


def test_the_strip_follows_the_student(of: Lesson) -> None:
    attempt, _dossier = drafted(of, of.students[0])
    page = words(playing(of, attempt).read("/cong"))
    assert "Bước 1/" not in page
    assert "Điện thoại có tin nhắn lạ" in page, "the only thing left before the papers are looked through"


def test_at_the_end_it_says_so(of: Lesson) -> None:
    attempt, _dossier = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        found = session.get_one(Attempt, attempt)
        note(session, of.parts.content, found, "message.refused", of.now, message="scam")
        session.commit()
    page = words(playing(of, attempt).read("/cong"))
    assert "Em đã đi hết các bước" in page
    assert "Tới chỗ đó" not in page


def test_practice_has_no_strip(app: Flask) -> None:
    of = lesson(app, username="co.mai")
    page = playing(of, started(of, of.students[0])).read("/cong")
    assert "Bước 1/" not in words(page)
    assert "data-tour" not in page


def test_no_right_value_stands_in_the_strip(of: Lesson) -> None:
    page = playing(of, started(of, of.students[0])).read("/cong")
    strip = page[page.index('class="tour') : page.index("</script>", page.index('class="tour'))]
    assert "1.005092" not in strip
    assert "so-gddt" not in strip


def test_reading_the_procedure_of_ones_own_story_is_a_step_made(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lessons, "SLUG", "tim-thu-tuc-bang-loi-thuong")
    of = lesson(app, mode="guided")
    attempt = started(of, of.students[0])
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        browsing.searched(session, of.parts.content, mine, "bằng cấp", 3, of.now)
        right = variant(mine).values["first.code"]
        browsing.viewed(session, of.parts.content, mine, right, of.now)
    page = playing(of, attempt).read("/cong")
    assert "Bước 3/6" in words(page)


def test_the_last_stop_asks_whether_to_hand_in(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where there are no questions, and so no answer sheet."""
    monkeypatch.setattr(lessons, "SLUG", "phan-anh-kien-nghi-hop-le")
    of = lesson(app, mode="guided")
    attempt = started(of, of.students[0])
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        for kind in ("otp.sent", "account.signed_in", "petition.sent", "calendar.advanced"):
            note(session, of.parts.content, mine, kind, of.now, **TOLD.get(kind, {}))
        session.commit()
    ann = playing(of, attempt)
    page = ann.read("/cong")
    assert "bấm Nộp bài" in words(page)
    address = page.split('class="btn btn-quiet tour-go" href="')[1].split('"')[0]
    assert "Nộp bài?" in ann.sheet(address)
