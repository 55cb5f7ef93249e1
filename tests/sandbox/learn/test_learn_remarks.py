"""What a student reads of the teacher's words and points, on the report and nowhere before it."""

from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import remarks
from tests.sandbox.learn.pupil import pupil, statements
from tests.support.clock import Clock
from tests.support.lesson import Lesson, come_in, filed, lesson

WRONG = {"owner_name": "{sibling.full_name}"}
WORDS = "Em nhầm tên của em gái.\nLần sau xem Căn cước."
WHOLE = "Bài làm cẩn thận."


def remark(of: Lesson, criterion: str, earned: int | None, text: str) -> None:
    with of.parts.database.writing() as session:
        who = (of.teacher, of.assignment, of.students[0], 1)
        remarks.remark(session, of.parts.content, *who, criterion, earned, text, of.now)


def report(of: Lesson) -> str:
    return pupil(of).read("/luot/1/phieu-diem")


def test_the_teachers_points_stand_beside_the_machines(of: Lesson) -> None:
    filed(of, of.students[0], fields=WRONG)
    remark(of, "owner_name", 75, WORDS)
    page = report(of)
    assert "9,8 trên 10 điểm" in page
    assert "Thầy cô đã sửa điểm. Máy chấm: cần sửa, 0/1 điểm." in page
    assert "Thầy cô nhận xét" in page
    assert WORDS in page


def test_words_of_the_whole_attempt_come_first(of: Lesson) -> None:
    filed(of, of.students[0])
    remark(of, "", None, WHOLE)
    page = report(of)
    assert page.index(WHOLE) < page.index('class="criteria"')
    assert "Thầy cô đã sửa điểm" not in page


def test_what_was_taken_back_is_gone(of: Lesson) -> None:
    filed(of, of.students[0], fields=WRONG)
    for earned, text in ((75, WORDS), (None, "")):
        remark(of, "owner_name", earned, text)
    page = report(of)
    assert "Thầy cô" not in page.split("<main")[1]
    assert "9,0 trên 10 điểm" in page


@pytest.mark.parametrize(("feedback", "row"), [("points", True), ("mark", False)])
def test_words_of_a_row_show_where_rows_do(app: Flask, feedback: str, row: bool) -> None:
    of = lesson(app, feedback=feedback)
    filed(of, of.students[0], fields=WRONG)
    remark(of, "owner_name", 75, WORDS)
    remark(of, "", None, WHOLE)
    page = report(of)
    assert WHOLE in page
    assert (WORDS in page) is row


def test_nothing_is_said_before_the_report_is_released(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    filed(of, of.students[0], fields=WRONG)
    remark(of, "owner_name", 75, WORDS)
    remark(of, "", None, WHOLE)
    early = report(of)
    assert WHOLE not in early
    assert WORDS not in early
    clock.forward(hours=1)
    assert WHOLE in report(of)


def test_what_a_teacher_typed_stays_words(of: Lesson) -> None:
    filed(of, of.students[0])
    nasty = "<script>alert(1)</script>{{7*7}}"
    remark(of, "owner_name", 50, nasty)
    remark(of, "", None, nasty)
    page = come_in(of.app.test_client(), "student", of.students[0]).get("/luot/1/phieu-diem").text
    assert nasty not in page
    assert page.count("&lt;script&gt;") == 2


def test_the_report_costs_the_same_with_and_without_remarks(of: Lesson) -> None:
    filed(of, of.students[0], fields=WRONG)
    with statements(of) as before:
        report(of)
    for criterion in ("owner_name", "copies"):
        remark(of, criterion, 50, WORDS)
    with statements(of) as after:
        report(of)
    assert len(after) == len(before)


def test_the_hidden_right_answer_stays_hidden(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0], fields={"owner_birth_date": "01/01/1990"})
    remark(of, "owner_birth_date", 25, "Gần đúng.")
    assert pupil(of).variant(attempt).values["me.birth_date"] not in report(of)
