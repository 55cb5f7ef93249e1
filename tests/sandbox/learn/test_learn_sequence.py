"""A sequence on the shelf: one card with its steps, the next one closed until its turn."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from sandbox.operations import sequences
from sandbox.operations.giving import Terms
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from tests.sandbox.learn.pupil import pupil, statements
from tests.support.lesson import SLUG, Lesson, filed

THIRD = "tim-thu-tuc-bang-loi-thuong"


@pytest.fixture
def steps(of: Lesson) -> list[int]:
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        terms = Terms("practice", 3, of.now, None)
        made = sequences.give(
            session, of.parts.content, room, "Làm quen dịch vụ công", True, [SLUG, THIRD], terms, of.now
        )
        wanted = select(Assignment.id).where(Assignment.sequence_id == made.id)
        return list(session.scalars(wanted.order_by(Assignment.position)))


def test_a_sequence_is_one_card_and_says_what_comes_first(of: Lesson, steps: list[int]) -> None:
    page = pupil(of).read("/ke-bai")
    assert page.count('<li class="card shelf-item') == 2  # the sequence, and the exercise given alone
    assert "Làm quen dịch vụ công" in page
    assert "Bước 1/2" in page
    assert "Bước 2/2" in page
    assert "Chưa đến lượt" in page
    assert f"Em làm xong bài “{of.exercise.title.vi}” là bước này mở." in page
    assert f'action="/bai/{steps[0]}"' in page
    assert f'action="/bai/{steps[1]}"' not in page


def test_the_next_step_opens_when_the_one_before_is_done(of: Lesson, steps: list[int]) -> None:
    filed(replace(of, assignment=steps[0]), of.students[0])
    page = pupil(of).read("/ke-bai")
    assert "Xong 1/2 bước" in page
    assert "Chưa đến lượt" not in page
    assert f'action="/bai/{steps[1]}"' in page


def test_a_step_out_of_turn_is_explained_on_its_page_and_refused(of: Lesson, steps: list[int]) -> None:
    ann = pupil(of)
    assert "là một bước của chuỗi “Làm quen dịch vụ công”" in ann.read(f"/bai/{steps[1]}")
    answer = ann.send(f"/bai/{steps[1]}")
    assert answer.status_code == 409
    assert "trước rồi mới đến bài này" in answer.text


def test_a_shelf_with_a_sequence_takes_no_further_select(of: Lesson, steps: list[int]) -> None:
    ann = pupil(of)
    with statements(of) as seen:
        ann.read("/ke-bai")
    assert len([one for one in seen if one.startswith("SELECT")]) <= 3, seen


def test_an_exercise_without_hints_has_no_tab_and_refuses_kindly(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        session.get_one(Assignment, of.assignment).hints = "no"
        session.commit()
    ann = pupil(of)
    attempt = ann.start()
    assert f"/luot/{attempt}/goi-y" not in ann.read("/cong")
    assert "thầy cô không mở gợi ý" in ann.read(f"/luot/{attempt}/goi-y")
    hint = of.exercise.hints[0].id
    answer = ann.send(f"/luot/{attempt}/goi-y/{hint}")
    assert answer.status_code == 409
    assert "thầy cô không mở gợi ý" in answer.text
