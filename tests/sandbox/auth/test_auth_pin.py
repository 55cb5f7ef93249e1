"""A student's PIN."""

import re
from html import unescape

import pytest
from sqlalchemy import update
from werkzeug.test import TestResponse

from sandbox.operations import accounts
from sandbox.store.people import Student
from tests.sandbox.learn.pupil import send
from tests.support.clock import Clock
from tests.support.lesson import NAMES, PIN, Lesson, lesson
from tests.support.pages import CheckedClient


def seat(of: Lesson, number: int = 0) -> str:
    """The address of one name."""
    page = of.app.test_client().get(f"/vao-lop/{of.join_code}").text
    return re.findall(rf'"(/vao-lop/{of.join_code}/[0-9]+)"', page)[number]


def choose(client: CheckedClient, of: Lesson, pin: str = PIN, again: str | None = None) -> TestResponse:
    address = seat(of)
    return send(client, address, {"pin": pin, "again": pin if again is None else again}, page=address)


def give(client: CheckedClient, of: Lesson, pin: str) -> TestResponse:
    return send(client, seat(of), {"pin": pin}, page=seat(of))


@pytest.fixture
def known(of: Lesson) -> Lesson:
    """The first student already has the PIN."""
    with of.parts.database.writing() as session:
        accounts.set_pin(session, of.students[0], of.parts.passwords.hash(PIN))
    return of


def test_the_first_time_one_chooses_a_pin_and_is_in(client: CheckedClient, of: Lesson) -> None:
    assert choose(client, of).headers["Location"] == "/ke-bai"
    assert NAMES[0] in client.get("/ke-bai").text


def test_the_next_time_the_same_pin_opens(client: CheckedClient, of: Lesson) -> None:
    choose(client, of)
    other = of.app.test_client()
    assert give(other, of, PIN).headers["Location"] == "/ke-bai"  # type: ignore[arg-type]


def test_a_pin_is_four_to_six_figures(client: CheckedClient, of: Lesson) -> None:
    for pin in ("", "123", "1234567", "12a4", "١٢٣٤", "12 34", "1234\n", "\0\0\0\0", "9" * 100_000):
        answer = choose(client, of, pin)
        assert answer.status_code == 422
        assert "4 đến 6 chữ số" in unescape(answer.text)


def test_both_pins_must_be_the_same(client: CheckedClient, of: Lesson) -> None:
    assert "chưa giống nhau" in unescape(choose(client, of, "1234", "1235").text)


def test_somebody_who_chose_meanwhile_keeps_the_name(client: CheckedClient, of: Lesson) -> None:
    address = seat(of)
    token = re.findall(r'csrf_token" value="([^"]+)', client.get(address).text)[0]
    choose(of.app.test_client(), of)  # type: ignore[arg-type]
    answer = client.post(address, data={"csrf_token": token, "pin": "9999", "again": "9999"})
    assert answer.status_code == 422
    assert "Mã PIN chưa đúng" in unescape(answer.text)
    assert client.get("/ke-bai").status_code == 302


def test_a_wrong_pin_is_told_kindly_and_not_shown_again(client: CheckedClient, known: Lesson) -> None:
    answer = give(client, known, "1111")
    assert answer.status_code == 422
    assert "Mã PIN chưa đúng" in unescape(answer.text)
    assert "1111" not in answer.text


def test_five_wrong_pins_make_everybody_wait_a_minute(
    client: CheckedClient, known: Lesson, clock: Clock
) -> None:
    for _ in range(5):
        give(client, known, "1111")
    answer = give(client, known, PIN)
    assert answer.status_code == 429
    assert "Em đợi 61 giây" in unescape(answer.text)
    clock.forward(seconds=61)
    assert give(client, known, PIN).status_code == 302


def test_the_right_pin_forgives_the_wrong_ones(client: CheckedClient, known: Lesson) -> None:
    for _ in range(2):
        for _ in range(4):
            give(client, known, "1111")
        assert give(client, known, PIN).status_code == 302


def test_coming_in_takes_a_new_token(client: CheckedClient, known: Lesson) -> None:
    client.get(seat(known))
    before = client.get_cookie("dvc_thuc_hanh")
    give(client, known, PIN)
    after = client.get_cookie("dvc_thuc_hanh")
    assert before is not None
    assert after is not None
    assert before.value != after.value


def test_a_name_belongs_to_its_class_only(client: CheckedClient, of: Lesson) -> None:
    other = lesson(of.app, students=1, username="co.mai")
    number = seat(other).split("/")[-1]
    assert client.get(f"/vao-lop/{of.join_code}/{number}").status_code == 404


def test_a_name_that_is_not_there_is_not_found(client: CheckedClient, of: Lesson) -> None:
    for number in ("0", "99999", "2147483648", "9" * 40, "-1", "x"):
        assert client.get(f"/vao-lop/{of.join_code}/{number}").status_code == 404


def test_a_disabled_student_does_not_come_in(client: CheckedClient, known: Lesson) -> None:
    address = seat(known)
    with known.parts.database.writing() as session:
        session.execute(update(Student).where(Student.id == known.students[0]).values(disabled_at=known.now))
        session.commit()
    assert client.get(address).status_code == 404
