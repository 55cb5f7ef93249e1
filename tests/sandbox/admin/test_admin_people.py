"""The administrator looks after accounts: of staff and of students."""

import re
from html import unescape

from sqlalchemy import select

from sandbox.operations import accounts
from sandbox.store.people import Staff, Student
from sandbox.store.schools import School
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson, come_in

PEOPLE = "/quan-tri/nguoi-dung"


def staff(of: Lesson, id: int) -> Staff:
    with of.parts.database.reading() as session:
        return session.get_one(Staff, id)


def other_school(of: Lesson) -> tuple[int, int]:
    """A teacher and a student elsewhere."""
    with of.parts.database.writing() as session:
        school = School(name="THPT Khác")
        session.add(school)
        session.commit()
        far = accounts.create_staff(session, school.id, "co.xa", "Cô Xa", "x", "admin")
        student = Student(school_id=school.id, code="X1", full_name="Em Ở Xa", given_name="Xa")
        session.add(student)
        session.commit()
        return far.id, student.id


def test_the_list_says_who_is_here_what_they_do_and_who_is_signed_in(
    of: Lesson, admin: Desk, nam: int
) -> None:
    other_school(of)
    page = words(admin.open(PEOPLE))
    assert "Trần Hoài Nam thay.nam Giáo viên 0 không Dùng được" in page
    assert re.search(r"Phạm Văn Quản thầy cô đây quan.tri Quản trị 0 có, thấy lúc 08:00 05/10/2026", page)
    assert "Cô Xa" not in page


def test_a_new_person_comes_in_with_the_suggested_password(of: Lesson, admin: Desk) -> None:
    page = admin.open(f"{PEOPLE}/moi")
    suggested = unescape(re.search(r'name="password"[^>]*value="([^"]+)"', page)[1])  # type: ignore[index]
    assert re.fullmatch(r"[a-z]{4}-[a-z]{4}-[2-9]{2}", suggested)
    given = {"username": "co.moi", "full_name": "Cô Mới", "role": "teacher", "password": suggested}
    assert "Đã thêm Cô Mới" in admin.follow(admin.send(f"{PEOPLE}/moi", **given))
    visitor = Desk(of.app.test_client())
    answer = visitor.send("/giao-vien/dang-nhap", username="co.moi", password=suggested)
    assert answer.headers["Location"] == "/lop"


def test_what_was_typed_is_kept_when_a_person_cannot_be_added(of: Lesson, admin: Desk, nam: int) -> None:
    given = {"username": "thay.nam", "full_name": "Nam Khác", "role": "head", "password": "ngắn"}
    for change, reason in (
        ({}, "ít nhất 8 ký tự"),
        ({"password": "thuchanh"}, "ai cũng biết"),
        ({"password": "tiso-meka-47"}, "đã có người dùng"),
        ({"password": "tiso-meka-47", "username": "thay nam"}, "không có dấu cách"),
        ({"password": "tiso-meka-47", "role": "owner"}, "Không có vai trò này"),
    ):
        answer = admin.send(f"{PEOPLE}/moi", **{**given, **change})
        assert (answer.status_code, reason in answer.text) == (422, True), reason
        assert 'value="Nam Khác"' in answer.text


def test_a_head_looks_at_every_class_from_the_next_page_on(of: Lesson, admin: Desk, nam: int) -> None:
    colleague = Desk(come_in(of.app.test_client(), "staff", nam))
    colleague.open(f"/lop/{of.classroom}", 404)
    page = f"{PEOPLE}/{nam}"
    assert "Có hiệu lực ngay" in admin.follow(admin.send(f"{page}/vai-tro", page=page, role="head"))
    colleague.open(f"/lop/{of.classroom}")


def test_a_disabled_person_is_out_at_once_and_may_come_back(of: Lesson, admin: Desk) -> None:
    teacher = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    page = f"{PEOPLE}/{of.teacher}"
    teacher.open("/lop")
    assert "Đã khoá" in words(admin.follow(admin.send(f"{page}/khoa", page=page)))
    teacher.open("/lop", 302)
    assert "Dùng được" in words(admin.follow(admin.send(f"{page}/mo-lai", page=page)))
    assert staff(of, of.teacher).disabled_at is None


