"""Every export opened in LibreOffice: no text is a formula, and each cell says what the page says (S11)."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import Workbook

from sandbox.operations import rosters
from sandbox.rosters import RosterRow
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Student
from sandbox.store.schools import School
from tests.sandbox.teacher.desk import Desk, desk
from tests.support.lesson import SLUG, Lesson, lesson
from tests.support.marked import marked
from tests.support.office import Rows, Seen, need_office, opened
from tests.support.school_files import FIRST, school_workbook
from tests.support.tables import Table, tables_of

CELLS = int(os.environ.get("DVC_TEST_INJECTIONS", 200))  # 2,000 before a release
PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1;1)", "==1", "=-1", "=A1", "= 1+1", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
    "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example";"bấm")', '=WEBSERVICE("http://a.example")', '=IMPORTXML("x";"//a")',
    '=DDE("cmd";"/C calc";"!A0")',
    "{=1+1}", '"=1+1', '";=1+1;"', '"\r\n=1+1', "a;=1+1", "'=1+1", "＝1+1", "＋1",
    "－1", "＠SUM", "of:=1+1", "msoxl:=1+1",
    "_x003D_1+1", "_x000A_=1", "</t></is><f>1+1</f>", "]]>=1", "&#61;1",
    "http://a.example", "mailto:a@a.example", "#REF!", "TRUE", "1e5", "00123", "12/3", "8,5", "5%", "1.234,5",
    "=\u200b1", "\u200b=1+1", "=SUM(1;1)&\"'\"", "|calc", "%0A=1", "~=1", "/=1", "\\=1",
)  # fmt: skip


@dataclass(frozen=True)
class Trap:
    of: Lesson
    names: tuple[str, ...]
    codes: tuple[str, ...]


@pytest.fixture
def trap(app: Flask) -> Trap:
    """A class, a school, an exercise and students whose every word is a payload."""
    of = lesson(app, students=0)
    names, codes = zip(*islice(payloads(), CELLS // 2), strict=True)
    rows = [
        RosterRow(number, code, name, name, None)
        for number, (name, code) in enumerate(zip(names, codes, strict=True), 1)
    ]
    content = of.parts.content
    exercise = content.library[SLUG]
    title = exercise.title.model_copy(update={"vi": '=HYPERLINK("x")'})
    library = {**content.library, SLUG: exercise.model_copy(update={"title": title})}
    app.extensions["dvc-sandbox"] = replace(of.parts, content=replace(content, library=library))
    with of.parts.database.writing() as session:
        classroom = session.get_one(Classroom, of.classroom)
        rosters.enrol(session, classroom, rows)
        classroom.name = "=1+2"
        session.get_one(School, of.school).name = "@SUM(1;1)"
        session.commit()
        students = [one.id for one in session.query(Student).order_by(Student.id)]
    for student in students[:12]:
        marked(of, of.assignment, student, "8.3", [idea() for _ in range(1)])
    return Trap(of, names, codes)


def idea() -> dict[str, object]:
    return {
        "id": "owner_name", "skill": "data_entry", "verdict": "fail", "points": 100, "earned": 0,
        "misconception": "=1+1",
    }  # fmt: skip


def payloads() -> Iterator[tuple[str, str]]:
    """(name, code), every code another one."""
    for number, (name, code) in enumerate(zip(cycle(PAYLOADS), cycle(PAYLOADS[7:]), strict=False)):
        yield name, f"{code}{number}"[:64]


def template_of(trap: Trap) -> bytes:
    return school_workbook(
        [(code, name, date(2011, 3, 5)) for code, name in zip(trap.codes, trap.names, strict=True)]
    )


def exported(trap: Trap, folder: Path) -> tuple[list[Path], list[Path]]:
    """(workbooks, CSV) as a teacher downloads them, the school's own workbook among them."""
    teacher = desk(trap.of)
    books = {
        "so-diem": f"/lop/{trap.of.classroom}/so-diem.xlsx",
        "bang-diem": f"/bai-giao/{trap.of.assignment}/diem.xlsx",
        "thi-diem": "/bao-cao-thi-diem.xlsx",
    }
    found = [saved(folder / f"{name}.xlsx", teacher, path) for name, path in books.items()]
    csv = saved(folder / "so-diem-csv.csv", teacher, f"/lop/{trap.of.classroom}/so-diem.csv")
    return found, [csv]


def saved(path: Path, teacher: Desk, address: str) -> Path:
    answer = teacher.client.get(address)
    assert answer.status_code == 200
    path.write_bytes(answer.data)
    return path


def cells(rows: Rows) -> list[Seen]:
    return [cell for row in rows for cell in row]


def plain(text: str) -> str:
    """White space of any kind is one space: a cell may break its line."""
    return " ".join(text.split())


