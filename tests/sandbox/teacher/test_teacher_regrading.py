"""A teacher has an assignment graded again, and looks into signs of copying."""

import pytest

from tests.sandbox.operations.test_regrading import sibling_is_right
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson, filed


@pytest.fixture
def path(of: Lesson) -> str:
    filed(of, of.students[0])
    return f"/bai-giao/{of.assignment}/cham-lai"


def test_nothing_to_change_is_said_and_offers_no_button(of: Lesson, teacher: Desk, path: str) -> None:
    page = words(teacher.open(path))
    assert "Đã thử chấm lại 1 lượt: không lượt nào đổi điểm." in page
    assert "Ghi điểm mới" not in page


def test_a_corrected_exercise_is_seen_first_and_then_kept(of: Lesson, teacher: Desk, path: str) -> None:
    sibling_is_right(of)
    page = words(teacher.open(path))
    assert "1 trong 1 lượt sẽ đổi" in page
    assert "10,0 9,0 Họ và tên chủ hồ sơ: 1,0 → 0,0" in page
    done = words(teacher.follow(teacher.send(path, reason="Đề ghi nhầm tên")))
    assert "Đã chấm lại 1 lượt, 1 lượt có điểm mới." in done
    assert "9,0" in done


def test_the_marks_lead_to_both_pages(of: Lesson, teacher: Desk, path: str) -> None:
    marks = teacher.open(f"/bai-giao/{of.assignment}/diem")
    assert path in marks
    assert f"/bai-giao/{of.assignment}/dau-hieu-chep-bai" in marks


def test_a_neighbours_value_is_shown_with_the_neighbours_name(of: Lesson, teacher: Desk, path: str) -> None:
    from sandbox.store.attempts import Attempt
    from sandbox.store.people import Student
    from tests.support.lesson import variant

    with of.parts.database.reading() as session:
        name = variant(session.query(Attempt).one()).values["me.full_name"]
        neighbour = session.get_one(Student, of.students[0]).full_name
    filed(of, of.students[1], fields={"owner_name": name})
    page = words(teacher.open(f"/bai-giao/{of.assignment}/dau-hieu-chep-bai"))
    assert f"Thông tin của bạn khác Họ và tên chủ hồ sơ: “{name}” {neighbour}" in page
    assert "điểm không bị trừ" in page
