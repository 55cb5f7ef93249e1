"""The pilot report: whose classes, which time, the page and its files."""

import io

import pytest
from openpyxl import load_workbook

from sandbox.operations import accounts
from tests.sandbox.teacher.desk import Desk, colleague, desk, words
from tests.support.lesson import Lesson, come_in, lesson
from tests.support.marked import marked
from tests.support.tables import tables_of

PATH = "/bao-cao-thi-diem"


@pytest.fixture
def of(app: object) -> Lesson:
    of = lesson(app, students=20)  # type: ignore[arg-type]
    for student in of.students[:14]:
        marked(of, of.assignment, student, "8.0")
    return of


def person(of: Lesson, role: str) -> Desk:
    with of.parts.database.writing() as session:
        id = accounts.create_staff(session, of.school, role, role.title(), "x", role).id
    return Desk(come_in(of.app.test_client(), "staff", id))


def figures(html: str) -> dict[str, str]:
    return dict(row for row in tables_of(html)["bang-1"][1:])  # type: ignore[misc]


def test_a_teacher_reports_on_the_own_classes(of: Lesson) -> None:
    lesson(of.app, students=9, username="co.mai")
    found = figures(desk(of).open(PATH))
    assert (found["Trường"], found["Lớp"], found["Học sinh trong danh sách"]) == ("1", "1", "20")
    assert (found["Học sinh đã thực hành"], found["Lượt làm bài"]) == ("14", "14")
    assert figures(colleague(of).open(PATH))["Lớp"] == "0"


@pytest.mark.parametrize("role", ["head", "admin"])
def test_the_head_and_the_administrator_report_on_the_school(of: Lesson, role: str) -> None:
    lesson(of.app, students=9, username="co.mai")
    page = person(of, role).open(PATH)
    assert figures(page)["Học sinh trong danh sách"] == "20"
    assert "cả trường" in words(page)


def test_success_stands_by_procedure(of: Lesson) -> None:
    page = desk(of).open(PATH)
    (row,) = tables_of(page)["bang-2"][1:]
    assert row[0].startswith("1.005092 ")
    assert row[1:] == ["Xin cấp bản sao bằng tốt nghiệp", "14", "100%", "100%"]


def test_a_time_without_lessons_has_figures_only(of: Lesson) -> None:
    page = desk(of).open(f"{PATH}?tu=2030-01-01")
    assert figures(page)["Lần giao bài"] == "0"
    assert list(tables_of(page)) == ["bang-1"]
    assert "đứng sau" in words(desk(of).open(f"{PATH}?tu=2030-01-01&den=2029-01-01", 422))


def test_the_files_hold_the_same_and_nobody_s_name(of: Lesson) -> None:
    teacher = desk(of)
    answer = teacher.client.get(f"{PATH}.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bao-cao-thi-diem.xlsx"'
    book = load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames[:2] == ["Tổng hợp", "Theo thủ tục"]
    said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not [name for name in ("Nguyễn", "Cô Lan", "10A1", "00520") if name in said]
    assert book["Theo thủ tục"]["D7"].value == 1
    assert book["Theo thủ tục"]["D7"].number_format == "0%"
    assert teacher.client.get(f"{PATH}.pdf").data.startswith(b"%PDF")
