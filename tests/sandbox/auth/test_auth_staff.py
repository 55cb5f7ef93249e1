"""Teachers sign in."""

from html import unescape

from werkzeug.test import TestResponse

from tests.sandbox.learn.pupil import send
from tests.support.clock import Clock
from tests.support.lesson import PASSWORD, Lesson
from tests.support.pages import CheckedClient

DOOR = "/giao-vien/dang-nhap"


def knock(client: CheckedClient, username: str, password: str) -> TestResponse:
    return send(client, DOOR, {"username": username, "password": password}, page=DOOR)


def test_a_teacher_comes_in(client: CheckedClient, of: Lesson) -> None:
    answer = knock(client, " co.lan ", PASSWORD)
    assert answer.headers["Location"] == "/lop"
    assert client.get("/").headers["Location"] == "/lop"


def test_a_wrong_password_and_an_unknown_name_sound_the_same(client: CheckedClient, of: Lesson) -> None:
    wrong, unknown = knock(client, "co.lan", "sai"), knock(client, "co.lam", "sai")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace("co.lan", "co.lam") == unknown.text
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in unescape(wrong.text)


def test_both_are_made_to_wait_alike(client: CheckedClient, of: Lesson, clock: Clock) -> None:
    for name in ("co.lan", "co.lam"):
        for _ in range(5):
            knock(client, name, "sai")
        assert knock(client, name, PASSWORD).status_code == 429
    clock.forward(seconds=61)
    assert knock(client, "co.lan", PASSWORD).status_code == 302


def test_the_password_is_never_sent_back(client: CheckedClient, of: Lesson) -> None:
    assert "bi-mat-cua-co" not in knock(client, "co.lan", "bi-mat-cua-co").text


def test_odd_input_is_a_sentence(client: CheckedClient, of: Lesson) -> None:
    for username in ("", " ", "\0", "a" * 100_000, "' OR 1=1 --", "e\u0301" * 90, "\U0001f600", "\u202e"):
        for password in ("", "\0", "9" * 100_000):
            answer = knock(client, username, password)
            assert answer.status_code == 422
            assert "Thầy cô" in unescape(answer.text)
