"""A class given to colleagues: to teach, to look at, to stand in until a day; and the head of the subject."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox.operations import accounts, classrooms, sharing
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.classrooms import ClassShare
from sandbox.store.people import Staff
from sandbox.store.schools import School
from tests.sandbox.teacher.desk import Desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, come_in, filed


def somebody(of: Lesson, role: str = "teacher", school: int = 0, username: str = "thay.nam") -> int:
    with of.parts.database.writing() as session:
        return accounts.create_staff(session, school or of.school, username, "Thầy Nam", "x", role).id


def at_desk(of: Lesson, id: int) -> Desk:
    return Desk(come_in(of.app.test_client(), "staff", id))


@pytest.fixture
def nam(of: Lesson) -> int:
    return somebody(of)


def page_of(of: Lesson) -> str:
    return f"/lop/{of.classroom}/nguoi-day"


def give(of: Lesson, teacher: Desk, to: int, right: str = "teach", until: str = "") -> str:
    return teacher.follow(teacher.send(page_of(of), colleague=str(to), right=right, until=until))


def changes(of: Lesson) -> list[str]:
    """Pages that change something, whose form a GET shows."""
    return [f"/lop/{of.classroom}/giao-bai", f"/lop/{of.classroom}/nhap", f"/bai-giao/{of.assignment}/dong"]


def reads(of: Lesson) -> list[str]:
    return [f"/lop/{of.classroom}", f"/bai-giao/{of.assignment}", f"/bai-giao/{of.assignment}/diem"]


def test_a_colleague_teaches_a_class_that_was_given_and_sees_whose_it_is(
    of: Lesson, teacher: Desk, nam: int
) -> None:
    with of.parts.database.writing() as session:
        session.get_one(Staff, of.teacher).full_name = "Cô Lan"
        session.commit()
    colleague = at_desk(of, nam)
    assert "10A1" not in colleague.open("/lop")
    assert "Thầy Nam đã mở được lớp này" in give(of, teacher, nam)
    assert "lớp của Cô Lan" in words(colleague.open("/lop"))
    assert "lớp của Cô Lan" not in words(teacher.open("/lop"))
    for path in (*reads(of), *changes(of)):
        colleague.open(path)


def test_who_may_only_look_changes_nothing_and_is_offered_nothing(
    of: Lesson, teacher: Desk, nam: int
) -> None:
    give(of, teacher, nam, "look")
    looks_only(of, at_desk(of, nam))


def test_the_head_of_the_subject_looks_at_every_class_of_the_school(of: Lesson) -> None:
    head = at_desk(of, somebody(of, "head"))
    assert "10A1" in head.open("/lop")
    looks_only(of, head)


def looks_only(of: Lesson, who: Desk) -> None:
    filed(of, of.students[0])
    student = f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"
    for path in (*reads(of), student):
        page = who.open(path)
        forms = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]+)"', page)
        assert [one for one in forms if one not in ("/thoat", "/ngon-ngu")] == [], path
        for word in ("giao-bai", "/nhap", "/dong", "/cham-lai", "/nguoi-day"):
            assert not re.search(rf'href="[^"]*{word}"', page), (path, word)
    for path in (*changes(of), page_of(of)):
        who.open(path, 404)


def test_the_head_of_another_school_sees_nothing(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        school = School(name="THPT Khác")
        session.add(school)
        session.commit()
        there = school.id
    head = at_desk(of, somebody(of, "head", there))
    assert "10A1" not in head.open("/lop")
    for path in (*reads(of), page_of(of)):
        head.open(path, 404)


def test_a_substitute_teaches_until_the_end_of_the_day_in_vietnam(
    of: Lesson, teacher: Desk, nam: int, clock: Clock
) -> None:
    """The test's Monday begins at 8 o'clock."""
    assert "đến 23:59 06/10/2026" in words(give(of, teacher, nam, until="2026-10-06"))
    with of.parts.database.reading() as session:
        classrooms.find(session, nam, of.classroom, of.now + timedelta(hours=39, minutes=59))
        with pytest.raises(NotFound):
            classrooms.look(session, nam, of.classroom, of.now + timedelta(hours=40))
    clock.forward(days=2)
    substitute, still = at_desk(of, nam), at_desk(of, of.teacher)
    for path in (*reads(of), *changes(of), page_of(of)):
        substitute.open(path, 404)
    assert "10A1" not in substitute.open("/lop")
    assert "Thầy Nam Dạy đến 23:59 06/10/2026 Đã hết hạn" in words(still.open(page_of(of)))


def test_a_right_is_taken_back_at_once_and_given_anew(of: Lesson, teacher: Desk, nam: int) -> None:
    colleague = at_desk(of, nam)
    give(of, teacher, nam)
    take = f"{page_of(of)}/thu-hoi"
    page = teacher.follow(teacher.send(take, page=page_of(of), colleague=str(nam)))
    assert "Thầy Nam không còn mở được lớp này" in page
    colleague.open(f"/lop/{of.classroom}", 404)
    again = teacher.follow(teacher.send(take, page=page_of(of), colleague=str(nam)))
    assert "vốn không còn quyền" in again
    give(of, teacher, nam, "look")
    colleague.open(f"/lop/{of.classroom}")


def test_given_again_the_new_right_counts(of: Lesson, teacher: Desk, nam: int) -> None:
    give(of, teacher, nam, "teach", "2026-10-06")
    give(of, teacher, nam, "look")
    with of.parts.database.reading() as session:
        (share,) = session.scalars(select(ClassShare)).all()
    assert (share.right, share.until) == ("look", None)


def test_only_the_teacher_of_the_class_gives_it_on(of: Lesson, teacher: Desk, nam: int) -> None:
    """Who teaches with them sees who else does."""
    third = somebody(of, username="co.mai")
    give(of, teacher, nam)
    colleague = at_desk(of, nam)
    page = colleague.open(page_of(of))
    assert "Thầy Nam" in page
    assert "Mời một đồng nghiệp" not in page
    for path, form in ((page_of(of), {"right": "teach"}), (f"{page_of(of)}/thu-hoi", {})):
        answer = colleague.send(path, page="/lop/moi", colleague=str(third), **form)
        assert (answer.status_code, "Chỉ giáo viên của lớp" in answer.text) == (409, True)
    with of.parts.database.reading() as session:
        assert [share.staff_id for share in session.scalars(select(ClassShare))] == [nam]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"colleague": ""}, "Thầy cô chọn một đồng nghiệp"),
        ({"colleague": "99"}, "chọn một mục trong danh sách"),
        ({"colleague": "1"}, "chọn một mục trong danh sách"),
        ({"right": "own"}, "Không có quyền này"),
        ({"until": "2026-10-04"}, "Ngày dạy thay đã qua"),
        ({"until": "mai"}, "Thầy cô chọn một ngày"),
    ],
)
def test_a_right_that_cannot_be_is_said(
    of: Lesson, teacher: Desk, nam: int, change: dict[str, str], reason: str
) -> None:
    answer = teacher.send(page_of(of), **{"colleague": str(nam), "right": "teach", "until": "", **change})
    assert (answer.status_code, reason in answer.text) == (422, True)
    with of.parts.database.reading() as session:
        assert session.scalars(select(ClassShare)).all() == []


def test_a_class_stays_in_its_school_and_with_people_who_can_come_in(of: Lesson, nam: int) -> None:
    with of.parts.database.writing() as session:
        school = School(name="THPT Khác")
        session.add(school)
        session.commit()
        far = accounts.create_staff(session, school.id, "xa", "Xa", "x").id
        session.get_one(Staff, nam).disabled_at = of.now
        session.commit()
        for to in (far, nam, of.teacher):
            with pytest.raises(Refused):
                sharing.give(session, of.teacher, of.classroom, to, "teach", None, of.now)
        with pytest.raises(NotFound):
            sharing.give(session, far, of.classroom, far, "teach", None, of.now)
