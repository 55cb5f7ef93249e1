"""Guessing is slow, and forgetting is mended by the teacher."""

import pytest

from sandbox.operations import accounts
from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.passwords import Passwords
from sandbox.store.people import Student
from tests.support.lesson import lesson


@pytest.fixture
def database(app):
    return app.extensions["dvc-sandbox"].database


def guess(database, clock, account="student:1"):
    with database.writing() as session:
        accounts.take_try(session, account, clock())


def test_after_five_tries_each_guess_waits_a_minute(database, clock):
    for _ in range(5):
        guess(database, clock)
    with pytest.raises(TooManyTries) as refused:
        guess(database, clock)
    assert refused.value.seconds <= 61
    clock.forward(seconds=61)
    guess(database, clock)
    with pytest.raises(TooManyTries):
        guess(database, clock)


def test_a_lesson_leaves_at_most_ninety_guesses(database, clock):
    made = 0
    for _ in range(45 * 60 // 10):
        try:
            guess(database, clock)
            made += 1
        except TooManyTries:
            pass
        clock.forward(seconds=10)
    assert 5 <= made <= 90


def test_one_childs_mistakes_do_not_stop_another(database, clock):
    for _ in range(5):
        guess(database, clock)
    guess(database, clock, "student:2")


def test_the_right_secret_forgives(database, clock):
    for _ in range(4):
        guess(database, clock)
    with database.writing() as session:
        accounts.forgive(session, "student:1")
    for _ in range(5):
        guess(database, clock)


def test_the_first_pin_stays_until_the_teacher_resets_it(app):
    of = lesson(app)
    student = of.students[0]
    with of.parts.database.writing() as session:
        accounts.set_pin(session, student, "băm một")
    with of.parts.database.writing() as session, pytest.raises(Refused, match="đã có mã PIN"):
        accounts.set_pin(session, student, "băm hai")
    with of.parts.database.writing() as session:
        accounts.reset_pin(session, session.get(Student, student))
    with of.parts.database.writing() as session:
        accounts.set_pin(session, student, "băm hai")


def test_an_account_that_does_not_exist_is_never_right():
    passwords = Passwords(time_cost=1, memory_kib=64)
    assert passwords.verify(passwords.hash("đúng"), "đúng")
    assert not passwords.verify(passwords.hash("đúng"), "sai")
    assert not passwords.verify(None, "không ai dùng mật khẩu này")
    assert not passwords.verify("not-a-hash", "đúng")