def test_a_new_password_signs_out_and_is_the_one_that_opens(of: Lesson, admin: Desk) -> None:
    teacher = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    page = f"{PEOPLE}/{of.teacher}"
    short = admin.send(f"{page}/mat-khau", page=page, password="1234567")
    assert (short.status_code, "ít nhất 8" in short.text) == (422, True)
    teacher.open("/lop")
    admin.follow(admin.send(f"{page}/mat-khau", page=page, password="tiso-meka-47"))
    teacher.open("/lop", 302)
    assert of.parts.passwords.verify(staff(of, of.teacher).password_hash, "tiso-meka-47")


def test_administrators_do_not_lock_themselves_out(of: Lesson, admin: Desk, admin_id: int) -> None:
    page = f"{PEOPLE}/{admin_id}"
    assert "/khoa" not in admin.open(page)
    for act, form in (("khoa", {}), ("vai-tro", {"role": "teacher"})):
        answer = admin.send(f"{page}/{act}", page=page, **form)
        assert (answer.status_code, "không tự làm" in answer.text) == (422, True)
    assert (staff(of, admin_id).role, staff(of, admin_id).disabled_at) == ("admin", None)


def test_students_are_found_by_code_or_by_name_with_or_without_marks(of: Lesson, admin: Desk) -> None:
    other_school(of)
    for asked, expected in (
        ("nguyen anh", ["Nguyễn Thị Ánh"]),
        ("Trần", ["Trần Quốc Bảo"]),
        ("0052000002", ["Lê Hoà Bình"]),
        ("x1", []),
        ("%", []),
        ("\0", []),
    ):
        page = admin.open("/quan-tri/hoc-sinh", query_string={"tim": asked})
        assert re.findall(r'<th scope="row">([^<]+)', page) == expected, asked
    assert len(re.findall(r'<th scope="row">', admin.open("/quan-tri/hoc-sinh?tim=00520"))) == 5


def test_a_student_gets_a_new_pin_or_is_kept_out_and_let_in(of: Lesson, admin: Desk) -> None:
    with of.parts.database.writing() as session:
        session.get_one(Student, of.students[0]).pin_hash = "x"
        session.commit()
    pupil = come_in(of.app.test_client(), "student", of.students[0])
    page, one = "/quan-tri/hoc-sinh?tim=anh", f"/quan-tri/hoc-sinh/{of.students[0]}"
    assert "chưa đặt" in words(admin.follow(admin.send(f"{one}/dat-lai-pin", page=page, tim="anh")))
    assert pupil.get("/ke-bai").status_code == 302
    door = of.app.test_client()
    assert "Đã khoá" in words(admin.follow(admin.send(f"{one}/khoa", page=page, tim="anh")))
    assert "Ánh" not in door.get(f"/vao-lop/{of.join_code}").text
    assert "Dùng được" in words(admin.follow(admin.send(f"{one}/mo-lai", page=page, tim="anh")))
    assert "Ánh" in door.get(f"/vao-lop/{of.join_code}").text


def test_people_of_another_school_answer_like_nobody(of: Lesson, admin: Desk) -> None:
    far, student = other_school(of)
    unknown = 2**31 - 1
    for foreign, nobody in (
        (f"{PEOPLE}/{far}", f"{PEOPLE}/{unknown}"),
        (f"{PEOPLE}/{far}/khoa", f"{PEOPLE}/{unknown}/khoa"),
        (f"{PEOPLE}/{far}/mo-lai", f"{PEOPLE}/{unknown}/mo-lai"),
        (f"/quan-tri/hoc-sinh/{student}/khoa", f"/quan-tri/hoc-sinh/{unknown}/khoa"),
        (f"/quan-tri/hoc-sinh/{student}/dat-lai-pin", f"/quan-tri/hoc-sinh/{unknown}/dat-lai-pin"),
    ):
        get = foreign == f"{PEOPLE}/{far}"
        answers = [
            admin.client.get(path) if get else admin.send(path, page=PEOPLE + "/moi")
            for path in (foreign, nobody)
        ]
        assert [one.status_code for one in answers] == [404, 404]
        assert answers[0].data == answers[1].data
    with of.parts.database.reading() as session:
        assert session.scalars(select(Staff.disabled_at).where(Staff.id == far)).all() == [None]


def test_a_teacher_finds_no_page_of_the_administrator(of: Lesson) -> None:
    teacher = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    for page in ("", "/nguoi-dung", "/hoc-sinh", "/lop", "/nam-hoc", "/sao-luu", "/dung-luong"):
        teacher.open(f"/quan-tri{page}", 404)
    assert "Quản trị" not in teacher.open("/lop")
