"""The attempt's own calendar."""

from datetime import datetime

from tests.sandbox.learn.pupil import pupil
from tests.support.lesson import Lesson, filed, started


def test_the_next_working_day_comes_and_one_stays_on_the_page(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    answer = ann.send(f"/luot/{attempt}/lich", referrer="http://localhost/thu-tuc?q=bang")
    assert answer.headers["Location"] == "/thu-tuc?q=bang"
    assert ann.attempt(attempt).clock == datetime(2024, 4, 19, 8, 0), "18 April 2024 is a holiday"
    assert "Thứ Sáu 19/4/2024" in ann.read("/cong")


def test_the_officer_receives_what_was_filed(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    ann.send(f"/luot/{attempt}/lich")
    assert "tiếp nhận" in ann.read(f"/ho-so/{dossier}").lower()


def test_an_address_of_another_site_is_not_followed(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    odd = ("http://x.vn/cong", "http://localhost.vn/", "http://localhost//x.vn", "javascript:x", "", "[")
    for address in odd:
        answer = ann.send(f"/luot/{attempt}/lich", referrer=address)
        assert answer.headers["Location"] == f"/luot/{attempt}/lich", address


def test_one_may_wait_until_the_office_answers(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    page = ann.sheet(f"/luot/{attempt}/lich")
    assert "Chờ đến khi cơ quan trả lời" in page
    for state in ("Đang xử lý", "Đã xử lý xong", "Đã trả kết quả"):
        ann.send(f"/luot/{attempt}/lich", {"until": "answer"})
        assert state in ann.read(f"/ho-so/{dossier}")


def test_the_date_in_the_bar_opens_the_calendar(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    assert f'href="/luot/{attempt}/lich"' in pupil(of, attempt=attempt).read("/cong")