def test_nothing_that_anybody_wrote_is_a_formula_in_any_export(trap: Trap, tmp_path: Path) -> None:
    need_office()
    books, csv = exported(trap, tmp_path)
    control = uncareful(tmp_path)
    seen = opened([*books, control], tmp_path)
    assert [cell.formula for cell in cells(seen.pop(control.name)[0])] == [True], "the control must fire"
    for name, sheets in seen.items():
        assert [cell.value for rows in sheets for cell in cells(rows) if cell.formula] == [], name
    for ticked in ("true", "false"):
        rows = opened(csv, tmp_path, ticked)[csv[0].name][0]
        assert [cell.value for cell in cells(rows) if cell.formula] == []
        if ticked == "true":
            assert_intact(trap, rows[1:], 2, escaped=True)
    assert_intact(trap, seen["so-diem.xlsx"][0][6:], 2)
    assert_intact(trap, seen["bang-diem.xlsx"][0][6:], 2)


def assert_intact(trap: Trap, rows: Rows, column: int, escaped: bool = False) -> None:
    """Codes and names as they are stored; in CSV with the apostrophe that keeps them texts."""
    for row, code, name in zip(rows, trap.codes, trap.names, strict=False):
        for cell, text in ((row[column], code), (row[column + 1], name)):
            assert cell.kind == "string", text
            shown = cell.value.removeprefix("'") if escaped and not text.startswith("'") else cell.value
            assert plain(shown) == plain(text)


def uncareful(folder: Path) -> Path:
    """What a careless export would have written."""
    book, path = Workbook(), folder / "control.xlsx"
    book.active["A1"] = "=1+1"  # type: ignore[index]
    book.save(path)
    return path


def test_the_school_s_own_workbook_stays_free_of_new_formulas(trap: Trap, tmp_path: Path) -> None:
    need_office()
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template_of(trap))
    teacher = desk(trap.of)
    address = f"/lop/{trap.of.classroom}/so-diem/dien-mau"
    with path.open("rb") as file:
        assert teacher.send(address, file=(file, "mau.xlsx")).status_code == 302
    answer = teacher.send(address, tai="1", **{"cot-7": "tb"})
    assert answer.mimetype.endswith("sheet"), answer.text
    filled = tmp_path / "mau-da-dien.xlsx"
    filled.write_bytes(answer.data)
    seen = opened([path, filled], tmp_path)
    before, after = (seen[one.name][0] for one in (path, filled))
    assert [one.formula for one in cells(before)] == [one.formula for one in cells(after)]
    rows = list(zip(before[FIRST - 1 :], after[FIRST - 1 :], strict=True))
    changed = [
        (number, place)
        for number, (old, new) in enumerate(rows)
        for place, (one, other) in enumerate(zip(old, new, strict=True))
        if one.value != other.value and not one.formula
    ]
    assert changed
    assert {place for _, place in changed} == {7}
    assert {after[FIRST - 1 + number][7].said() for number, _ in changed} == {"8,3"}


@pytest.fixture
def of(app: Flask) -> Lesson:
    """Five students: two marks, one begun, two who have not come."""
    of = lesson(app, students=5)
    for student, mark in zip(of.students, ("8.3", "10.0", None), strict=False):
        marked(of, of.assignment, student, mark)
    return of


def test_every_cell_of_a_file_says_what_the_page_says(of: Lesson, tmp_path: Path) -> None:
    need_office()
    teacher = desk(of)
    page = tables_of(teacher.open(f"/lop/{of.classroom}/so-diem"))["so-diem"]
    marks = tables_of(teacher.open(f"/bai-giao/{of.assignment}/diem"))["bang-diem"]
    pilot = tables_of(teacher.open("/bao-cao-thi-diem"))["bang-1"]
    trap = Trap(of, (), ())
    books, csv = exported(trap, tmp_path)
    seen = opened(books, tmp_path)
    assert without_class(seen["so-diem.xlsx"][0][5:]) == padded(page)
    assert without_class(seen["bang-diem.xlsx"][0][5:]) == padded(marks)
    assert [[cell.said() for cell in row] for row in seen["thi-diem.xlsx"][0][5:]] == padded(pilot)
    rows = opened(csv, tmp_path, "true")[csv[0].name][0]
    assert without_class(rows)[1:] == padded(page)[1:-1], "without the heading, and without the last line"


def without_class(rows: Rows) -> Table:
    """The page says once, above the table, which class it is."""
    return padded([[plain(cell.said()) for place, cell in enumerate(row) if place != 1] for row in rows])


def padded(table: Table) -> Table:
    """Numbers as numbers, so that 8,0 and 8 are one; nothing at the end of a line is nothing."""
    rows = [[number(cell) for cell in row] for row in table]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return rows


def number(text: str) -> str:
    whole, comma, rest = text.partition(",")
    if comma and whole.isdecimal() and rest.isdecimal():
        return f"{whole},{rest}".rstrip("0").rstrip(",")
    return text
