"""The students of a class, one by one: added, corrected, moved, taken out and put back, a new PIN."""

import io
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select, update

from sandbox.operations import accounts, assignments, attempts, classrooms, rosters
from sandbox.reports import classes, shelf
from sandbox.rosters import RosterRow
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom, Hand
from sandbox.store.sessions import BrowserSession
from tests.sandbox.teacher.desk import Desk, colleague, words
from tests.support.lesson import SLUG, Lesson, come_in, drafted, filed, started

NEW = {"code": "0099", "full_name": "Đinh Thị  Hoà", "birth_date": "30/4/2011", "seat": ""}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/hoc-sinh"


@pytest.fixture
def other(of: Lesson) -> int:
    """Another class of the same teacher, given the same exercise."""
    with of.parts.database.writing() as session:
        made = classrooms.create(session, of.school, of.teacher, "10A5", of.now.date())
        assignments.assign(session, of.parts.content, made, SLUG, "practice", 3, of.now, None, of.now)
        return made.id


def listed(of: Lesson, classroom: int = 0) -> list[tuple[int, str, str]]:
    with of.parts.database.reading() as session:
        rows = classes.students(session, classroom or of.classroom)
        return [(row.seat, row.code, row.full_name) for row in rows]


def revision(of: Lesson) -> int:
    with of.parts.database.reading() as session:
        return session.get_one(Assignment, of.assignment).board_revision


def on_shelf(of: Lesson, student: int) -> list[Any]:
    with of.parts.database.reading() as session:
        return shelf.shelf(session, of.parts.content.library, student, of.now)


def test_one_student_is_added_by_hand_after_the_last(of: Lesson, teacher: Desk, path: str) -> None:
    before = revision(of)
    shown = teacher.follow(teacher.send(path, **NEW))
    assert "Đã thêm Đinh Thị Hoà vào lớp." in words(shown)
    assert listed(of)[-1] == (6, "0099", "Đinh Thị Hoà")
    assert revision(of) > before


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("code", "", "Mỗi học sinh cần một mã riêng"),
        ("code", "a@b", "không giống mã học sinh"),
        ("full_name", "", "Hãy điền họ và tên"),
        ("full_name", "Hoà 2", "không dùng trong họ tên"),
        ("full_name", "x" * 101, "Dài hơn 100 chữ"),
        ("birth_date", "31/02/2011", "Không có ngày 31/02/2011"),
        ("birth_date", "05/03/20111", "Không hiểu"),
        ("seat", "0", "từ 1 đến 9999"),
        ("seat", "3", "STT 3 đã có em khác"),
        ("code", "0052000000", "Em Nguyễn Thị Ánh có mã này đã ở trong lớp"),
    ],
)
def test_what_cannot_be_is_explained_and_what_was_typed_is_kept(
    of: Lesson, teacher: Desk, path: str, field: str, value: str, reason: str
) -> None:
    before = listed(of)
    answer = teacher.send(path, **(NEW | {field: value}))
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert 'value="Đinh Thị Hoà"' in answer.text or field == "full_name"
    assert listed(of) == before


def test_a_code_of_another_child_of_the_school_tells_no_name(of: Lesson, teacher: Desk, path: str) -> None:
    other_desk = colleague(of)
    made = other_desk.send("/lop/moi", name="8B").headers["Location"].removesuffix("/nhap")
    row = NEW | {"code": "0077", "full_name": "Trịnh Thị Mơ"}
    other_desk.send(f"{made}/hoc-sinh", **row)
    answer = teacher.send(path, **(NEW | {"code": "0077"}))
    assert answer.status_code == 422
    assert "là của một em khác" in answer.text
    assert "Trịnh Thị Mơ" not in answer.text


def test_name_date_code_and_seat_are_corrected(of: Lesson, teacher: Desk, path: str) -> None:
    student = of.students[0]
    page = teacher.open(f"{path}/{student}")
    assert 'value="05/03/2011"' in page
    changed = {"code": "00001", "full_name": "Nguyễn Thị Ánh Tuyết", "birth_date": "06/03/2011", "seat": "9"}
    shown = words(teacher.follow(teacher.send(f"{path}/{student}", **changed)))
    assert "Đã lưu thông tin của Nguyễn Thị Ánh Tuyết." in shown
    assert (9, "00001", "Nguyễn Thị Ánh Tuyết") in listed(of)
    with of.parts.database.reading() as session:
        assert rosters.member(session, of.classroom, student)[0].given_name == "Tuyết"


