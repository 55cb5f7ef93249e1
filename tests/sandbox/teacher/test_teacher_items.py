"""A teacher reads how each criterion worked, and where the grader may be wrong."""

from datetime import date

import pytest
from flask import Flask

from exercises.engine.exercise import Change, Exercise
from exercises.engine.variants import Variant
from sandbox.operations import classrooms, rosters
from sandbox.reports.items import item_report
from sandbox.rosters import RosterRow
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from sandbox.store.reports import Report
from tests.sandbox.teacher.desk import colleague, counted, desk, words
from tests.support.lesson import SLUG, Lesson, lesson
from tests.support.questions import ask_questions
from tests.support.term import AS_ASKED, given, graded


def a_wrong_key(place: int, exercise: Exercise, variant: Variant) -> Change:
    """Seats from 11 on get other things wrong; those before write the day of issue for the number."""
    if place >= 10:
        return Change(fields={"owner_name": "", "copies": "1", "owner_address": ""})
    return Change(fields={"diploma_number": "{me.diploma.issued}"})


@pytest.fixture
def room(app: Flask) -> Lesson:
    return lesson(app, students=20)


def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/phan-tich"


def test_without_work_the_page_says_what_will_be_here(room: Lesson) -> None:
    assert "Chưa có bài để phân tích" in words(desk(room).open(path(room)))


def test_an_exercise_to_look_around_in_has_nothing_to_analyse(room: Lesson) -> None:
    free = given(room, "kham-pha-cong-tinh-2024")
    assert "không có câu để phân tích" in words(desk(room).open(f"/bai-giao/{free}/phan-tich"))


def test_a_few_are_too_few_to_tell_good_from_weak(room: Lesson) -> None:
    graded(room, room.assignment, a_wrong_key, room.students[:9])
    page = words(desk(room).open(path(room)))
    assert "Tính trên 9 bài có điểm. Cần ít nhất 10 bài" in page
    assert "chưa đủ bài để tính" in page
    assert "Nghi máy chấm nhầm" not in page


def test_what_the_best_miss_is_shown_with_its_evidence_and_the_way_to_grade_again(room: Lesson) -> None:
    graded(room, room.assignment, a_wrong_key)
    html = desk(room).open(path(room))
    page = words(html)
    assert "Nghi máy chấm nhầm (1 câu)" in page
    assert "Em càng làm tốt các câu khác thì càng mất điểm ở câu này." in page
    assert "10 em làm tốt các câu khác cùng cho một câu trả lời, và máy chấm là chưa đúng." in page
    assert "Trong 10 em giỏi nhất ở các câu khác, 10 em mất điểm câu này; trong 10 em còn lại, 0 em." in page
    assert "(máy chờ “" in page
    assert f"/bai-giao/{room.assignment}/cham-lai" in html
    assert "Số hiệu văn bằng Kết quả · Điền tờ khai Nghi máy chấm nhầm" in page
    assert "Một bản không đủ cho việc nêu trong đề bài. 10 em" in page


def test_figures_have_words_and_the_words_are_explained(room: Lesson) -> None:
    graded(room, room.assignment, a_wrong_key)
    page = words(desk(room).open(path(room))).replace("\xa0", " ").replace("&nbsp;", " ")
    assert "Họ và tên chủ hồ sơ Kết quả · Điền tờ khai 50 % vừa" in page
    assert "−1,00 ngược hai nhóm chênh −1,00" in page
    assert "Trên 80 % là dễ, dưới 30 % là khó." in page
    assert "Tờ khai: 2,2 phút" in page


def test_a_good_class_is_told_that_nothing_looks_wrong(room: Lesson) -> None:
    graded(room, room.assignment, lambda *_: AS_ASKED)
    page = words(desk(room).open(path(room)))
    assert "Chưa có đủ chứng cứ rằng máy chấm nhầm câu nào." in page
    assert "mọi em như nhau" in page


def by_way_of_receiving(place: int, exercise: Exercise, variant: Variant) -> Change:
    post = variant.values["receive"] == "post"
    return Change(fields={"owner_name": "", "owner_address": "", "copies": "1"} if post else {})


