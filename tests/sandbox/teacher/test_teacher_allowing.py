"""More time and more attempts for one student, on their page."""

from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import answers
from sandbox.store.assignments import Allowance
from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import Desk, colleague, desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, lesson, started
from tests.support.questions import RIGHT, ask_questions


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, minutes=30)


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"


def given(of: Lesson) -> tuple[int, int] | None:
    with of.parts.database.reading() as session:
        found = session.get(Allowance, (of.assignment, of.students[0]))
        return (found.minutes, found.attempts) if found else None


def test_it_is_given_and_shown_again(of: Lesson, teacher: Desk, path: str) -> None:
    assert "riêng cho em này" in words(teacher.open(path))
    shown = teacher.follow(teacher.send(f"{path}/them", page=path, minutes="10", attempts="1"))
    assert given(of) == (10, 1)
    assert "đã thêm: 10 phút, 1 lượt" in words(shown)
    assert 'value="10"' in shown


def test_where_time_is_not_limited_only_attempts_are_asked(app: Flask) -> None:
    of = lesson(app, username="co.mai")
    teacher, path = desk(of), f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"
    assert "Thêm phút" not in teacher.open(path)
    teacher.send(f"{path}/them", page=path, attempts="2")
    assert given(of) == (0, 2)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("minutes", "mười", "cần một số nguyên"),
        ("minutes", "241", "Số từ 0 đến 240"),
        ("attempts", "", "cần một số nguyên"),
        ("attempts", "-1", "Số từ 0 đến 20"),
    ],
)
def test_a_mistake_is_explained_and_what_was_typed_stays(
    of: Lesson, teacher: Desk, path: str, field: str, value: str, reason: str
) -> None:
    answer = teacher.send(f"{path}/them", page=path, **{"minutes": "5", "attempts": "1"} | {field: value})
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert f'value="{value}"' in answer.text
    assert given(of) is None


def test_after_closing_nothing_can_be_added(app: Flask, clock: Clock) -> None:
    of = lesson(app, username="co.mai", closes_at=clock.now + timedelta(hours=1))
    teacher, path = desk(of), f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"
    teacher.open(path)
    clock.forward(hours=1)
    assert "Thêm lượt" not in teacher.open(path)
    answer = teacher.send(f"{path}/them", page="/lop/moi", attempts="1")
    assert answer.status_code == 422
    assert given(of) is None


def test_another_teacher_gives_nothing(of: Lesson, path: str) -> None:
    other = colleague(of)
    assert other.send(f"{path}/them", page="/lop/moi", minutes="5", attempts="1").status_code == 404
    assert given(of) is None


def test_the_answer_sheet_stands_on_the_students_page(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app, username="co.mai")
    attempt_id = started(of, of.students[0])
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        wrong = RIGHT | {"why": ["study"], "days": []}
        answers.save(session, of.parts.content, attempt, wrong, of.now)
    page = words(desk(of).open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"))
    assert "Để đi học" in page
    assert "Đúng ra: Để xin việc" in page
    assert "Đơn đề nghị; Căn cước" in page
    assert "Chưa trả lời" in page
    assert "điểm tạm tính, ghi phiếu trả lời lúc" in page
