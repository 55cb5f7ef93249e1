"""Guessing is slow, and forgetting is mended by the teacher."""

from contextlib import suppress

import pytest

from sandbox.operations import accounts, expiry, tries
from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.passwords import Passwords
from sandbox.store.people import Student, Throttle
from sandbox.store.sessions import BrowserSession
from tests.support.lesson import PASSWORD, come_in, lesson


@pytest.fixture
def database(app):
    return app.extensions["dvc-sandbox"].database


HERE, THERE = "192.168.1.21", "192.168.1.22"


def guess(database, clock, account="student:1", address=HERE):
    with database.writing() as session:
        tries.take_try(session, account, address, clock())


def guesses(database, clock, *addresses, minutes=45, every=10):
    """How many guesses come through when each of these machines tries every few seconds."""
    made = 0
    for _ in range(minutes * 60 // every):
        for address in addresses:
            with suppress(TooManyTries):
                guess(database, clock, address=address)
                made += 1
        clock.forward(seconds=every)
    return made


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
    assert 5 <= guesses(database, clock, HERE) <= 90


def test_a_whole_room_together_guesses_no_more_than_ninety_times(database, clock):
    room = [f"192.168.1.{seat}" for seat in range(1, 46)]
    assert 30 <= guesses(database, clock, *room) <= 90


def test_a_stranger_on_another_machine_keeps_nobody_out(database, clock):
    guesses(database, clock, THERE)
    for _ in range(5):
        guess(database, clock)


def test_a_name_with_spaces_is_not_another_ones_machine(database, clock):
    for typed in (f"staff:co.lan {HERE}", f"staff:at {HERE} staff:co.lan"):
        for _ in range(5):
            guess(database, clock, typed, THERE)
    guess(database, clock, "staff:co.lan")


def test_one_childs_mistakes_do_not_stop_another(database, clock):
    for _ in range(5):
        guess(database, clock)
    guess(database, clock, "student:2")


def test_the_right_secret_forgives(database, clock):
    for _ in range(4):
        guess(database, clock)
    with database.writing() as session:
        tries.forgive(session, "student:1", HERE)
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


def test_a_new_pin_ends_the_old_sign_in_and_forgets_wrong_tries(app, clock):
    of = lesson(app)
    account, browser = f"student:{of.students[0]}", come_in(app.test_client(), "student", of.students[0])
    assert browser.get("/ke-bai").status_code == 200
    for _ in range(5):
        guess(of.parts.database, clock, account)
    with of.parts.database.writing() as session:
        accounts.reset_pin(session, session.get(Student, of.students[0]))
    assert browser.get("/ke-bai").status_code == 302
    guess(of.parts.database, clock, account)


def test_a_new_password_opens_and_ends_every_old_sign_in(app):
    of = lesson(app)
    browser, colleague = (come_in(app.test_client(), "staff", of.teacher) for _ in range(2))
    assert browser.get("/lop").status_code == colleague.get("/lop").status_code == 200
    secret = of.parts.passwords.hash("mat-khau-moi")
    with of.parts.database.writing() as session:
        person = accounts.set_password(session, "co.lan", secret)
    assert of.parts.passwords.verify(person.password_hash, "mat-khau-moi")
    assert not of.parts.passwords.verify(person.password_hash, PASSWORD)
    assert browser.get("/lop").status_code == colleague.get("/lop").status_code == 302


def test_a_password_for_nobody_is_refused(app):
    of = lesson(app)
    with of.parts.database.writing() as session, pytest.raises(Refused, match="Không có tài khoản"):
        accounts.set_password(session, "co.lam", "băm")


def test_what_is_over_goes_and_what_holds_stays(app, clock):
    of = lesson(app)
    database = of.parts.database
    old = come_in(app.test_client(), "student", of.students[0])
    guess(database, clock, "student:1")
    clock.forward(hours=25)
    young = come_in(app.test_client(), "student", of.students[1])
    for _ in range(4):
        guess(database, clock, "student:2")
    with database.writing() as session:
        expiry.drop_expired(session, clock())
        assert session.query(BrowserSession).count() == 1
        assert {row.key for row in session.query(Throttle)} == {"student:2", f"at {HERE} student:2"}
    assert (old.get("/ke-bai").status_code, young.get("/ke-bai").status_code) == (302, 200)
    guess(database, clock, "student:2")
    with pytest.raises(TooManyTries):
        guess(database, clock, "student:2")


def test_an_account_that_does_not_exist_is_never_right():
    passwords = Passwords(time_cost=1, memory_kib=64)
    assert passwords.verify(passwords.hash("đúng"), "đúng")
    assert not passwords.verify(passwords.hash("đúng"), "sai")
    assert not passwords.verify(None, "không ai dùng mật khẩu này")
    assert not passwords.verify("not-a-hash", "đúng")
