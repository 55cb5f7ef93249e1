"""A member of staff's own account: a new password, and the language of the pages."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.support.lesson import PASSWORD, Lesson, come_in, lesson

PAGE = "/giao-vien/tai-khoan"
NEW = "mot-mat-khau-moi"


def changed(client: FlaskClient, old: str, new: str, again: str = "") -> tuple[int, str]:
    token = re.findall(r'csrf_token" value="([^"]+)', client.get(PAGE).text)[0]
    answer = client.post(PAGE, data={"csrf_token": token, "old": old, "new": new, "again": again or new})
    return answer.status_code, answer.text


def can_sign_in(of: Lesson, password: str) -> bool:
    client = of.app.test_client()
    token = re.findall(r'csrf_token" value="([^"]+)', client.get("/giao-vien/dang-nhap").text)[0]
    form = {"csrf_token": token, "username": "co.lan", "password": password}
    return client.post("/giao-vien/dang-nhap", data=form).status_code == 302


def test_a_teacher_changes_the_password_and_stays_signed_in_here_only(app: Flask) -> None:
    of = lesson(app, students=1)
    here, elsewhere = (come_in(app.test_client(), "staff", of.teacher) for _ in range(2))
    assert changed(here, PASSWORD, NEW)[0] == 303
    assert here.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302
    assert can_sign_in(of, NEW)
    assert not can_sign_in(of, PASSWORD)


def test_a_wrong_or_poor_password_changes_nothing_and_says_why(app: Flask) -> None:
    of = lesson(app, students=1)
    client = come_in(app.test_client(), "staff", of.teacher)
    for old, new, again, said in (
        ("sai-roi-day", NEW, "", "Mật khẩu hiện nay chưa đúng"),
        (PASSWORD, "ngan", "", "ít nhất 8 ký tự"),
        (PASSWORD, "thuchanh", "", "mật khẩu mẫu"),
        (PASSWORD, NEW, "khac-hon-han", "chưa giống nhau"),
    ):
        status, page = changed(client, old, new, again)
        assert (status, said in page) == (422, True), said
    assert can_sign_in(of, PASSWORD)


def test_guessing_the_old_password_is_held_up_as_at_the_door(app: Flask) -> None:
    of = lesson(app, students=1)
    client = come_in(app.test_client(), "staff", of.teacher)
    pages = [changed(client, f"doan-{number}", NEW)[1] for number in range(30)]
    assert "Sai quá nhiều lần" in pages[-1]


def test_everybody_reads_the_language_they_chose(app: Flask) -> None:
    of = lesson(app, students=1)
    teacher = come_in(app.test_client(), "staff", of.teacher)
    student = come_in(app.test_client(), "student", of.students[0])
    token = re.findall(r'csrf_token" value="([^"]+)', student.get("/ke-bai").text)[0]
    student.post("/ngon-ngu", data={"csrf_token": token, "language": "en"})
    assert "My shelf" in student.get("/ke-bai").text
    again = come_in(app.test_client(), "student", of.students[0])
    assert "My shelf" in again.get("/ke-bai").text, "kept with the student, not with the browser"
    assert "Lớp của tôi" in teacher.get("/lop").text


def test_the_portal_speaks_vietnamese_to_everybody(app: Flask) -> None:
    from tests.support.lesson import started

    of = lesson(app, students=1)
    client = come_in(app.test_client(), "student", of.students[0], started(of, of.students[0]))
    token = re.findall(r'csrf_token" value="([^"]+)', client.get("/ke-bai").text)[0]
    client.post("/ngon-ngu", data={"csrf_token": token, "language": "en"})
    page = client.get("/cong").text
    assert '<html lang="vi">' in page
    assert 'lang="en" role="region" aria-label="Practice bar"' in page
