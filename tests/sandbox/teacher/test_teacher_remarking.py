"""A teacher gives other points, says why, and sees what the machine said beside it."""

import pytest
from flask import Flask

from sandbox.operations import accounts, attempts
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Remark
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.lesson import Lesson, come_in, filed, lesson
from tests.support.questions import ask_questions

WRONG = {"owner_name": "{sibling.full_name}"}
NASTY = "<script>alert(1)</script>{{7*7}}"


@pytest.fixture
def path(of: Lesson) -> str:
    filed(of, of.students[0], fields=WRONG)
    return f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"


def said(of: Lesson) -> list[tuple[str, int | None, str]]:
    with of.parts.database.reading() as session:
        return [(one.criterion, one.earned, one.text) for one in session.query(Remark).order_by(Remark.id)]


def send(teacher: Desk, path: str, row: str = "owner_name", **form: str) -> str:
    """The page after it was kept."""
    return teacher.follow(teacher.send(f"{path}/luot/1/nhan-xet/{row}".rstrip("/"), page=path, **form))


def test_a_row_opens_its_form_under_it(teacher: Desk, path: str) -> None:
    assert "Điểm thầy cô cho" not in teacher.open(path)
    shown = words(teacher.open(f"{path}?luot=1&muc=owner_name"))
    assert "Máy chấm 0 trong 1 điểm." in shown
    assert "Điểm thầy cô cho" in shown


@pytest.mark.parametrize("query", ["luot=1&muc=gone", "luot=9&muc=owner_name", "luot=x", "muc=%00"])
def test_a_row_that_is_not_there_opens_none(teacher: Desk, path: str, query: str) -> None:
    assert "Điểm thầy cô cho" not in teacher.open(f"{path}?{query}")


def test_the_points_are_typed_as_teachers_type_them(of: Lesson, teacher: Desk, path: str) -> None:
    shown = words(send(teacher, path, points="0,75", text="Gần đúng."))
    assert said(of) == [("owner_name", 75, "Gần đúng.")]
    assert "Đã lưu. Em ấy thấy trên phiếu điểm" in shown
    assert "9,8 điểm, thầy cô sửa điểm lúc" in shown
    assert "0,75/1 máy: 0" in shown
    assert "Chưa đúng Thầy cô sửa" in shown
    assert "Gần đúng. Cô Lan" in shown
    again = teacher.open(f"{path}?luot=1&muc=owner_name")
    assert 'value="0,75"' in again


@pytest.mark.parametrize(("typed", "kept"), [("1", 100), ("0.5", 50), (" 0,5 ", 50), ("0,05", 5), ("0", 0)])
def test_ways_to_write_points(of: Lesson, teacher: Desk, path: str, typed: str, kept: int) -> None:
    send(teacher, path, points=typed, text="Vì thế.")
    assert said(of) == [("owner_name", kept, "Vì thế.")]


@pytest.mark.parametrize(
    ("points", "text", "why"),
    [
        ("1,5", "Vì thế.", "từ 0 đến 1 điểm"),
        ("-1", "Vì thế.", "hai chữ số sau dấu phẩy"),
        ("0,755", "Vì thế.", "hai chữ số sau dấu phẩy"),
        ("nửa", "Vì thế.", "hai chữ số sau dấu phẩy"),
        ("٣", "Vì thế.", "hai chữ số sau dấu phẩy"),
        ("0,5", "", "vì sao cho điểm này"),
        ("", "", "chưa ghi nhận xét nào"),
        ("", "x" * 1001, "dài nhất 1000 ký tự"),
    ],
)
def test_a_mistake_is_explained_and_what_was_typed_stays(
    of: Lesson, teacher: Desk, path: str, points: str, text: str, why: str
) -> None:
    answer = teacher.send(f"{path}/luot/1/nhan-xet/owner_name", page=path, points=points, text=text)
    assert answer.status_code == 422
    assert why in words(answer.text)
    assert text in answer.text
    assert said(of) == []


