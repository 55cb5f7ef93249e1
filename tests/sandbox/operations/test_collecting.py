"""Whose time is over is graded as they stand, whether they come back or not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from sandbox.extensions import Parts
from sandbox.operations import answers, assignments, attempts, collecting
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Report
from tests.support.clock import Clock
from tests.support.lesson import SLUG, Lesson, lesson, signed_in, started
from tests.support.questions import RIGHT, ask_questions


@pytest.fixture
def of(app: Flask) -> Lesson:
    ask_questions(app)
    return lesson(app, minutes=30)


def answered(of: Lesson, student: int, **given: list[str]) -> int:
    attempt_id = started(of, student)
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        answers.keep(session, of.parts.content, attempt, given or RIGHT, of.now)
    return attempt_id


def collect(of: Lesson, student: int | None = None) -> int:
    with of.parts.database.writing() as session:
        return collecting.collect(session, of.parts.content, of.assignment, of.now, student)


def is_waiting(of: Lesson, student: int | None = None) -> bool:
    with of.parts.database.reading() as session:
        assignment = session.get_one(Assignment, of.assignment)
        return collecting.is_waiting(session, assignment, of.now, student)


def causes(of: Lesson, attempt_id: int) -> list[str]:
    with of.parts.database.reading() as session:
        wanted = select(Report.cause).where(Report.attempt_id == attempt_id).order_by(Report.id)
        return list(session.scalars(wanted))


def test_nothing_is_taken_before_the_time_is_up(of: Lesson, clock: Clock) -> None:
    attempt = answered(of, of.students[0])
    clock.forward(minutes=29, seconds=59)
    assert not is_waiting(of)
    assert collect(of) == 0
    assert causes(of, attempt) == []


def test_who_never_comes_back_is_graded_once(of: Lesson, clock: Clock) -> None:
    attempt = answered(of, of.students[0])
    clock.forward(minutes=30)
    assert is_waiting(of)
    assert [collect(of), collect(of)] == [1, 0]
    assert not is_waiting(of)
    assert causes(of, attempt) == ["attempt.time_up"]
    with of.parts.database.reading() as session:
        cell = session.get_one(Progress, (of.assignment, of.students[0]))
        assert (cell.state, cell.earned) == ("done", 375)  # and nothing unsafe was done
        assert session.get_one(Attempt, attempt).finished_at == of.now


def test_who_has_only_looked_has_no_mark(of: Lesson, clock: Clock) -> None:
    started(of, of.students[0])
    clock.forward(minutes=31)
    assert not is_waiting(of)
    assert collect(of) == 0


def test_one_student_is_taken_without_the_others(of: Lesson, clock: Clock) -> None:
    answered(of, of.students[0])
    other = answered(of, of.students[1])
    clock.forward(minutes=31)
    assert collect(of, of.students[0]) == 1
    assert causes(of, other) == []
    assert is_waiting(of, of.students[1])
    assert not is_waiting(of, of.students[2])


def test_closing_takes_in_what_is_under_way(of: Lesson) -> None:
    attempt = answered(of, of.students[0])
    with of.parts.database.writing() as session:
        assignments.close(session, of.parts.content, of.teacher, of.assignment, of.now)
    assert causes(of, attempt) == ["attempt.time_up"]


def test_what_closes_by_the_clock_is_taken_as_well(app: Flask, clock: Clock) -> None:
    ask_questions(app)
    of = lesson(app, closes_at=clock.now + timedelta(hours=1))
    attempt = answered(of, of.students[0])
    assert not is_waiting(of)
    clock.forward(hours=1)
    assert collect(of) == 1
    assert causes(of, attempt) == ["attempt.time_up"]


def test_a_filing_that_has_not_come_gets_no_mark(app: Flask, clock: Clock) -> None:
    of = lesson(app, minutes=30)
    attempt = signed_in(of, of.students[0])
    clock.forward(minutes=30)
    assert collect(of) == 1
    assert causes(of, attempt) == []


def test_the_next_press_of_the_student_says_that_time_is_up(of: Lesson, clock: Clock) -> None:
    attempt = answered(of, of.students[0])
    clock.forward(minutes=30)
    with of.parts.database.writing() as session, pytest.raises(Refused, match="Hết giờ"):
        attempts.under_way(session, of.parts.content, attempt, of.students[0], of.now)
    assert causes(of, attempt) == ["attempt.time_up"]


def test_a_number_of_a_real_person_is_struck_out_and_a_code_is_not(of: Lesson) -> None:
    for typed, kept in (
        ("0912345678", "•••"),
        ("000.00.TH.X99-240417-0001", "000.00.TH.X99-240417-0001"),
        ("099203039401", "099203039401"),
    ):
        attempt = answered(of, of.students[0], days=[typed])
        with of.parts.database.reading() as session:
            assert session.get_one(Attempt, attempt).answers["days"] == [kept]


def test_a_given_dossier_is_not_the_work_of_who_has_only_looked(app: Flask, clock: Clock) -> None:
    """What the office did with it stands in the journal, before the student began."""
    parts: Parts = app.extensions["dvc-sandbox"]
    given = parts.content.library["bo-sung-ho-so"].model_copy(update={"slug": SLUG})
    library = {**parts.content.library, SLUG: given}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))
    of = lesson(app, minutes=30)
    for student in of.students:
        started(of, student)
    clock.forward(minutes=31)
    assert collect(of) == 0


def test_an_assignment_closes_though_its_exercise_has_left_the_library(of: Lesson) -> None:
    started(of, of.students[0])
    library = {slug: one for slug, one in of.parts.content.library.items() if slug != SLUG}
    with of.parts.database.writing() as session:
        without = replace(of.parts.content, library=library)
        assignments.close(session, without, of.teacher, of.assignment, of.now)
    with of.parts.database.reading() as session:
        assert session.get_one(Assignment, of.assignment).closes_at == of.now
