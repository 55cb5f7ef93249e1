"""Importing a class list: looked at first, put in whole or not at all."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from openpyxl import Workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from sandbox.reports import classes
from tests.sandbox.teacher.desk import Desk, counted, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, come_in, filed

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


def rows_of(count: int) -> str:
    lines = (f"{n}\t00991{n:05}\tĐinh Thị Hoà\t{n % 28 + 1:02}/11/2011" for n in range(1, count + 1))
    return "\n".join(("\t".join(HEADING), *lines))


def test_two_hundred_students_cost_a_fixed_number_of_statements(of: Lesson, teacher: Desk, path: str) -> None:
    """So that the school's largest list takes a moment: rows travel together, not one by one."""
    token = re.search(r'csrf_token" value="([^"]+)', teacher.open(path))
    assert token
    asked = {}
    for count in (100, 200):
        form = {"csrf_token": token[1], "rows": rows_of(count), "confirm": "1"}
        seen = counted(of.app, lambda form=form: teacher.client.post(path, data=form))
        asked[count] = len(seen)
    assert len(names(of)) == 205
    assert asked[200] <= asked[100] + 5, asked


def test_two_imports_of_one_class_at_once_bring_everybody_in_once(
    of: Lesson, teacher: Desk, path: str
) -> None:
    token = re.search(r'csrf_token" value="([^"]+)', teacher.open(path))
    assert token
    form = {"csrf_token": token[1], "rows": rows_of(40), "confirm": "1"}
    desks = [Desk(come_in(of.app.test_client(), "staff", of.teacher)) for _ in range(4)]
    tokens = [re.search(r'csrf_token" value="([^"]+)', desk.open(path)) for desk in desks]
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda at: desks[at].client.post(path, data=form | {"csrf_token": tokens[at][1]}), range(4)
            )
        )
    assert [answer.status_code for answer in answers] == [302] * 4
    assert len(names(of)) == 45


def test_a_class_confirmed_twice_is_made_once(of: Lesson, teacher: Desk) -> None:
    preview = teacher.send("/lop/moi", name="10A7", rows=pasted(NEW)).text
    first = confirm(teacher, "/lop/moi", preview, name="10A7")
    again = confirm(teacher, "/lop/moi", preview, name="10A7")
    assert "Đã tạo lớp 10A7" in first
    assert "Đã tạo lớp 10A7" in again
    assert teacher.open("/lop").count(">10A7</a>") == 1


def test_a_bad_list_makes_no_class_and_keeps_what_was_typed(of: Lesson, teacher: Desk) -> None:
    answer = teacher.send("/lop/moi", name="10A7", rows=pasted(("7", "0099", "Võ Minh Quân", "31/02/2011")))
    assert answer.status_code == 422
    assert "Không có ngày 31/02/2011" in words(answer.text)
    assert 'value="10A7"' in answer.text
    assert "Võ Minh Quân" in answer.text
    broken = teacher.send("/lop/moi", name="10A7", file=(io.BytesIO(b"PK\x03\x04broken"), "lop.xlsx"))
    assert broken.status_code == 422
    assert "bị hỏng" in broken.text
    assert "10A7" not in teacher.open("/lop")


def test_a_name_that_is_taken_is_said_before_the_list_is_looked_at(of: Lesson, teacher: Desk) -> None:
    for confirmed in ({}, {"confirm": "1"}):
        answer = teacher.send("/lop/moi", name="10A1", rows=pasted(NEW), **confirmed)
        assert answer.status_code == 422
        assert "đã có lớp “10A1”" in answer.text
    assert names(of)[-1] != "Đinh Thị Hoà"


def test_last_years_class_does_not_keep_its_name(of: Lesson, teacher: Desk, clock: Clock) -> None:
    clock.forward(days=400)
    desk = Desk(come_in(of.app.test_client(), "staff", of.teacher))
    assert desk.send("/lop/moi", name="10A1").status_code == 302


def test_codes_that_all_lost_their_zeros_are_noticed_before_everybody_comes_in_twice(
    of: Lesson, teacher: Desk, path: str
) -> None:
    answer = teacher.send(path, rows=pasted(("1", "52000000", "Nguyễn Thị Ánh", "05/03/2011")))
    shown = words(answer.text)
    assert "1 em có thể đã ở trong lớp với mã khác" in shown
    assert "Nguyễn Thị Ánh: trong danh sách là 52000000, trong lớp là 0052000000" in shown


def test_a_list_brought_up_to_date_keeps_the_work(of: Lesson, teacher: Desk, path: str) -> None:
    attempt, _dossier = filed(of, of.students[0])
    changed = pasted(("7", "0052000000", "Nguyễn Thị Ánh Tuyết", "06/03/2011"), NEW)
    shown = words(confirm(teacher, path, teacher.send(path, rows=changed).text))
    assert "thêm 1, cập nhật 1" in shown
    student = teacher.open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}")
    assert "Nguyễn Thị Ánh Tuyết" in student
    assert f"luot-{attempt}" in student or "10,0" in student


@pytest.mark.parametrize(
    ("size", "status", "reason"), [(5_300_000, 422, "lớn hơn 5 MB"), (7_000_000, 413, "nhiều nhất 5 MB")]
)
def test_a_file_over_the_limit_is_refused_in_a_sentence(
    teacher: Desk, path: str, size: int, status: int, reason: str
) -> None:
    token = re.search(r'csrf_token" value="([^"]+)', teacher.open(path))
    assert token
    file = FileStorage(io.BytesIO(b"a" * size), "lop.xlsx")
    boundary, body = encode_multipart({"csrf_token": token[1], "file": file})  # leaves no open file behind
    kind = f"multipart/form-data; boundary={boundary}"
    answer = teacher.client.post(path, data=body, content_type=kind)
    assert answer.status_code == status
    assert reason in words(answer.text)
