"""What a class has practised of the curriculum, and what would practise the rest."""

import pytest
from flask import Flask

from exercises.engine.outcomes import load_outcomes
from sandbox.operations import accounts
from sandbox.reports.coverage import coverage, grade_of, practice
from tests.sandbox.teacher.desk import Desk, counted, words
from tests.support.lesson import SLUG, Lesson, come_in, filed, started


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/yeu-cau-can-dat"


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("10A1", 10),
        ("Lớp 8/3", 8),
        ("12 Tin", 12),
        ("6A", 6),
        ("Tin nâng cao", 0),
        ("2026 A", 0),
    ],
)
def test_the_name_of_a_class_tells_its_grade(name: str, grade: int) -> None:
    assert grade_of(name) == grade


def test_it_opens_with_the_grade_of_the_class_and_another_may_be_chosen(teacher: Desk, path: str) -> None:
    page = words(teacher.open(path))
    assert "Lớp đã được giao bài cho 1 trong 2 yêu cầu" in page
    assert "Khối đoán theo tên lớp" in page
    assert "Tin học lớp 6" in words(teacher.open(f"{path}?khoi=6"))
    everything = words(teacher.open(f"{path}?khoi=99"))
    assert f"trong {len(load_outcomes())} yêu cầu" in everything


def test_it_counts_students_who_have_done_it(of: Lesson, teacher: Desk, path: str) -> None:
    assert "0/5 em đã làm xong" in words(teacher.open(path))
    filed(of, of.students[0])
    started(of, of.students[1])
    assert "1/5 em đã làm xong" in words(teacher.open(path))


def test_what_is_missing_leads_to_an_exercise_to_assign(of: Lesson, teacher: Desk, path: str) -> None:
    page = teacher.open(path)
    assert f'action="/lop/{of.classroom}/giao-bai"' in page
    assert 'name="bai" value="thu-tuc-da-het-hieu-luc"' in page
    assert "exercises/outcomes.yml" in page


def test_who_only_looks_is_offered_nothing_to_assign(of: Lesson, path: str) -> None:
    with of.parts.database.writing() as session:
        id = accounts.create_staff(session, of.school, "to.truong", "Tổ trưởng", "x", "head").id
    page = come_in(of.app.test_client(), "staff", id).get(path).text
    assert "Yêu cầu cần đạt" in page
    assert 'name="bai"' not in page


def test_every_outcome_is_given_or_has_others(of: Lesson) -> None:
    library = of.parts.content.library
    with of.parts.database.reading() as session:
        found = coverage(library, load_outcomes().values(), practice(session, of.classroom), 0)
    assert {one.outcome.id for one in found if one.given} == set(library[SLUG].outcomes)
    assert all(one.given or one.others for one in found)


def test_the_page_asks_the_same_however_much_was_given(
    app: Flask, of: Lesson, teacher: Desk, path: str
) -> None:
    teacher.open(path)
    few = counted(app, lambda: teacher.open(path))
    for student in of.students[:3]:
        filed(of, student)
    assert len(counted(app, lambda: teacher.open(path))) == len(few)


def test_the_assign_form_says_which_outcomes_are_new(of: Lesson, teacher: Desk) -> None:
    part = words(teacher.open(f"/lop/{of.classroom}/giao-bai/dang-chon?exercise=thu-tuc-da-het-hieu-luc"))
    assert "mới với lớp này" in part
    assert "lớp đã có bài" in words(teacher.open(f"/lop/{of.classroom}/giao-bai/dang-chon"))
    assert teacher.client.get(f"/lop/{of.classroom}/giao-bai/dang-chon?exercise=khong-co").status_code == 404
