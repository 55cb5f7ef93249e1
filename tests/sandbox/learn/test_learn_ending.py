"""Ending an attempt."""

from tests.sandbox.learn.pupil import pupil
from tests.support.lesson import Lesson, filed, started


def test_ending_asks_first_and_says_what_would_be_lost(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    page = pupil(of).read(f"/luot/{attempt}/ket-thuc")
    assert "Em chưa nộp hồ sơ nào" in page
    assert "lượt này không có điểm" in page
    assert pupil(of).attempt(attempt).finished_at is None


def test_an_ended_attempt_leaves_the_portal(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert ann.send(f"/luot/{attempt}/ket-thuc").headers["Location"] == f"/luot/{attempt}/phieu-diem"
    assert ann.attempt(attempt).finished_at is not None
    assert ann.client.get("/cong").headers["Location"] == "/ke-bai"


def test_ending_twice_is_ending_once(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    for _ in range(2):
        assert ann.send(f"/luot/{attempt}/ket-thuc").status_code == 302
    assert ann.client.get(f"/luot/{attempt}/ket-thuc").headers["Location"] == f"/luot/{attempt}/phieu-diem"


def test_an_attempt_ended_without_a_dossier_says_so_on_the_shelf(of: Lesson) -> None:
    ann = pupil(of)
    ann.send(f"/luot/{ann.start()}/ket-thuc")
    page = ann.read("/ke-bai")
    assert "Chưa nộp" in page
    assert "Làm lại" in page
    assert "Làm tiếp" not in page
