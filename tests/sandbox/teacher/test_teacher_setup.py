"""The first run: at the server itself, the first teacher makes the school and the first class."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from sandbox.demo import PASSWORD, TEACHER, load_demo
from sandbox.store.people import Staff
from sandbox.store.schools import School
from tests.sandbox.teacher.desk import Desk, words
from tests.sandbox.teacher.test_teacher_import import NEW, confirm, pasted
from tests.support.lesson import lesson

FIRST = {
    "school": "Trường THCS Lê Lợi",
    "full_name": "Nguyễn Thị  Lan",
    "username": "co.lan",
    "password": "con cò bay lả",
    "again": "con cò bay lả",
}
PHONE = {"REMOTE_ADDR": "192.168.1.77"}


@pytest.fixture
def newcomer(app: Flask) -> Desk:
    return Desk(app.test_client())


def staff(app: Flask) -> list[tuple[str, str, str, str]]:
    with app.extensions["dvc-sandbox"].database.reading() as session:
        wanted = select(Staff.username, Staff.full_name, Staff.role, School.name)
        return [tuple(row) for row in session.execute(wanted.join(School, School.id == Staff.school_id))]


def test_a_new_machine_offers_to_be_set_up(newcomer: Desk) -> None:
    page = words(newcomer.open("/"))
    assert "Thiết lập lần đầu" in page
    assert "Xem thử bằng trường mẫu" not in page


def test_the_demo_school_stays_to_be_looked_at(app: Flask, newcomer: Desk) -> None:
    load_demo(app)
    page = words(newcomer.open("/"))
    assert "Thiết lập lần đầu" in page
    assert "Xem thử bằng trường mẫu" in page
    assert f"{TEACHER} , mật khẩu: {PASSWORD}" in page


def test_one_form_makes_the_school_and_signs_its_first_teacher_in(app: Flask, newcomer: Desk) -> None:
    shown = newcomer.follow(newcomer.send("/", **FIRST))
    assert "Tạo lớp và nhập danh sách" in words(shown)
    assert staff(app) == [("co.lan", "Nguyễn Thị Lan", "admin", "Trường THCS Lê Lợi")]


def test_the_first_class_is_made_with_its_list_on_one_page(newcomer: Desk) -> None:
    newcomer.send("/", **FIRST)
    preview = newcomer.send("/lop/moi", name="10A1", rows=pasted(NEW))
    assert "Lớp mới 10A1. Thêm vào lớp 1 em" in words(preview.text)
    assert "10A1" not in newcomer.open("/lop")
    shown = words(confirm(newcomer, "/lop/moi", preview.text, name="10A1"))
    assert "Đã tạo lớp 10A1 với 1 học sinh." in shown
    assert "Giao bài đầu tiên" in shown


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"school": " "}, "Thầy cô ghi tên trường"),
        ({"full_name": ""}, "Thầy cô ghi họ và tên"),
        ({"school": "x" * 201}, "Dài nhất 200 chữ"),
        ({"username": "co lan"}, "không có dấu cách"),
        ({"username": "x\0"}, "không có dấu cách"),
        ({"username": "a" * 65}, "2 đến 64"),
        ({"password": "ngan", "again": "ngan"}, "ít nhất 8 ký tự"),
        ({"password": PASSWORD, "again": PASSWORD}, "ai cũng biết"),
        ({"again": "khác"}, "Hai lần gõ chưa giống nhau"),
        ({"username": TEACHER}, "của trường mẫu"),
        ({"school": "Trường THPT Thực Hành (trường mẫu)"}, "tên của trường mẫu"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_made(
    app: Flask, newcomer: Desk, data: dict[str, str], reason: str
) -> None:
    load_demo(app)
    before = staff(app)
    answer = newcomer.send("/", **(FIRST | data))
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert FIRST["password"] not in answer.text
    assert staff(app) == before


@pytest.mark.parametrize(
    "asker",
    [
        {"environ_overrides": PHONE},
        {"headers": {"Host": "192.168.1.20:8080"}},
        {"headers": {"Host": "dvc.truong.example"}},
        {"environ_overrides": PHONE, "headers": {"Host": "localhost"}},
    ],
)
def test_from_any_other_machine_there_is_only_the_front_door(
    app: Flask, newcomer: Desk, asker: dict[str, Any]
) -> None:
    app.config["SHOWN_HOSTS"] = "dvc.truong.example"
    assert "Thiết lập lần đầu" in newcomer.open("/")
    page = newcomer.open("/", **asker)
    assert "Thiết lập lần đầu" not in page
    token = page.split('csrf_token" value="')[1].split('"')[0]
    answer = newcomer.client.post("/", data={**FIRST, "csrf_token": token}, **asker)
    assert answer.status_code == 404
    assert staff(app) == []


def test_once_somebody_has_an_account_there_is_no_other_first_run(app: Flask, newcomer: Desk) -> None:
    page = newcomer.open("/")
    lesson(app)
    assert "Thiết lập lần đầu" not in newcomer.open("/")
    token = page.split('csrf_token" value="')[1].split('"')[0]
    assert newcomer.client.post("/", data={**FIRST, "csrf_token": token}).status_code == 404
    assert len(staff(app)) == 1


def test_without_its_own_token_the_first_run_does_nothing(app: Flask, newcomer: Desk) -> None:
    newcomer.open("/")
    for token in ("", "abc"):
        assert newcomer.client.post("/", data={**FIRST, "csrf_token": token}).status_code == 400
    assert staff(app) == []


def test_the_way_to_the_first_lesson_says_what_is_done_and_what_is_next(newcomer: Desk) -> None:
    newcomer.send("/", **FIRST)
    assert "Tạo lớp đầu tiên" in words(newcomer.open("/lop"))
    newcomer.send("/lop/moi", name="10A1")
    assert "Nhập danh sách lớp 10A1" in words(newcomer.open("/lop"))
    confirm(newcomer, "/lop/1/nhap", newcomer.send("/lop/1/nhap", rows=pasted(NEW)).text)
    page = newcomer.open("/lop")
    assert "Giao bài cho lớp 10A1" in words(page)
    assert page.count('data-step="done"') == 1
