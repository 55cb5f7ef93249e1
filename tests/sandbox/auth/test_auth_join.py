"""Joining a class by its code."""

from html import unescape

from sqlalchemy import update

from sandbox.operations.knocking import ALLOWANCE, WINDOW
from sandbox.store.people import Student
from tests.sandbox.learn.pupil import send
from tests.support.clock import Clock
from tests.support.lesson import NAMES, Lesson
from tests.support.pages import CheckedClient


def test_the_front_door_asks_for_the_code(client: CheckedClient) -> None:
    page = client.get("/").text
    assert 'action="/vao-lop"' in page
    assert "/giao-vien/dang-nhap" in page


def test_the_code_leads_to_the_names_of_the_class(client: CheckedClient, of: Lesson) -> None:
    answer = send(client, "/vao-lop", {"code": f" {of.join_code.lower()} "})
    assert answer.headers["Location"] == f"/vao-lop/{of.join_code}"
    page = client.get(answer.headers["Location"]).text
    places = [page.index(name) for name in NAMES[:3]]
    assert places == sorted(places)


def test_a_code_in_the_address_may_be_small(client: CheckedClient, of: Lesson) -> None:
    answer = client.get(f"/vao-lop/{of.join_code.lower()}")
    assert answer.headers["Location"] == f"/vao-lop/{of.join_code}"


def test_a_wrong_code_is_a_sentence_and_keeps_what_was_typed(client: CheckedClient, of: Lesson) -> None:
    answer = send(client, "/vao-lop", {"code": "XXXXXX"})
    assert answer.status_code == 422
    assert "Không có lớp nào dùng mã này" in unescape(answer.text)
    assert 'value="XXXXXX"' in answer.text


def test_no_code_is_a_sentence(client: CheckedClient) -> None:
    assert "Em gõ mã lớp" in unescape(send(client, "/vao-lop", {"code": ""}).text)
    assert "Em gõ mã lớp" in unescape(send(client, "/vao-lop").text)


def test_an_address_with_a_wrong_code_asks_for_the_code_again(client: CheckedClient, of: Lesson) -> None:
    answer = client.get("/vao-lop/HHHHHH")
    assert answer.status_code == 404
    assert 'value="HHHHHH"' in answer.text


def test_a_disabled_student_is_not_listed(client: CheckedClient, of: Lesson) -> None:
    with of.parts.database.writing() as session:
        session.execute(update(Student).where(Student.id == of.students[1]).values(disabled_at=of.now))
        session.commit()
    page = client.get(f"/vao-lop/{of.join_code}").text
    assert NAMES[0] in page
    assert NAMES[1] not in page


def test_trying_codes_ends_after_the_allowance(client: CheckedClient, of: Lesson, clock: Clock) -> None:
    for _ in range(ALLOWANCE):
        assert client.get("/vao-lop/HHHHHH").status_code == 404
    assert client.get("/vao-lop/HHHHHH").status_code == 429
    assert send(client, "/vao-lop", {"code": "HHHHHH"}).status_code == 429
    assert client.get(f"/vao-lop/{of.join_code}").status_code == 200, "honest students still come in"
    clock.forward(seconds=WINDOW.total_seconds())
    assert client.get("/vao-lop/HHHHHH").status_code == 404
