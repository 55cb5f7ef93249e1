"""One student gets more time or more attempts than the class."""

from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import allowances, attempts
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Allowance
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from tests.support.clock import Clock
from tests.support.lesson import Lesson, lesson, started


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, minutes=30, attempts_allowed=1)


def grant(of: Lesson, minutes: int = 0, more: int = 0, student: int | None = None, teacher: int = 0) -> None:
    who = of.students[0] if student is None else student
    with of.parts.database.writing() as session:
        allowances.grant(session, teacher or of.teacher, of.assignment, who, minutes, more, of.now)


def works(of: Lesson, attempt_id: int, student: int) -> bool:
    with of.parts.database.writing() as session:
        try:
            attempts.under_way(session, of.parts.content, attempt_id, student, of.now)
        except Refused:
            return False
    return True


def test_more_minutes_are_for_that_student_alone(of: Lesson, clock: Clock) -> None:
    first, second = (started(of, student) for student in of.students[:2])
    grant(of, minutes=10)
    clock.forward(minutes=35)
    assert works(of, first, of.students[0])
    assert not works(of, second, of.students[1])
    clock.forward(minutes=5)
    assert not works(of, first, of.students[0])


def test_another_attempt_can_be_begun(of: Lesson) -> None:
    student = of.students[0]
    attempt = started(of, student)
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    with pytest.raises(Refused):
        started(of, student)
    grant(of, more=1)
    assert started(of, student)


def test_said_twice_it_is_the_same_and_nothing_takes_it_back(of: Lesson) -> None:
    for minutes, more in ((10, 2), (10, 2), (0, 0)):
        grant(of, minutes, more)
        with of.parts.database.reading() as session:
            kept = session.get_one(Allowance, (of.assignment, of.students[0]))
            assert (kept.minutes, kept.attempts) == (minutes, more)


@pytest.mark.parametrize(("minutes", "more"), [(-1, 0), (241, 0), (0, 21), (0, -1)])
def test_too_much_is_refused(of: Lesson, minutes: int, more: int) -> None:
    with pytest.raises(Refused, match="Thêm được"):
        grant(of, minutes, more)


def test_nobody_gives_it_in_another_class(app: Flask, of: Lesson) -> None:
    other = lesson(app, username="co.mai")
    with pytest.raises(NotFound):
        grant(of, 5, student=other.students[0])
    with pytest.raises(NotFound):
        grant(of, 5, teacher=other.teacher)


def test_what_has_closed_stays_closed(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(hours=1))
    clock.forward(hours=2)
    with pytest.raises(Refused, match="đã đóng"):
        grant(of, more=1)
