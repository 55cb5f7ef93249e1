"""One whole lesson in real browsers: from a teacher with no class to the marks in a workbook."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import select

from sandbox.extensions import Parts
from sandbox.operations import accounts
from sandbox.store.attempts import Attempt
from sandbox.store.people import Staff, Student
from sandbox.store.reports import Report
from sandbox.store.schools import School
from tests.support.class_list import Listed, class_list, save_workbook
from tests.support.lesson import PASSWORD, PIN
from tests.support.pupils_computer import PupilsComputer
from tests.support.teachers_computer import TeachersComputer

TITLE = "Xin cấp bản sao bằng tốt nghiệp"
HEADINGS = [
    "STT", "Tên lớp", "Mã học sinh", "Họ và tên", "Ngày sinh", "Kết quả (8,25)", "Quá trình (1)",
    "An toàn (0,75)", "Điểm (10)", "Trạng thái", "Số lượt", "Nộp lúc",
]  # fmt: skip
STUDENTS = class_list()
RIGHT, MISTAKEN, HALFWAY, NEXT = STUDENTS[2], STUDENTS[8], STUDENTS[20], STUDENTS[30]
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def parts(live_app: Flask) -> Parts:
    found: Parts = live_app.extensions["dvc-sandbox"]
    return found


@pytest.fixture
def teacher(parts: Parts, new_context: NewContext) -> TeachersComputer:
    """Somebody with a username, a password and nothing else."""
    with parts.database.writing() as session:
        school = School(name="Trường THPT Thực Hành")
        session.add(school)
        session.commit()
        secret = parts.passwords.hash(PASSWORD)
        accounts.create_staff(session, school.id, "co.ca-buoi", "Cô Lan", secret)
    return TeachersComputer(new_context().new_page())


@pytest.fixture
def sit_at_computer(parts: Parts, new_context: NewContext, tmp_path: Path) -> Callable[[], PupilsComputer]:
    return lambda: PupilsComputer(new_context().new_page(), parts, tmp_path)


def test_a_whole_lesson(
    teacher: TeachersComputer, sit_at_computer: Callable[[], PupilsComputer], parts: Parts, tmp_path: Path
) -> None:
    code = prepare(teacher, save_workbook(STUDENTS, tmp_path / "danh-sach-10a1.xlsx"))
    teacher.expect_counts(working=0, help=0, done=0, todo=45)
    first, second, third = (sit_at_computer() for _ in range(3))

    stop_half_way(third, code)
    teacher.expect_row(HALFWAY.name, "working", "xxxo...")
    file_rightly(first, code)
    teacher.expect_row(RIGHT.name, "done", "xxxxxx.", "10,0")
    file_with_two_mistakes(second, code)
    teacher.expect_row(MISTAKEN.name, "done", "xxxxxx.", "8,0")

    teacher.expect_counts(working=1, help=0, done=2, todo=42)
    teacher.look()
    assert teacher.has_watched_all_the_time(), "the board came to this without a reload"
    check_workbook(teacher.download_marks(tmp_path), parts)
    the_teacher_reads_what_was_filed(teacher)
    somebody_else_sits_down(third, code)


def prepare(teacher: TeachersComputer, workbook: Path) -> str:
    """A class with its list and an exercise, the board open; the class code."""
    teacher.sign_in("co.ca-buoi", PASSWORD)
    teacher.make_class("10A1")
    teacher.bring_in(workbook, students=45)
    assert teacher.listed() == [
        [str(one.seat), one.code, one.name, f"{one.birth_date:%d/%m/%Y}"] for one in STUDENTS
    ]
    code = teacher.class_code
    teacher.give_exercise()
    teacher.watch()
    return code


def come_to_the_form(pupil: PupilsComputer, code: str, student: Listed) -> None:
    pupil.join(code, student.name, PIN)
    pupil.begin()
    pupil.find_procedure("xin ban sao bang tot nghiep")
    pupil.sign_in()
    pupil.choose_agency()


def stop_half_way(pupil: PupilsComputer, code: str) -> None:
    come_to_the_form(pupil, code, HALFWAY)
    pupil.type_in("thong-tin")
    pupil.go_on()
    pupil.page.get_by_label("Số hiệu văn bằng").fill(pupil.variant.values["me.diploma.number"])


def file_rightly(pupil: PupilsComputer, code: str) -> None:
    come_to_the_form(pupil, code, RIGHT)
    for step in ("thong-tin", "to-khai"):
        pupil.type_in(step)
        pupil.go_on()
    for component, paper in (("application_form", "application_form"), ("identity", "id_card")):
        pupil.attach(component, pupil.download(paper))
    pupil.strike("relationship")
    pupil.go_on()
    pupil.type_in("nhan-ket-qua")
    pupil.go_on()
    dossier = pupil.promise_and_send()
    pupil.page.get_by_role("link", name="Xem hồ sơ").click()
    pupil.arrive("/ho-so/[0-9]+$")
    expect(pupil.main).to_contain_text(dossier)
    pupil.read_report()
    expect(pupil.page.get_by_role("img", name="10,0 trên 10 điểm")).to_be_visible()
    expect(pupil.page.locator(".criterion", has_text="Cần sửa")).to_have_count(0)


def file_with_two_mistakes(pupil: PupilsComputer, code: str) -> None:
    """The name of the person next door in the family, and no paper that says who one is."""
    come_to_the_form(pupil, code, MISTAKEN)
    pupil.type_in("thong-tin", owner_name=pupil.variant.values["sibling.full_name"])
    pupil.go_on()
    pupil.type_in("to-khai")
    pupil.go_on()
    pupil.attach("application_form", pupil.download("application_form"))
    for component in ("identity", "relationship"):
        pupil.strike(component)
    pupil.go_on()
    pupil.type_in("nhan-ket-qua")
    pupil.go_on()
    pupil.promise_and_send()
    pupil.read_report()
    expect(pupil.page.get_by_role("img", name="8,0 trên 10 điểm")).to_be_visible()
    wrong = pupil.page.locator(".criterion", has_text="Cần sửa")
    expect(wrong.get_by_role("heading")).to_have_text(["Họ và tên chủ hồ sơ", "Giấy tờ tuỳ thân"])
    expect(wrong.first).to_contain_text("Đây là tên của người nhà em đang đóng vai.")
    expect(wrong.locator(".criterion-points")).to_have_text(["0/1", "0/1"])


def check_workbook(path: Path, parts: Parts) -> None:
    """Every cell below the title, as a spreadsheet program reads it."""
    book = load_workbook(path)
    rows: list[list[Any]] = [list(row) for row in book.worksheets[0].iter_rows(min_row=6, values_only=True)]
    book.close()
    done = {RIGHT: [8.25, 1, 0.75, 10, "Hoàn thành", 1], MISTAKEN: [6.25, 1, 0.75, 8, "Hoàn thành", 1]}
    begun, idle = [None, None, None, None, "Đang làm", 1], [None, None, None, None, "Chưa làm", 0]
    marks = done | {HALFWAY: begun}
    assert rows[0] == HEADINGS
    assert [row[:-1] for row in rows[1:]] == [
        [
            one.seat,
            "10A1",
            one.code,
            one.name,
            datetime.combine(one.birth_date, time()),
            *marks.get(one, idle),
        ]
        for one in STUDENTS
    ]
    moments = {row[2]: row[-1] for row in rows[1:] if row[-1] is not None}
    assert moments.keys() == {one.code for one in done}
    for one in done:
        assert abs(moments[one.code] - filed_at(parts, one)) < timedelta(seconds=1)


def filed_at(parts: Parts, student: Listed) -> datetime:
    """The moment of the report, on a Vietnamese clock."""
    with parts.database.reading() as session:
        wanted = select(Report.created_at).join(Attempt, Attempt.id == Report.attempt_id)
        wanted = wanted.join(Student, Student.id == Attempt.student_id).where(Student.code == student.code)
        here = select(Staff.school_id).where(Staff.username == "co.ca-buoi").scalar_subquery()
        wanted = wanted.where(Student.school_id == here)  # other classes of this server may use the code
        moment = session.scalars(wanted).one().astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    return moment.replace(tzinfo=None)


def the_teacher_reads_what_was_filed(teacher: TeachersComputer) -> None:
    teacher.open_student(MISTAKEN.name)
    page = teacher.page
    expect(page.get_by_role("main")).to_contain_text("Đúng ra:")
    expect(page.locator(".report-mark")).to_have_text("8,0")
    expect(page.locator(".report-card")).to_contain_text("Đây là tên của người nhà em đang đóng vai.")
    expect(page.locator(".filed-papers li").nth(1)).to_contain_text("Đã xoá khỏi hồ sơ")
    happened = page.locator(".timeline li strong")
    expect(happened.first).to_contain_text("Gửi hồ sơ")
    expect(happened.last).to_contain_text("Bắt đầu làm bài")


def somebody_else_sits_down(pupil: PupilsComputer, code: str) -> None:
    """At the computer of the one who stopped half way, whose typing was kept meanwhile."""
    expect(pupil.page.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc")
    pupil.leave()
    for _ in range(3):
        pupil.page.go_back()
        expect(pupil.page.get_by_role("button", name="Thoát")).to_have_count(0)
        assert HALFWAY.name not in pupil.page.content()
    pupil.join(code, NEXT.name, "13579")
    expect(pupil.page.get_by_role("heading", level=1)).to_have_text(f"Chào {NEXT.name}!")
    expect(pupil.page.locator(".shelf-state")).to_have_text("Chưa làm")
    assert HALFWAY.name not in pupil.page.content()
