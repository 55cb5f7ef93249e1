"""Leaving: the next student on that computer sees nothing."""

from sandbox.web.learn.seen import COOKIE
from tests.sandbox.learn.pupil import pupil, send
from tests.support.lesson import NAMES, Lesson
from tests.support.pages import CheckedClient


def test_one_click_leaves_and_the_old_cookie_is_dead(of: Lesson) -> None:
    ann = pupil(of)
    attempt = ann.start()
    old = ann.client.get_cookie("dvc_thuc_hanh")
    assert old is not None
    assert ann.send("/thoat").headers["Location"] == "/"
    ann.client.set_cookie("dvc_thuc_hanh", old.value)
    for page in ("/ke-bai", f"/luot/{attempt}/de-bai", "/cong"):
        assert ann.client.get(page).headers["Location"] == "/vao-lop"


def test_pages_of_a_signed_in_student_are_not_kept_by_the_browser(of: Lesson) -> None:
    ann = pupil(of)
    attempt = ann.start()
    for page in ("/ke-bai", f"/luot/{attempt}/nhan-vat", f"/luot/{attempt}/giay-to/1.png"):
        assert ann.client.get(page).headers["Cache-Control"] == "no-store"


def test_nothing_of_the_last_student_is_on_the_next_page(of: Lesson) -> None:
    ann = pupil(of)
    ann.read(f"/luot/{ann.start()}/dien-thoai")
    ann.send("/thoat")
    assert NAMES[0] not in ann.read("/")
    assert ann.client.get_cookie(COOKIE) is None


def test_leaving_without_having_come_in_is_no_mistake(client: CheckedClient) -> None:
    assert send(client, "/thoat").headers["Location"] == "/"


def test_leaving_needs_a_press_of_the_button(client: CheckedClient) -> None:
    assert client.get("/thoat").status_code == 405


def test_somebody_signed_in_goes_home_from_the_front_door(of: Lesson) -> None:
    assert pupil(of).client.get("/").headers["Location"] == "/ke-bai"
