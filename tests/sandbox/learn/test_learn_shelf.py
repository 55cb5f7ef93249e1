"""The shelf says what there is to do, and what may be done with it now."""

from datetime import timedelta

from flask import Flask

from tests.sandbox.learn.pupil import pupil, statements
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, started


def test_a_new_exercise_waits_to_be_begun(of: Lesson) -> None:
    page = pupil(of).read("/ke-bai")
    assert of.exercise.title.vi in page
    assert "Chưa làm" in page
    assert "Bắt đầu" in page
    assert "Còn 3 trong 3 lượt" in page


def test_an_exercise_under_way_can_be_gone_on_with(of: Lesson) -> None:
    started(of, of.students[0])
    page = pupil(of).read("/ke-bai")
    assert "Đang làm" in page
    assert "Làm tiếp" in page
    assert "Làm lại" in page


def test_a_filed_exercise_shows_its_mark(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    page = pupil(of).read("/ke-bai")
    assert "Hoàn thành" in page
    assert "<strong>10,0</strong>" in page
    assert f"/luot/{attempt}/phieu-diem" in page


def test_before_its_time_an_exercise_can_only_be_looked_at(app: Flask, clock: Clock) -> None:
    page = pupil(lesson(app, opens_at=clock.now + timedelta(hours=1))).read("/ke-bai")
    assert "Chưa mở" in page
    assert "Bắt đầu" not in page


def test_after_its_time_only_the_report_is_left(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(hours=1))
    filed(of, of.students[0])
    clock.forward(hours=2)
    page = pupil(of).read("/ke-bai")
    assert "Đã đóng" in page
    assert "Xem phiếu điểm" in page
    assert "Làm lại" not in page
    assert "Vào lại cổng" not in page


def test_a_test_keeps_its_mark_until_it_is_over(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    filed(of, of.students[0])
    assert "10,0" not in pupil(of).read("/ke-bai")
    clock.forward(hours=2)
    assert "10,0" in pupil(of).read("/ke-bai")


def test_another_class_has_another_shelf(app: Flask) -> None:
    lesson(app)
    other = lesson(app, username="co.mai")
    page = pupil(other).read("/ke-bai")
    assert page.count("shelf-item") == 1


def test_the_shelf_takes_one_select_of_its_own(of: Lesson) -> None:
    ann = pupil(of)
    with statements(of) as seen:
        ann.read("/ke-bai")
    assert len([one for one in seen if one.startswith("SELECT")]) <= 3, seen
