"""The administrator's classes, school years and storage."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from sandbox.reports import storage
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.lesson import Lesson, come_in, filed, started

YEARS = "/quan-tri/nam-hoc"


def undo(page: str) -> tuple[str, str]:
    """Where the button that takes it back sends what."""
    found = re.search(r'action="([^"]+)">.*?name="to" value="(\d+)"', page, re.DOTALL)
    assert found
    return found[1], found[2]


def test_a_class_goes_to_a_colleague_with_its_marks_and_back(of: Lesson, admin: Desk, nam: int) -> None:
    filed(of, of.students[0])
    teacher, colleague = desk(of), Desk(come_in(of.app.test_client(), "staff", nam))
    before = teacher.open(f"/bai-giao/{of.assignment}/diem")
    page = admin.follow(admin.send(f"/quan-tri/lop/{of.classroom}", to=str(nam)))
    assert "Đã giao lớp 10A1 cho Trần Hoài Nam" in words(page)
    teacher.open(f"/lop/{of.classroom}", 404)
    assert "10,0" in before
    assert "10,0" in colleague.open(f"/bai-giao/{of.assignment}/diem")
    path, back = undo(page)
    admin.follow(admin.send(path, page="/quan-tri/lop/" + str(of.classroom), to=back))
    teacher.open(f"/lop/{of.classroom}")
    colleague.open(f"/lop/{of.classroom}", 404)


def test_an_administrator_sees_classes_and_no_marks(of: Lesson, admin: Desk) -> None:
    filed(of, of.students[0])
    page = words(admin.open("/quan-tri/lop"))
    assert re.search(r"10A1 .+ 2026–2027 5 ", page)
    assert "10,0" not in page
    admin.open(f"/lop/{of.classroom}", 404)
    admin.open(f"/bai-giao/{of.assignment}/diem", 404)


@pytest.mark.parametrize("to", ["", "0", "x", "99", "-1", "1"])
def test_a_class_goes_to_nobody_who_is_not_in_the_list(of: Lesson, admin: Desk, to: str) -> None:
    """Nor to whom it belongs already."""
    assert admin.send(f"/quan-tri/lop/{of.classroom}", to=to).status_code == 422
    with of.parts.database.reading() as session:
        assert session.get_one(Classroom, of.classroom).teacher_id == of.teacher


def test_the_years_say_which_one_is_now(of: Lesson, admin: Desk) -> None:
    given = {"name": "2027–2028", "starts_on": "2027-08-01", "ends_on": "2028-05-31"}
    page = words(admin.follow(admin.send(f"{YEARS}/moi", **given)))
    assert "2027–2028 01/08/2027 31/05/2028 0 sắp tới" in page
    assert "2026–2027 01/08/2026 31/07/2027 1 đang học" in page


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": " "}, "Thầy cô ghi tên"),
        ({"name": "2026–2027"}, "Đã có năm học"),
        ({"starts_on": ""}, "Thầy cô chọn một ngày"),
        ({"starts_on": "31/02/2027"}, "Thầy cô chọn một ngày"),
        ({"ends_on": "0001-01-01"}, "Thầy cô chọn một ngày"),
        ({"ends_on": "2027-08-01"}, "phải sau ngày bắt đầu"),
        ({"starts_on": "2027-07-31"}, "Trùng ngày với năm học “2026–2027” (01/08/2026 – 31/07/2027)"),
    ],
)
def test_a_year_that_cannot_be_is_said_and_nothing_changes(
    of: Lesson, admin: Desk, change: dict[str, str], reason: str
) -> None:
    given = {"name": "2027–2028", "starts_on": "2027-08-01", "ends_on": "2028-05-31"}
    answer = admin.send(f"{YEARS}/moi", **{**given, **change})
    assert (answer.status_code, reason in unescape(answer.text)) == (422, True)
    with of.parts.database.reading() as session:
        assert len(session.scalars(select(Term)).all()) == 1


def test_a_year_gets_other_days_and_keeps_its_classes(of: Lesson, admin: Desk) -> None:
    days = {"starts_on": "2026-09-05", "ends_on": "2027-05-31"}
    page = words(admin.follow(admin.send(f"{YEARS}/1", name="Năm 2026", **days)))
    assert "Năm 2026 05/09/2026 31/05/2027 1 đang học" in page


def test_the_first_page_says_what_needs_a_look(
    of: Lesson, admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = words(admin.open("/quan-tri"))
    assert "Chưa có bản sao lưu nào" in page
    assert "Hiện nay: 2026–2027, đến 31/07/2027" in page
    assert "Đĩa sắp đầy" not in page
    monkeypatch.setattr(storage, "ENOUGH_FREE", 10**18)
    assert "Đĩa sắp đầy" in words(admin.open("/quan-tri"))
    assert "Đĩa sắp đầy" in words(admin.open("/quan-tri/dung-luong"))


def test_drawn_papers_are_cleared_away_and_drawn_again(of: Lesson, admin: Desk) -> None:
    attempt = started(of, of.students[0])
    pupil = come_in(of.app.test_client(), "student", of.students[0], attempt)
    paper = f"/luot/{attempt}/giay-to/4.png"
    before = pupil.get(paper).data
    assert [*of.parts.drawings.folder.iterdir()] != []
    page = words(admin.follow(admin.send("/quan-tri/dung-luong/don-giay-to", page="/quan-tri/dung-luong")))
    assert "Đã dọn giấy tờ vẽ sẵn, trả lại" in page
    assert [*of.parts.drawings.folder.iterdir()] == []
    assert pupil.get(paper).data == before


def test_the_rows_that_matter_are_counted_for_this_school(of: Lesson, admin: Desk) -> None:
    filed(of, of.students[0])
    page = words(admin.open("/quan-tri/dung-luong"))
    for said in ("Học sinh 5", "Lớp 1", "Lượt làm bài 1", "Hồ sơ 1", "Phiếu điểm 1"):
        assert said in page
