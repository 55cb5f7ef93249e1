"""Several exercises in one form: given together, shown together, mistakes explained."""

import re

import pytest
from sqlalchemy import select

from sandbox.store.assignments import Assignment, Sequence
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import SLUG, Lesson

THIRD = "tim-thu-tuc-bang-loi-thuong"
GIVEN = {
    "name": "Làm quen",
    "order": "yes",
    "mode": "practice",
    "attempts_allowed": "2",
    "opens_at": "2026-10-05T08:05",
    "closes_at": "",
}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/giao-chuoi"


def steps(of: Lesson) -> list[tuple[str, int]]:
    wanted = select(Assignment.exercise, Assignment.position).where(Assignment.sequence_id.is_not(None))
    with of.parts.database.reading() as session:
        return [tuple(row) for row in session.execute(wanted.order_by(Assignment.position))]


def test_the_form_has_a_name_an_order_and_no_closing_time_of_its_own(teacher: Desk, path: str) -> None:
    page = teacher.open(path)
    assert "Chuỗi bài ngày 05/10" in page
    assert page.count('name="exercises"') == 8
    assert 'name="closes_at" type="datetime-local" value=""' in page


def test_boxes_left_empty_are_skipped_and_the_class_sees_one_sequence(
    of: Lesson, teacher: Desk, path: str
) -> None:
    page = teacher.follow(teacher.send(path, **GIVEN, exercises=[SLUG, "", THIRD]))
    assert steps(of) == [(SLUG, 1), (THIRD, 2)]
    assert "chuỗi 2 bài · theo thứ tự" in words(page)
    assert "2. Tìm thủ tục bằng lời thường" in words(page)


def test_the_name_has_no_signs_that_cannot_be_seen(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path, **GIVEN | {"name": "Làm\u202e quen\0"}, exercises=[SLUG, THIRD])
    with of.parts.database.reading() as session:
        assert session.scalars(select(Sequence.name)).all() == ["Làm quen"]


def test_a_form_sent_twice_gives_one_sequence(of: Lesson, teacher: Desk, path: str) -> None:
    found = re.search(r'name="idempotency_key" value="([^"]+)"', teacher.open(path))
    assert found
    for _ in range(2):
        teacher.send(path, **GIVEN, exercises=[SLUG, THIRD], idempotency_key=found[1])
    assert len(steps(of)) == 2


def test_it_may_be_done_in_any_order(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path, **GIVEN | {"order": "no"}, exercises=[SLUG, THIRD])
    with of.parts.database.reading() as session:
        assert session.scalars(select(Sequence.in_order)).all() == [False]


@pytest.mark.parametrize(
    ("change", "exercises", "reason"),
    [
        ({}, [SLUG], "từ 2 đến 8 bài"),
        ({}, [SLUG, SLUG], "chọn hai lần"),
        ({}, [SLUG, "khong-co"], "Không có bài"),
        ({"name": " "}, [SLUG, THIRD], "đặt tên cho chuỗi bài"),
        ({"name": "x" * 81}, [SLUG, THIRD], "Tên dài quá"),
        ({"order": "nguoc"}, [SLUG, THIRD], "chọn một mục"),
        ({"mode": "test"}, [SLUG, THIRD], "cần giờ đóng"),
        ({"mode": "guided"}, [SLUG, "kham-pha-cong-tinh-2024"], "không có hướng dẫn từng bước"),
        ({"group_id": "7"}, [SLUG, THIRD], "chọn một mục"),
        ({"group_id": "x"}, [SLUG, THIRD], "chọn một mục"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_given(
    of: Lesson, teacher: Desk, path: str, change: dict[str, str], exercises: list[str], reason: str
) -> None:
    answer = teacher.send(path, **GIVEN | change, exercises=exercises)
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert f'<option value="{SLUG}" selected>' in answer.text
    assert steps(of) == []
