"""Groups of a class: made, filled, renamed, deleted."""

import pytest
from sqlalchemy import update

from sandbox.reports import groups
from sandbox.store.assignments import Assignment
from tests.sandbox.teacher.desk import Desk, colleague, words
from tests.support.lesson import Lesson


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/nhom"


def made(of: Lesson, teacher: Desk, path: str, name: str, *students: int) -> str:
    """A new group; its address."""
    answer = teacher.send(path, name=name, student=[str(one) for one in students])
    assert answer.status_code == 303, words(answer.text)
    with of.parts.database.reading() as session:
        return next(
            f"{path}/{row.id}" for row in groups.groups(session, of.classroom) if row.name == name.strip()
        )


def of_class(of: Lesson) -> list[tuple[str, int]]:
    with of.parts.database.reading() as session:
        return [(row.name, row.members) for row in groups.groups(session, of.classroom)]


def test_a_group_is_made_with_the_students_that_were_ticked(of: Lesson, teacher: Desk, path: str) -> None:
    address = made(of, teacher, path, " Nhóm 1", *of.students[:3])
    assert of_class(of) == [("Nhóm 1", 3)]
    assert teacher.open(address).count(" checked") == 3
    assert "Nhóm 1" in words(teacher.open(f"/lop/{of.classroom}/hoc-sinh"))


def test_a_group_is_renamed_and_filled_anew(of: Lesson, teacher: Desk, path: str) -> None:
    address = made(of, teacher, path, "Nhóm 1", *of.students[:3])
    teacher.follow(teacher.send(address, name="Nhóm khá", student=[str(of.students[4])]))
    assert of_class(of) == [("Nhóm khá", 1)]


def test_a_student_may_be_in_two_groups(of: Lesson, teacher: Desk, path: str) -> None:
    made(of, teacher, path, "Nhóm 1", of.students[0])
    made(of, teacher, path, "Nhóm 2", of.students[0])
    assert "Nhóm 1, Nhóm 2" in words(teacher.open(f"/lop/{of.classroom}/hoc-sinh"))


@pytest.mark.parametrize(
    ("name", "reason"), [("", "Thầy cô ghi tên nhóm"), ("x" * 61, "60 chữ"), ("Nhóm 1", "đã có nhóm")]
)
def test_a_name_that_cannot_be_is_explained_and_the_ticks_are_kept(
    of: Lesson, teacher: Desk, path: str, name: str, reason: str
) -> None:
    made(of, teacher, path, "Nhóm 1")
    answer = teacher.send(path, name=name, student=[str(of.students[1])])
    assert answer.status_code == 422
    assert reason in answer.text
    assert answer.text.count(" checked") == 1
    assert of_class(of) == [("Nhóm 1", 0)]


def test_whoever_is_not_in_the_class_cannot_be_ticked(of: Lesson, teacher: Desk, path: str) -> None:
    made(of, teacher, path, "Nhóm 1", 9999, of.students[0])
    assert of_class(of) == [("Nhóm 1", 1)]
    assert teacher.send(path, name="Nhóm 2", student=["x", "-1", "9" * 30]).status_code == 303


def test_a_group_is_deleted_and_its_students_stay(of: Lesson, teacher: Desk, path: str) -> None:
    address = made(of, teacher, path, "Nhóm 1", *of.students)
    shown = words(teacher.follow(teacher.send(f"{address}/xoa", address)))
    assert "Đã xoá nhóm Nhóm 1. Các em vẫn ở trong lớp." in shown
    assert of_class(of) == []


def test_a_group_with_an_exercise_of_its_own_is_kept(of: Lesson, teacher: Desk, path: str) -> None:
    address = made(of, teacher, path, "Nhóm 1", *of.students)
    with of.parts.database.writing() as session:
        session.execute(update(Assignment).values(group_id=int(address.rpartition("/")[2])))
        session.commit()
    answer = teacher.send(f"{address}/xoa", address)
    assert answer.status_code == 409
    assert "đang có 1 bài giao riêng" in words(answer.text)
    assert of_class(of) == [("Nhóm 1", 5)]


def test_a_group_of_another_class_does_not_exist(of: Lesson, teacher: Desk, path: str) -> None:
    number = made(of, teacher, path, "Nhóm 1").rpartition("/")[2]
    there = colleague(of)
    other = there.send("/lop/moi", name="8B").headers["Location"].removesuffix("/nhap")
    there.open(f"{other}/nhom/{number}", 404)
    there.open(path, 404)


def test_who_leaves_the_class_leaves_its_groups(of: Lesson, teacher: Desk, path: str) -> None:
    made(of, teacher, path, "Nhóm 1", *of.students)
    student = f"/lop/{of.classroom}/hoc-sinh/{of.students[0]}"
    teacher.send(f"{student}/dua-ra", student)
    assert of_class(of) == [("Nhóm 1", 4)]