def test_saving_without_a_change_keeps_everything(of: Lesson, teacher: Desk, path: str) -> None:
    before = listed(of)
    same = {"code": "0052000000", "full_name": "Nguyễn Thị Ánh", "birth_date": "05/03/2011", "seat": "1"}
    assert teacher.send(f"{path}/{of.students[0]}", **same).status_code == 303
    assert listed(of) == before


@pytest.mark.parametrize(
    ("data", "reason"), [({"code": "0052000001"}, "của một em khác"), ({"seat": "2"}, "đã có em khác")]
)
def test_two_students_never_share_a_code_or_a_seat(
    of: Lesson, teacher: Desk, path: str, data: dict[str, str], reason: str
) -> None:
    before = listed(of)
    answer = teacher.send(f"{path}/{of.students[0]}", **(NEW | data))
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert listed(of) == before


def test_a_student_changes_class_and_goes_on_where_they_stopped(
    of: Lesson, teacher: Desk, path: str, other: int
) -> None:
    student = of.students[0]
    attempt, _dossier = drafted(of, student)
    answer = teacher.send(f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(other), seat="7")
    shown = words(teacher.follow(answer))
    assert "Đã chuyển Nguyễn Thị Ánh sang lớp 10A5. 1 bài mà lớp mới cũng có" in shown
    assert [name for _, _, name in listed(of)].count("Nguyễn Thị Ánh") == 0
    assert listed(of, other) == [(7, "0052000000", "Nguyễn Thị Ánh")]
    there = on_shelf(of, student)
    assert [(one.classroom, one.attempt_id, one.under_way) for one in there] == [("10A5", attempt, True)]


def test_the_mark_counts_by_the_terms_of_the_new_class(
    of: Lesson, teacher: Desk, path: str, other: int
) -> None:
    student = of.students[0]
    first, _dossier = filed(of, student)
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, first), of.now)
        session.execute(
            update(Assignment)
            .where(Assignment.classroom_id == other)
            .values(policy="average", rounding="0.5")
        )
        session.commit()
    filed(of, student, fields={"owner_name": "{sibling.full_name}"})
    teacher.send(f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(other), seat="")
    assert [one.mark for one in on_shelf(of, student)] == ["9.5"]


def test_nobody_changes_class_while_one_of_them_is_paused(
    of: Lesson, teacher: Desk, path: str, other: int
) -> None:
    student = of.students[0]
    for classroom in (of.classroom, other):
        teacher.send(f"/lop/{classroom}/tam-dung", path, on="1")
        answer = teacher.send(
            f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(other), seat=""
        )
        assert answer.status_code == 409
        assert "đang tạm dừng" in words(answer.text)
        teacher.send(f"/lop/{classroom}/tam-dung", path, on="0")


def test_work_that_only_the_old_class_was_given_waits_there(of: Lesson, teacher: Desk, path: str) -> None:
    student = of.students[0]
    attempt, _dossier = filed(of, student)
    with of.parts.database.writing() as session:
        empty = classrooms.create(session, of.school, of.teacher, "10A6", of.now.date()).id
    teacher.send(f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(empty), seat="")
    assert on_shelf(of, student) == []
    back = f"/lop/{empty}/hoc-sinh/{student}"
    teacher.send(f"{back}/chuyen-lop", back, classroom=str(of.classroom), seat="1")
    assert [one.attempt_id for one in on_shelf(of, student)] == [attempt]


def test_work_begun_in_both_classes_stays_apart(of: Lesson, teacher: Desk, path: str, other: int) -> None:
    student = of.students[0]
    started(of, student)
    with of.parts.database.writing() as session:
        rosters.enrol(
            session, session.get_one(Classroom, other), [RosterRow(1, "0052000000", "Ánh", "Ánh", None)]
        )
    answer = teacher.send(f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(other), seat="")
    assert answer.status_code == 409
    assert "đã có trong lớp 10A5" in words(answer.text)


@pytest.mark.parametrize("seat", ["1", "x", "-2"])
def test_a_seat_that_is_taken_or_none_moves_nobody(
    of: Lesson, teacher: Desk, path: str, other: int, seat: str
) -> None:
    with of.parts.database.writing() as session:
        rosters.enrol(session, session.get_one(Classroom, other), [RosterRow(1, "01", "Mơ", "Mơ", None)])
    before, page = listed(of), f"{path}/{of.students[0]}"
    answer = teacher.send(f"{page}/chuyen-lop", page, classroom=str(other), seat=seat)
    assert answer.status_code == 409
    assert "STT" in words(answer.text)
    assert listed(of) == before