def test_unequal_variants_are_named(app: Flask) -> None:
    of = lesson(app, students=45)
    graded(of, of.assignment, by_way_of_receiving)
    page = words(desk(of).open(path(of)))
    assert (
        "Đề có “Hình thức nhận kết quả: nhờ bưu điện gửi kết quả về nhà” dường như khó hơn (8,0 so với 10,0)."
        in page
    )


def test_equal_variants_are_called_so_and_a_few_are_not_compared(room: Lesson) -> None:
    graded(room, room.assignment, lambda *_: AS_ASKED, room.students[:7])
    assert "mỗi bên cần ít nhất 8 bài" in words(desk(room).open(path(room)))
    graded(room, room.assignment, lambda *_: AS_ASKED, room.students[7:])
    assert "Các nhân vật khó như nhau" in words(desk(room).open(path(room)))


def a_second_class(of: Lesson) -> Lesson:
    """Of the same teacher, with the same exercise."""
    with of.parts.database.writing() as session:
        made = classrooms.create(session, of.school, of.teacher, "10A2", date(2026, 10, 5))
        rosters.enrol(
            session,
            session.get_one(Classroom, made.id),
            [RosterRow(1, "0088000001", "Đỗ Thị Mận", "Mận", None)],
        )
        room = made.id
    other = Lesson(of.app, of.school, of.teacher, room, "", 0, ())
    return Lesson(of.app, of.school, of.teacher, room, "", given(other, SLUG), ())


def test_all_classes_with_the_exercise_can_be_read_together(room: Lesson) -> None:
    other = a_second_class(room)
    graded(room, room.assignment, lambda *_: AS_ASKED, room.students[:3])
    teacher = desk(room)
    assert "Mọi lần giao bài này (2)" in words(teacher.open(path(room)))
    assert "Chưa có bài để phân tích" in words(teacher.open(path(other)))
    both = words(teacher.open(f"{path(other)}?pham-vi=tat-ca"))
    assert "Tính trên 3 bài có điểm." in both
    assert "Các lớp được tính: 10A1, 10A2." in both


def test_a_strangers_class_is_never_counted(room: Lesson) -> None:
    stranger = lesson(room.app, username="co.mai", students=2)
    graded(stranger, stranger.assignment, lambda *_: AS_ASKED)
    assert "Chưa có bài để phân tích" in words(desk(room).open(f"{path(room)}?pham-vi=tat-ca"))
    colleague(room).open(path(room), 404)


def test_only_what_was_handed_in_is_analysed(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    graded(of, of.assignment, lambda *_: AS_ASKED, of.students[:2], done=False)
    graded(of, of.assignment, lambda *_: AS_ASKED, of.students[2:])
    assert "Tính trên 1 bài có điểm." in words(desk(of).open(path(of)))


def test_a_broken_check_and_a_teachers_better_points_are_suspected(room: Lesson) -> None:
    graded(room, room.assignment, a_wrong_key, room.students[:3])
    with room.parts.database.writing() as session:
        for report in session.query(Report):
            rows = {row["id"]: dict(row) for row in report.report["criteria"]}
            rows["copies"] |= {"verdict": "error", "earned": 50}
            rows["diploma_number"] |= {"earned": 100, "machine": 0}
            report.report = {**report.report, "criteria": list(rows.values())}
        session.commit()
    page = words(desk(room).open(path(room)))
    assert "Máy không chấm được câu này ở 3 bài; các em không bị trừ điểm." in page
    assert "Thầy cô đã cho 3 em nhiều điểm hơn máy ở câu này." in page
    assert "máy không chấm được: 3 bài" in page


def test_reading_costs_the_same_for_one_and_for_many(room: Lesson) -> None:
    graded(room, room.assignment, a_wrong_key, room.students[:1])
    content = room.parts.content

    def ask() -> None:
        with room.parts.database.reading() as session:
            exercise = content.library[session.get_one(Assignment, room.assignment).exercise]
            item_report(session, [room.assignment], exercise, content.world.events)

    before = len(counted(room.app, ask))
    graded(room, room.assignment, a_wrong_key, room.students[1:])
    assert len(counted(room.app, ask)) == before == 3
