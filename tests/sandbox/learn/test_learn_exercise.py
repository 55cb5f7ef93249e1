"""Beginning an exercise, going on with it, doing it again."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from sandbox.store.attempts import Attempt
from tests.sandbox.learn.pupil import pupil
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson


def attempts(of: Lesson) -> int:
    with of.parts.database.reading() as session:
        return session.execute(select(func.count()).select_from(Attempt)).scalar_one()


def test_the_button_begins_an_attempt_and_shows_the_brief(of: Lesson) -> None:
    ann = pupil(of)
    assert "Bắt đầu" in ann.read(f"/bai/{of.assignment}")
    attempt = ann.start()
    page = ann.read(f"/luot/{attempt}/de-bai")
    assert 'href="/cong"' in page
    assert "Em là ai?" in page
    assert ann.client.get("/cong").status_code == 200


def test_pressing_twice_begins_once(of: Lesson) -> None:
    ann = pupil(of)
    assert ann.start() == ann.start()
    assert attempts(of) == 1


def test_doing_it_again_asks_first(of: Lesson) -> None:
    ann = pupil(of)
    ann.start()
    page = ann.read(f"/bai/{of.assignment}/lam-lai")
    assert "Lượt đang làm sẽ kết thúc" in page
    assert "em còn 1 lượt" in page
    assert attempts(of) == 1


def test_doing_it_again_ends_the_present_attempt_and_begins_a_new_one(of: Lesson) -> None:
    ann = pupil(of)
    first = ann.start()
    answer = ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": str(first)})
    second = int(answer.headers["Location"].split("/")[2])
    assert second != first
    assert ann.attempt(first).finished_at is not None
    assert ann.attempt(second).variant == ann.attempt(first).variant


def test_asking_twice_to_do_it_again_begins_one_attempt(of: Lesson) -> None:
    ann = pupil(of)
    first = ann.start()
    for _ in range(2):
        ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": str(first)})
    assert attempts(of) == 2


def test_the_last_attempt_is_not_thrown_away(app: Flask) -> None:
    of = lesson(app, attempts_allowed=1)
    ann = pupil(of)
    only = ann.start()
    assert "không làm lại được" in ann.read(f"/bai/{of.assignment}/lam-lai", 409)
    assert ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": str(only)}).status_code == 409
    assert ann.attempt(only).finished_at is None


def test_when_all_attempts_are_used_a_sentence_says_so(app: Flask) -> None:
    of = lesson(app, attempts_allowed=1)
    ann = pupil(of)
    ann.send(f"/luot/{ann.start()}/ket-thuc")
    answer = ann.send(f"/bai/{of.assignment}")
    assert answer.status_code == 409
    assert "hết số lượt" in answer.text


def test_neither_too_early_nor_too_late(app: Flask, clock: Clock) -> None:
    hour = timedelta(hours=1)
    of = lesson(app, opens_at=clock.now + hour, closes_at=clock.now + 2 * hour)
    ann = pupil(of)
    assert "chưa mở" in ann.send(f"/bai/{of.assignment}").text
    clock.forward(hours=3)
    assert "đã đóng" in ann.send(f"/bai/{of.assignment}").text
    assert attempts(of) == 0


def test_an_exercise_of_another_class_is_not_there(app: Flask, of: Lesson) -> None:
    other = lesson(app, username="co.mai")
    ann = pupil(of)
    for path in (
        f"/bai/{other.assignment}",
        f"/bai/{other.assignment}/lam-lai",
        "/bai/999",
        f"/bai/{'9' * 40}",
    ):
        ann.read(path, 404)
    assert ann.send(f"/bai/{other.assignment}").status_code == 404


def test_a_strange_word_for_the_attempt_ends_nothing(of: Lesson) -> None:
    ann = pupil(of)
    first = ann.start()
    for odd in ("", "\0", "٣", "9" * 100_000, "-1", "1 OR 1=1"):
        assert ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": odd}).status_code == 302
    assert ann.attempt(first).finished_at is None


def test_going_back_in_after_filing_keeps_the_attempt(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    assert pupil(of).start() == attempt
