"""Filling the school's own workbook: upload, look, download; nothing of it stays."""

import io
import os
import time
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.lesson import NAMES, Lesson, lesson
from tests.support.marked import marked
from tests.support.school_files import FIRST, school_workbook

BORN = date(2011, 3, 5)


@pytest.fixture
def path(of: Lesson) -> str:
    marked(of, of.assignment, of.students[0], "8.3")
    marked(of, of.assignment, of.students[1], "10.0")
    return f"/lop/{of.classroom}/so-diem/dien-mau"


def template() -> bytes:
    listed = [(f"00520{number:05}", name, BORN) for number, name in enumerate(NAMES)]
    return school_workbook([*listed[:3], ("HS-9", NAMES[3], None), ("HS-8", "Ngô Lạ", BORN)])


def upload(teacher: Desk, path: str, data: bytes | None = None) -> TestResponse:
    return teacher.send(path, file=(io.BytesIO(template() if data is None else data), "Mẫu 10A1.xlsx"))


def kept_files(of: Lesson) -> list[Path]:
    return list((Path(of.app.config["INSTANCE"]) / "tmp").glob("*"))


def test_the_preview_says_who_is_who_and_what_would_be_written(teacher: Desk, path: str) -> None:
    page = words(teacher.follow(upload(teacher, path)))
    assert "Tệp “Mẫu 10A1”, trang tính “Nhập điểm”, 5 học sinh." in page
    assert "Sẽ ghi 2 ô." in page
    assert f"{FIRST} Nguyễn Thị Ánh theo mã học sinh 8,3" in page
    assert "Phạm Đức Cường trùng tên, chưa khớp ngày sinh" in page
    assert "Ngô Lạ không có trong lớp" in page
    assert "2 em của lớp không khớp chắc chắn với dòng nào trong tệp" in page


def test_the_filled_file_is_downloaded_once_and_forgotten(of: Lesson, teacher: Desk, path: str) -> None:
    upload(teacher, path)
    assert [file.stat().st_mode & 0o777 for file in kept_files(of)] == [0o600]
    answer = teacher.send(path, tai="1", **{"cot-7": str(of.assignment)})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-10a1-da-dien.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.data)).worksheets[0]
    assert [sheet.cell(FIRST + n, 8).value for n in range(5)] == [8.3, 10, None, None, None]
    assert kept_files(of) == []
    again = teacher.follow(teacher.send(path, tai="1"))
    assert "Tệp mẫu không còn ở đây nữa" in words(again)


def test_another_column_and_writing_over_are_chosen_and_seen_first(teacher: Desk, path: str) -> None:
    upload(teacher, path)
    page = words(teacher.open(f"{path}?cot-6=tb"))
    assert "Sẽ ghi 0 ô; 2 ô đang có điểm khác nên để nguyên." in page
    page = words(teacher.open(f"{path}?cot-6=tb&de=1"))
    assert "Sẽ ghi 2 ô, trong đó 2 ô bị ghi đè." in page
    assert "7.5 8,3" in page
    assert "Sẽ ghi 0 ô." in words(teacher.open(f"{path}?cot-6="))
    assert "Sẽ ghi 0 ô." in words(teacher.open(f"{path}?cot-3=tb&cot-11=tb&cot-x=1&cot-6=999"))


def test_nothing_to_write_is_said_and_the_file_stays(of: Lesson, teacher: Desk, path: str) -> None:
    upload(teacher, path)
    page = teacher.follow(teacher.send(path, tai="1", **{"cot-": ""}))
    assert "Chưa có ô nào để ghi" in words(page)
    assert len(kept_files(of)) == 1


def test_another_file_takes_the_place_of_the_first(of: Lesson, teacher: Desk, path: str) -> None:
    upload(teacher, path)
    upload(teacher, path)
    assert len(kept_files(of)) == 1
    page = teacher.follow(teacher.send(path, bo="1"))
    assert "Chọn tệp mẫu" in words(page)
    assert kept_files(of) == []


def test_a_file_nobody_comes_back_for_is_swept_away(of: Lesson, teacher: Desk, path: str) -> None:
    upload(teacher, path)
    (file,) = kept_files(of)
    os.utime(file, (time.time() - 4000,) * 2)
    assert "Chọn tệp mẫu" in words(teacher.open(path))
    assert kept_files(of) == []


def test_nobody_else_meets_the_file(of: Lesson, teacher: Desk, path: str) -> None:
    upload(teacher, path)
    assert "Chọn tệp mẫu" in words(desk(of).open(path)), "the same person at another computer"
    other = lesson(of.app, students=1, username="co.mai")
    assert "Chọn tệp mẫu" in words(desk(other).open(f"/lop/{other.classroom}/so-diem/dien-mau"))


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "Tệp rỗng"), (b"a;b", "không phải tệp Excel"), (b"PK\x03\x04", "bị hỏng")],
)
def test_a_bad_file_is_refused_and_not_kept(
    of: Lesson, teacher: Desk, path: str, data: bytes, said: str
) -> None:
    answer = upload(teacher, path, data)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert kept_files(of) == []
    assert teacher.send(path).status_code == 422, "no file at all"
