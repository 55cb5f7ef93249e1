"""Hints open after a stumble, and say their cost first."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from sandbox.operations import identity
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry
from tests.sandbox.learn.pupil import Pupil, pupil
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, started


def stumble(ann: Pupil, attempt_id: int) -> None:
    """The persona gives a wrong number at the portal's door."""
    with ann.of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        assert attempt is not None
        try:
            identity.request_otp(session, ann.of.parts.content, attempt, "000", ann.of.now)
        except Refused:
            return


def used(ann: Pupil) -> list[str]:
    with ann.of.parts.database.reading() as session:
        found = session.scalars(select(JournalEntry.data).where(JournalEntry.kind == "hint.used"))
        return [data["hint"] for data in found]


def test_at_first_every_hint_is_still_closed(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    page = pupil(of).sheet(f"/luot/{attempt}/goi-y")
    assert "Còn 6 gợi ý nữa" in page
    assert pupil(of).send(f"/luot/{attempt}/goi-y/search_words").status_code == 409


def test_after_a_stumble_a_hint_says_its_cost_and_not_yet_its_words(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    stumble(ann, attempt)
    page = ann.sheet(f"/luot/{attempt}/goi-y")
    assert "bớt 0,25 điểm" in page
    assert "Còn 1 gợi ý nữa" in page
    assert of.exercise.hints[0].text not in page


def test_an_opened_hint_shows_its_words_and_is_noted_once(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    stumble(ann, attempt)
    for _ in range(2):
        assert ann.send(f"/luot/{attempt}/goi-y/search_words").status_code == 303
    assert of.exercise.hints[0].text in ann.sheet(f"/luot/{attempt}/goi-y")
    assert used(ann) == ["search_words"]


def test_what_went_wrong_last_time_opens_its_hint(of: Lesson) -> None:
    first, _ = filed(of, of.students[0], without=("identity",))
    ann = pupil(of)
    answer = ann.send(f"/bai/{of.assignment}/lam-lai", {"attempt": str(first)})
    second = answer.headers["Location"].split("/")[2]
    assert "Còn 5 gợi ý nữa" in ann.sheet(f"/luot/{second}/goi-y")
    assert ann.send(f"/luot/{second}/goi-y/clear_photo").status_code == 303


def test_after_filing_hints_are_free_to_read_for_the_next_time(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0], without=("identity",))
    ann = pupil(of)
    page = ann.sheet(f"/luot/{attempt}/goi-y")
    clear = next(hint for hint in of.exercise.hints if hint.id == "clear_photo")
    assert "điểm lượt này đã chốt" in page
    assert clear.text in page
    assert "bớt" not in page
    ann.send(f"/luot/{attempt}/goi-y/clear_photo")
    assert used(ann) == []


def test_a_test_has_none(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    attempt = started(of, of.students[0])
    ann = pupil(of)
    stumble(ann, attempt)
    assert "không có gợi ý" in ann.sheet(f"/luot/{attempt}/goi-y")
    assert ann.send(f"/luot/{attempt}/goi-y/search_words").status_code == 409
    assert used(ann) == []


def test_a_hint_that_is_not_there_is_not_found(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    for odd in ("x", "%00", "9" * 1000, "٣"):
        assert pupil(of).send(f"/luot/{attempt}/goi-y/{odd}").status_code == 404


def test_a_quarter_of_the_time_opens_a_hint_where_nothing_is_refused(of: Lesson, clock: Clock) -> None:
    """Looking up has no refusals: without this nobody would ever get help in a first attempt."""
    student = pupil(of)
    attempt = student.start()
    first = student.read(f"/luot/{attempt}/goi-y")
    clock.now += timedelta(minutes=of.exercise.minutes / 4)
    later = student.read(f"/luot/{attempt}/goi-y")
    assert first.count("Mở gợi ý") < later.count("Mở gợi ý")
