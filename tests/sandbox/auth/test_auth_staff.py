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


def test_a_guesser_on_another_computer_does_not_keep_the_teacher_out(
    client: CheckedClient, of: Lesson
) -> None:
    bored = of.app.test_client()
    bored.environ_base["REMOTE_ADDR"] = "192.168.1.50"
    for _ in range(6):
        answer = knock(bored, "co.lan", "sai")  # type: ignore[arg-type]
    assert answer.status_code == 429
    assert knock(client, "co.lan", PASSWORD).status_code == 302


def test_many_computers_together_are_slowed_down_alike_for_any_name(of: Lesson) -> None:
    seen = []
    for name in ("co.lan", "co.lam"):
        for seat in range(31):
            one = of.app.test_client()
            one.environ_base["REMOTE_ADDR"] = f"192.168.1.{seat + 1}"
            answer = knock(one, name, "sai")  # type: ignore[arg-type]
        seen.append((answer.status_code, answer.text.replace(name, "").split("csrf")[0]))
    assert seen[0] == seen[1]
    assert seen[0][0] == 429


def test_the_password_is_never_sent_back(client: CheckedClient, of: Lesson) -> None:
    assert "bi-mat-cua-co" not in knock(client, "co.lan", "bi-mat-cua-co").text


def test_odd_input_is_a_sentence(client: CheckedClient, of: Lesson) -> None:
    for username in ("", " ", "\0", "a" * 100_000, "' OR 1=1 --", "e\u0301" * 90, "\U0001f600", "\u202e"):
        for password in ("", "\0", "9" * 100_000):
            answer = knock(client, username, password)
            assert answer.status_code == 422
            assert "Thầy cô" in unescape(answer.text)
