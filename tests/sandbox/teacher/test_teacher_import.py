"""Importing a class list: looked at first, put in whole or not at all."""

import io
import re
from html import unescape

import pytest
from openpyxl import Workbook

from sandbox.reports import classes
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson

HEADING = ("STT", "Mã học sinh", "Họ và tên", "Ngày sinh")
NEW = ("6", "0099887766", "Đinh Thị Hoà", "17/11/2011")


def pasted(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in (HEADING, *rows))


def file_of(*rows: tuple[object, ...], name: str = "10A1.xlsx") -> tuple[io.BytesIO, str]:
    book, data = Workbook(), io.BytesIO()
    for row in (("DANH SÁCH LỚP",), (), HEADING, *rows):
        book.active.append(row)
    book.save(data)
    return io.BytesIO(data.getvalue()), name


def names(of: Lesson) -> list[str]:
    with of.parts.database.reading() as session:
        return [row.full_name for row in classes.students(session, of.classroom)]


def confirm(teacher: Desk, path: str, preview: str, **data: str) -> str:
    kept = re.search(r'<textarea name="rows"[^>]*>(.*?)</textarea>', preview, re.DOTALL)
    assert kept
    return teacher.follow(teacher.send(path, rows=unescape(kept[1]), confirm="1", **data))


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/nhap"


def test_a_list_is_shown_before_anything_is_kept(of: Lesson, teacher: Desk, path: str) -> None:
    before = names(of)
    preview = teacher.send(path, rows=pasted(NEW))
    assert preview.status_code == 200
    assert "Thêm vào lớp 1 em" in words(preview.text)
    assert names(of) == before


def test_a_confirmed_list_is_in_the_class_with_its_zeros(of: Lesson, teacher: Desk, path: str) -> None:
    preview = teacher.send(path, file=file_of(NEW), rows="")
    shown = confirm(teacher, path, preview.text)
    assert "thêm 1, cập nhật 0" in words(shown)
    assert "0099887766" in shown
    assert names(of)[-1] == "Đinh Thị Hoà"


def test_the_same_list_again_changes_nothing(of: Lesson, teacher: Desk, path: str) -> None:
    confirm(teacher, path, teacher.send(path, rows=pasted(NEW)).text)
    again = words(teacher.send(path, rows=pasted(NEW)).text)
    assert "Thêm vào lớp 0 em, cập nhật 0 em, giữ nguyên 1 em" in again


def test_a_new_name_for_a_known_code_is_pointed_out(teacher: Desk, path: str) -> None:
    preview = words(teacher.send(path, rows=pasted(("1", "0052000000", "Nguyễn Thị Anh", "05/03/2011"))).text)
    assert "Đổi từ: Nguyễn Thị Ánh" in preview
    assert "4 em đang ở trong lớp nhưng không có trong danh sách" in preview


def test_one_bad_row_keeps_the_whole_list_out(of: Lesson, teacher: Desk, path: str) -> None:
    before = names(of)
    bad = pasted(NEW, ("7", "0099887767", "Võ Minh Quân", "31/04/2011"))
    for data in ({"rows": bad}, {"rows": bad, "confirm": "1"}):
        answer = teacher.send(path, **data)
        assert answer.status_code == 422
        assert "3 Ngày sinh Không có ngày 31/04/2011" in words(answer.text)
    assert names(of) == before


def test_what_was_read_from_a_bad_file_can_be_mended_on_the_page(teacher: Desk, path: str) -> None:
    answer = teacher.send(path, file=file_of(("6", 99887766, "Đinh Thị Hoà", "17/11/11")), rows="")
    assert "4 Ngày sinh" in words(answer.text)
    kept = re.search(r'<textarea[^>]*name="rows"[^>]*>(.*?)</textarea>', answer.text, re.DOTALL)
    assert kept
    mended = unescape(kept[1]).removeprefix("\n").replace("17/11/11", "17/11/2011")
    assert teacher.send(path, rows=mended).status_code == 200


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7", "không phải bảng tính"),
        (b"PK\x03\x04broken", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ"),
        ("xin chào".encode(), "Không tìm thấy dòng tiêu đề"),
    ],
)
def test_a_file_of_another_kind_is_explained(teacher: Desk, path: str, data: bytes, reason: str) -> None:
    answer = teacher.send(path, file=(io.BytesIO(data), "lop.xlsx"), rows="")
    assert answer.status_code == 422
    assert reason in words(answer.text)


def test_nothing_chosen_and_nothing_pasted_is_explained(teacher: Desk, path: str) -> None:
    answer = teacher.send(path, rows="  ")
    assert answer.status_code == 422
    assert "Chưa có danh sách nào" in answer.text


def test_a_name_that_looks_like_markup_stays_words(teacher: Desk, path: str) -> None:
    answer = teacher.send(path, rows=pasted(("6", "1", "<b>Hoà</b>", "")))
    assert answer.status_code == 422
    assert "<b>Hoà</b>" not in answer.text
