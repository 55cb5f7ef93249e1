"""What an administrator does with the people and classes of a school."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.operations import accounts, classrooms, staffing
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, ClassShare
from sandbox.store.people import Staff, Student
from sandbox.store.schools import School
from sandbox.store.sessions import BrowserSession
from tests.support.lesson import Lesson, come_in, lesson


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=2)


def person(session: Session, of: Lesson, name: str, role: str = "teacher", school: int = 0) -> Staff:
    return accounts.create_staff(session, school or of.school, name, name.title(), "x", role)


def other_school(session: Session) -> int:
    school = School(name="THPT Khác")
    session.add(school)
    session.commit()
    return school.id


def signed_in(session: Session) -> set[int | None]:
    return set(session.scalars(select(BrowserSession.staff_id)))


def test_a_person_is_added_with_a_role_and_comes_in_with_the_first_password(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        secret = of.parts.passwords.hash("tiso-meka-47")
        staffing.add(session, of.school, "thay.moi", "Thầy  Mới", "head", secret)
        found = accounts.staff_by_username(session, "thay.moi")
    assert found is not None
    assert (found.full_name, found.role, found.school_id) == ("Thầy Mới", "head", of.school)


@pytest.mark.parametrize(
    ("name", "full_name", "role", "reason"),
    [
        ("co lan", "Lan", "teacher", "2 đến 64"),
        ("co.moi", " ", "teacher", "Họ và tên cần"),
        ("co.moi", "Lan", "chief", "Không có vai trò"),
        ("co.lan", "Lan", "teacher", "đã có người dùng"),
    ],
)
def test_a_person_who_cannot_be_is_refused(
    of: Lesson, name: str, full_name: str, role: str, reason: str
) -> None:
    with of.parts.database.writing() as session:
        session.get_one(Staff, of.teacher).username = "co.lan"
        session.commit()
        with pytest.raises(Refused, match=reason):
            staffing.add(session, of.school, name, full_name, role, "x")
        assert len(session.scalars(select(Staff)).all()) == 1


def test_an_administrator_gives_and_takes_roles(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        me, other = person(session, of, "quan.tri", "admin"), session.get_one(Staff, of.teacher)
        staffing.change_role(session, me.id, other, "admin")
        assert session.get_one(Staff, of.teacher).role == "admin"
        staffing.change_role(session, me.id, other, "head")
        assert session.get_one(Staff, of.teacher).role == "head"


def test_nobody_demotes_or_disables_themselves(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        me, _other = person(session, of, "quan.tri", "admin"), person(session, of, "hai", "admin")
        with pytest.raises(Refused, match="không tự làm"):
            staffing.change_role(session, me.id, me, "teacher")
        with pytest.raises(Refused, match="không tự làm"):
            staffing.disable(session, me.id, me, of.now)
        staffing.change_role(session, me.id, me, "admin")  # as it is


def test_the_last_administrator_who_can_come_in_stays(of: Lesson) -> None:
    """Also when the one who asks was disabled by the other a moment ago."""
    with of.parts.database.writing() as session:
        one, two = person(session, of, "mot", "admin"), person(session, of, "hai", "admin")
        person(session, of, "ba", "admin", other_school(session))
        staffing.disable(session, one.id, two, of.now)
        for lose in (
            lambda: staffing.disable(session, two.id, one, of.now),
            lambda: staffing.change_role(session, two.id, one, "teacher"),
        ):
            with pytest.raises(Refused, match="quản trị viên cuối cùng"):
                lose()
        assert one.disabled_at is None
        assert one.role == "admin"


def test_who_is_disabled_is_out_at_once_and_comes_back_as_before(of: Lesson) -> None:
    come_in(of.app.test_client(), "staff", of.teacher)
    with of.parts.database.writing() as session:
        me, teacher = person(session, of, "quan.tri", "admin"), session.get_one(Staff, of.teacher)
        assert of.teacher in signed_in(session)
        staffing.disable(session, me.id, teacher, of.now)
        assert of.teacher not in signed_in(session)
        assert accounts.staff_by_username(session, teacher.username) is None
        staffing.enable(session, teacher)
        assert accounts.staff_by_username(session, teacher.username) is not None
        assert classrooms.find(session, of.teacher, of.classroom, of.now).id == of.classroom


def test_a_new_password_signs_out_and_opens(of: Lesson) -> None:
    come_in(of.app.test_client(), "staff", of.teacher)
    with of.parts.database.writing() as session:
        teacher = session.get_one(Staff, of.teacher)
        staffing.set_password(session, teacher, of.parts.passwords.hash("con cò bay lả"))
        assert of.teacher not in signed_in(session)
        assert of.parts.passwords.verify(teacher.password_hash, "con cò bay lả")


def test_a_disabled_student_is_out_and_keeps_everything(of: Lesson) -> None:
    come_in(of.app.test_client(), "student", of.students[0])
    with of.parts.database.writing() as session:
        student = staffing.find_student(session, of.school, of.students[0])
        staffing.disable_student(session, student, of.now)
        assert set(session.scalars(select(BrowserSession.student_id))) == set()
        staffing.enable(session, student)
        assert session.get_one(Student, of.students[0]).disabled_at is None


def test_people_of_another_school_are_not_found(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        there = other_school(session)
        for find, id in ((staffing.find, of.teacher), (staffing.find_student, of.students[0])):
            with pytest.raises(NotFound):
                find(session, there, id)
            with pytest.raises(NotFound):
                find(session, of.school, 10**6)
        with pytest.raises(NotFound):
            staffing.hand_over(session, there, of.classroom, of.teacher)


def test_a_class_goes_over_with_its_work_and_comes_back(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        nam = person(session, of, "thay.nam").id
        session.add(ClassShare(school_id=of.school, classroom_id=of.classroom, staff_id=nam, right="look"))
        session.commit()
        room, had = staffing.hand_over(session, of.school, of.classroom, nam)
        assert (room.teacher_id, had.id) == (nam, of.teacher)
        assert session.scalars(select(ClassShare)).all() == []
        with pytest.raises(NotFound):
            classrooms.look(session, of.teacher, of.classroom, of.now)
        staffing.hand_over(session, of.school, of.classroom, had.id)
        assert classrooms.find(session, of.teacher, of.classroom, of.now)


def test_a_class_goes_to_nobody_who_could_not_teach_it(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        gone, far = person(session, of, "nghi"), person(session, of, "xa", school=other_school(session))
        staffing.disable(session, of.teacher, gone, of.now)
        for to in (gone.id, far.id, 10**6):
            with pytest.raises(Refused, match="chọn một người của trường"):
                staffing.hand_over(session, of.school, of.classroom, to)
        with pytest.raises(Refused, match="đang do"):
            staffing.hand_over(session, of.school, of.classroom, of.teacher)
        assert session.get_one(Classroom, of.classroom).teacher_id == of.teacher