def test_taken_back_it_stays_in_the_list_of_what_was_said(of: Lesson, teacher: Desk, path: str) -> None:
    send(teacher, path, points="0,75", text="Gần đúng.")
    shown = words(send(teacher, path, points="0,75", text="Gần đúng.", back="1"))
    assert said(of) == [("owner_name", 75, "Gần đúng."), ("owner_name", None, "")]
    assert "Đã rút lại. Điểm máy chấm có hiệu lực trở lại." in shown
    assert "Các nhận xét đã ghi (2)" in shown
    assert "Rút lại." in shown
    assert "máy: 0" not in shown.split("Các lần chấm trước")[0]


def test_words_for_the_whole_attempt(of: Lesson, teacher: Desk, path: str) -> None:
    shown = words(send(teacher, path, "", text="Bài làm cẩn thận."))
    assert said(of) == [("", None, "Bài làm cẩn thận.")]
    assert "Bài làm cẩn thận. Cô Lan" in shown
    assert "không có gì đổi" in words(send(teacher, path, "", text="Bài làm cẩn thận."))
    assert "Đã rút lại nhận xét." in words(send(teacher, path, "", text="", back="1"))


def test_a_mistake_in_words_for_the_whole_attempt_is_explained_there(
    of: Lesson, teacher: Desk, path: str
) -> None:
    answer = teacher.send(f"{path}/luot/1/nhan-xet", page=path, text="x" * 1001)
    assert answer.status_code == 422
    assert "dài nhất 1000 ký tự" in words(answer.text)
    assert said(of) == []


def test_what_a_teacher_typed_stays_words(of: Lesson, teacher: Desk, path: str) -> None:
    send(teacher, path, points="0,5", text=NASTY)
    shown = send(teacher, path, "", text=NASTY)
    assert NASTY not in shown
    assert "&lt;script&gt;" in shown


def test_a_reader_sees_the_remark_and_no_form(of: Lesson, teacher: Desk, path: str) -> None:
    send(teacher, path, points="0,75", text="Gần đúng.")
    with of.parts.database.writing() as session:
        head = accounts.create_staff(session, of.school, "thay.nam", "Thầy Nam", "x", "head").id
    reader = Desk(come_in(of.app.test_client(), "staff", head))
    page = reader.open(f"{path}?luot=1&muc=owner_name")
    assert "Gần đúng." in page
    for form in ("Điểm thầy cô cho", "Cho làm thêm một lượt", "Lưu nhận xét", ">Sửa<"):
        assert form not in page
    answer = reader.send(f"{path}/luot/1/nhan-xet/owner_name", page="/lop/moi", points="1", text="a")
    assert answer.status_code == 404


def second_attempt(of: Lesson, **changes: object) -> None:
    with of.parts.database.writing() as session:
        mine = session.query(Attempt).filter_by(student_id=of.students[0]).one()
        attempts.finish(session, of.parts.content, mine, of.now)
    filed(of, of.students[0], **changes)


def test_it_is_said_which_attempt_counts_and_why(of: Lesson, teacher: Desk, path: str) -> None:
    assert "Đang tính: đây là lượt duy nhất có điểm." in words(teacher.open(path))
    second_attempt(of)
    shown = words(teacher.open(path))
    assert "Đang tính, vì bài lấy lượt cao điểm nhất." in shown
    assert "Không tính, vì bài lấy lượt cao điểm nhất: lượt 2." in shown
    assert shown.index("Lượt 2 10,0 điểm") < shown.index("Lượt 1 9,0 điểm")


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ("last", "Không tính, vì bài lấy lượt cuối cùng: lượt 2."),
        ("average", "Đang tính: bài lấy trung bình 2 lượt."),
    ],
)
def test_other_policies_are_said_too(app: Flask, policy: str, why: str) -> None:
    of = lesson(app, username="co.mai", policy=policy)
    filed(of, of.students[0], fields=WRONG)
    second_attempt(of)
    page = desk(of).open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}")
    assert why in words(page)


def test_what_is_not_handed_in_does_not_count_beside_what_is(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app, username="co.mai")
    filed(of, of.students[0])
    second_attempt(of)
    page = words(desk(of).open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"))
    assert "Chưa tính: em ấy chưa bấm Nộp bài ở lượt này." in page
    assert "Đang tính: đây là lượt duy nhất có điểm." in page
