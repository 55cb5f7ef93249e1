"""Changing an assignment afterwards: what may, what may not and why, and taking it back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from sandbox.operations import attempts
from sandbox.store.assignments import Assignment, Prepared, Progress
from sandbox.store.reports import Report
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, started

KEPT = {
    "attempts_allowed": "3",
    "opens_at": "2026-10-05T08:00",
    "closes_at": "",
    "policy": "best",
    "rounding": "0.1",
    "weight": "1",
    "hints": "yes",
    "feedback": "full",
}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/sua"


def given(of: Lesson) -> Assignment:
    with of.parts.database.reading() as session:
        return session.get_one(Assignment, of.assignment)


def mark(of: Lesson, student: int) -> str | None:
    with of.parts.database.reading() as session:
        return session.get_one(Progress, (of.assignment, student)).mark


def test_everything_that_may_change_is_changed(of: Lesson, teacher: Desk, path: str) -> None:
    changed = {"attempts_allowed": "5", "closes_at": "2026-10-05T09:30", "minutes": "30", "weight": "2"}
    page = teacher.follow(teacher.send(path, **KEPT | changed | {"hints": "no", "feedback": "mark"}))
    assert "Đã lưu" in words(page)
    found = given(of)
    assert (found.attempts_allowed, found.minutes, found.weight) == (5, 30, 2)
    assert (found.hints, found.feedback) == ("no", "mark")
    assert found.closes_at == of.now + timedelta(minutes=90)
    assert found.opens_at == of.now


def test_the_page_says_what_is_fixed_and_why(of: Lesson, teacher: Desk, path: str) -> None:
    assert "rút bài về ở cuối trang" in words(teacher.open(path))
    started(of, of.students[0])
    page = teacher.open(path)
    assert "giờ mở cũng không đổi được" in words(page)
    assert 'name="opens_at"' not in page


def test_once_begun_the_opening_stays_whatever_is_sent(of: Lesson, teacher: Desk, path: str) -> None:
    started(of, of.students[0])
    teacher.send(path, **KEPT | {"opens_at": "2026-10-06T08:00"})
    assert given(of).opens_at == of.now


def test_a_closed_assignment_opens_again_by_a_later_closing(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(minutes=10))
    clock.forward(minutes=20)
    teacher = desk(of)
    path = f"/bai-giao/{of.assignment}/sua"
    assert "Bài đã đóng" in words(teacher.open(path))
    late = teacher.send(path, **KEPT | {"closes_at": "2026-10-05T08:15"})
    assert "Giờ đóng mới đã qua" in words(late.text)
    teacher.send(path, **KEPT | {"closes_at": "2026-10-05T09:00"})
    assert started(of, of.students[0])


def test_a_closing_time_that_stays_may_be_past(app: Flask, clock: Clock) -> None:
    of = lesson(app, closes_at=clock.now + timedelta(minutes=10, seconds=30))
    clock.forward(minutes=20)
    answer = desk(of).send(
        f"/bai-giao/{of.assignment}/sua", **KEPT | {"closes_at": "2026-10-05T08:10", "weight": "0"}
    )
    assert answer.status_code == 302, words(answer.text)
    assert given(of).closes_at == clock.now - timedelta(minutes=9, seconds=30)


def test_another_policy_counts_the_marks_anew(of: Lesson, teacher: Desk, path: str) -> None:
    student = of.students[0]
    attempt, _ = filed(of, student)
    with of.parts.database.writing() as session:
        again = session.get_one(Assignment, of.assignment)
        attempts.start_again(session, of.parts.content, again, student, attempt, of.now)
    filed(of, student, fields={"owner_name": "{sibling.full_name}"})
    assert mark(of, student) == "10.0"
    teacher.send(path, **KEPT | {"policy": "last"})
    assert mark(of, student) != "10.0"
    teacher.send(path, **KEPT)
    assert mark(of, student) == "10.0"


def test_another_rounding_adds_a_report_and_leaves_the_old_one(of: Lesson, teacher: Desk, path: str) -> None:
    student = of.students[0]
    filed(of, student)
    with of.parts.database.writing() as session:
        report = session.scalars(select(Report)).one()
        report.earned, report.mark = report.points * 93 // 100, "9.3"
        session.commit()
    teacher.send(path, **KEPT | {"rounding": "0.5"})
    assert mark(of, student) == "9.5"
    with of.parts.database.reading() as session:
        reports = session.scalars(select(Report).order_by(Report.id)).all()
        assert [one.mark for one in reports] == ["9.3", "9.5"]
        assert reports[1].cause == "rounding"
        assert reports[1].report["mark"] == "9.5"
        assert reports[1].earned == reports[0].earned


def test_a_change_turns_the_board_and_tells_the_class(of: Lesson, teacher: Desk, path: str) -> None:
    before = given(of).board_revision
    teacher.send(path, **KEPT)
    assert given(of).board_revision > before


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("attempts_allowed", "0", "Số lượt từ 1 đến 20"),
        ("closes_at", "2026-10-05T07:00", "Giờ đóng phải sau giờ mở"),
        ("closes_at", "hôm qua", "chọn đủ ngày và giờ"),
        ("minutes", "999", "từ 1 đến 240 phút"),
        ("weight", "9", "chọn một mục"),
        ("hints", "maybe", "chọn một mục"),
        ("policy", "", "chọn một mục"),
    ],
)
def test_a_mistake_is_explained_and_nothing_changes(
    of: Lesson, teacher: Desk, path: str, field: str, value: str, reason: str
) -> None:
    answer = teacher.send(path, **KEPT | {"attempts_allowed": "7", field: value})
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert given(of).attempts_allowed == 3


def test_a_test_keeps_its_one_attempt_and_its_closing(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    teacher, path = desk(of), f"/bai-giao/{of.assignment}/sua"
    assert 'name="attempts_allowed"' not in teacher.open(path)
    assert "cần giờ đóng" in words(teacher.send(path, **KEPT).text)
    teacher.send(path, **KEPT | {"closes_at": "2026-10-05T10:00", "attempts_allowed": "9"})
    assert given(of).attempts_allowed == 1


def test_an_assignment_nobody_has_begun_is_taken_back(of: Lesson, teacher: Desk, path: str) -> None:
    page = teacher.follow(teacher.send(f"/bai-giao/{of.assignment}/rut", page=path))
    assert "Đã rút bài" in words(page)
    assert "Chưa giao bài nào" in words(page)
    teacher.open(path, status=404)
    with of.parts.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Prepared)) == 0


def test_work_is_never_taken_back(of: Lesson, teacher: Desk, path: str) -> None:
    started(of, of.students[0])
    answer = teacher.send(f"/bai-giao/{of.assignment}/rut", page=path)
    assert answer.status_code == 409
    assert "hệ số 0" in words(answer.text)
    assert given(of).id == of.assignment
