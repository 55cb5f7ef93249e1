"""Whose page is whose: anybody else's class or assignment answers like one that does not exist."""

import pytest
from flask import Flask

from tests.sandbox.teacher.desk import Desk, colleague
from tests.support.lesson import Lesson, come_in, filed

UNKNOWN = 2**31 - 1


def pages(of: Lesson, unknown: bool = False) -> list[str]:
    classroom, assignment = (UNKNOWN, UNKNOWN) if unknown else (of.classroom, of.assignment)
    lop, bai = f"/lop/{classroom}", f"/bai-giao/{assignment}"
    return [
        *(lop + page for page in ("", "/nhap", "/the", "/giao-bai")),
        *(bai + page for page in ("", "/bang", "/diem", "/diem.xlsx", f"/hoc-sinh/{of.students[0]}")),
        f"{bai}/hoc-sinh/{of.students[0]}/tep/1",
    ]


def test_every_page_of_the_teacher_answers_its_teacher(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0])
    for page in pages(of):
        assert teacher.client.get(page).status_code == 200, page


def test_a_colleague_gets_the_same_answer_as_for_what_does_not_exist(of: Lesson) -> None:
    filed(of, of.students[0])
    other = colleague(of)
    for foreign, unknown in zip(pages(of), pages(of, unknown=True), strict=True):
        assert other.open(foreign, 404) == other.open(unknown, 404)


def test_a_student_finds_no_page_of_the_teacher(of: Lesson, app: Flask) -> None:
    student = Desk(come_in(app.test_client(), "student", of.students[0]))
    for page in pages(of):
        student.open(page, 404)


def test_a_visitor_is_asked_to_sign_in(of: Lesson, app: Flask) -> None:
    for page in ["/lop", "/lop/moi", *pages(of)]:
        answer = app.test_client().get(page)
        assert answer.headers["Location"] == "/giao-vien/dang-nhap", page


def test_a_student_of_another_class_is_unknown_here(of: Lesson, teacher: Desk) -> None:
    teacher.open(f"/bai-giao/{of.assignment}/hoc-sinh/{UNKNOWN}", 404)


@pytest.mark.parametrize("id", ["0", "-1", "99999999999999999999", "abc", "1%00"])
def test_numbers_that_no_row_can_have_are_not_found(teacher: Desk, id: str) -> None:
    teacher.open(f"/lop/{id}", 404)
    teacher.open(f"/bai-giao/{id}", 404)


def test_every_form_refuses_a_post_without_its_token(of: Lesson, teacher: Desk) -> None:
    for page in ("/lop/moi", f"/lop/{of.classroom}/nhap", f"/lop/{of.classroom}/giao-bai"):
        assert teacher.client.post(page, data={"name": "x"}).status_code in (400, 422), page