def test_nobody_is_sent_to_a_class_of_somebody_else(of: Lesson, teacher: Desk, path: str) -> None:
    there = colleague(of).send("/lop/moi", name="8B").headers["Location"].split("/")[2]
    page = f"{path}/{of.students[0]}"
    for classroom in (there, "999", "x", str(of.classroom)):
        assert teacher.send(f"{page}/chuyen-lop", page, classroom=classroom, seat="").status_code == 404


def test_a_student_taken_out_by_mistake_is_put_back_with_all_work(
    of: Lesson, teacher: Desk, path: str
) -> None:
    student = of.students[1]
    attempt, _dossier = filed(of, student)
    shown = teacher.follow(teacher.send(f"{path}/{student}/dua-ra", f"{path}/{student}"))
    assert "Đã đưa Trần Quốc Bảo ra khỏi lớp" in words(shown)
    assert len(listed(of)) == 4
    assert on_shelf(of, student) == []
    teacher.follow(teacher.send(f"{path}/{student}/dua-lai", path))
    assert (2, "0052000001", "Trần Quốc Bảo") in listed(of)
    assert [one.attempt_id for one in on_shelf(of, student)] == [attempt]
    assert "Đưa lại vào lớp" not in teacher.open(path)


def test_only_whom_one_has_just_taken_out_can_be_put_back(of: Lesson, teacher: Desk, path: str) -> None:
    there = colleague(of)
    made = there.send("/lop/moi", name="8B").headers["Location"].removesuffix("/nhap")
    assert there.send(f"{made}/hoc-sinh/{of.students[0]}/dua-lai", f"{made}/hoc-sinh").status_code == 404
    assert teacher.send(f"{path}/{of.students[0]}/dua-lai", path).status_code == 303


def test_a_hand_goes_down_with_the_student_who_leaves(of: Lesson, teacher: Desk, path: str) -> None:
    student = of.students[0]
    with of.parts.database.writing() as session:
        session.add(
            Hand(
                school_id=of.school,
                classroom_id=of.classroom,
                student_id=student,
                assignment_id=of.assignment,
                raised_at=of.now,
            )
        )
        session.commit()
    teacher.send(f"{path}/{student}/dua-ra", f"{path}/{student}")
    with of.parts.database.reading() as session:
        assert session.scalars(select(Hand.lowered_at)).one() == of.now


def test_a_forgotten_pin_is_reset_by_name(of: Lesson, teacher: Desk, path: str) -> None:
    with of.parts.database.writing() as session:
        accounts.set_pin(session, of.students[0], "hash")
    come_in(of.app.test_client(), "student", of.students[0]).get("/ke-bai")
    assert "đã đặt" in teacher.open(path)
    shown = words(teacher.follow(teacher.send(f"{path}/{of.students[0]}/dat-lai-pin", path)))
    assert "Đã xoá mã PIN của Nguyễn Thị Ánh" in shown
    assert "đã đặt" not in shown
    with of.parts.database.reading() as session:
        mine = select(BrowserSession).where(BrowserSession.student_id == of.students[0])
        assert session.scalars(mine).all() == []


def test_a_pin_of_a_student_of_another_class_is_out_of_reach(of: Lesson, teacher: Desk, path: str) -> None:
    empty = teacher.send("/lop/moi", name="Lớp trống").headers["Location"].removesuffix("/nhap")
    answer = teacher.send(f"{empty}/hoc-sinh/{of.students[0]}/dat-lai-pin", path)
    assert answer.status_code == 404


def test_one_card_is_printed_for_one_student(of: Lesson, teacher: Desk, path: str) -> None:
    answer = teacher.client.get(f"{path}/{of.students[2]}/the")
    with pypdfium2.PdfDocument(io.BytesIO(answer.data)) as document:
        text = document[0].get_textpage().get_text_bounded()
        assert len(document) == 1
    assert "Lê Hoà Bình" in text
    assert text.count(of.join_code) == 1


def test_an_attempt_keeps_its_student_through_every_move(
    of: Lesson, teacher: Desk, path: str, other: int
) -> None:
    """The control for the moves above: nothing is deleted, only given another place."""
    student = of.students[0]
    filed(of, student)
    teacher.send(f"{path}/{student}/chuyen-lop", f"{path}/{student}", classroom=str(other), seat="")
    with of.parts.database.reading() as session:
        attempts = session.scalars(select(Attempt)).all()
    assert [one.student_id for one in attempts] == [student]
    assert [one.assignment_id != of.assignment for one in attempts] == [True]
