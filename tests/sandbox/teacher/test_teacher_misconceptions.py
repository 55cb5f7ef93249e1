"""What a class gets wrong now: to read with names, and to project without."""

import re

import pytest

from sandbox.operations import transfers
from sandbox.store.classrooms import Classroom
from tests.sandbox.teacher.desk import Desk, counted, words
from tests.support.lesson import NAMES, Lesson, filed

WRONG = {"owner_name": "{sibling.full_name}"}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}/loi-hay-gap"


def test_kinds_come_with_how_many_who_and_what_to_say(of: Lesson, teacher: Desk, path: str) -> None:
    for student in of.students[:2]:
        filed(of, student, fields=WRONG)
    filed(of, of.students[2], without=("identity",))
    page = teacher.open(path)
    assert "Ghi thông tin của người khác 2 /3 em đã nộp" in words(page)
    assert "Em mở thẻ nhân vật, rồi chép lại đủ họ, chữ đệm và tên." in page
    section = page.split('id="sai-nguoi"')[1].split("</section>")[0]
    assert [name for name in NAMES if name in section] == list(NAMES[:2])
    assert "Đây là tên của người nhà em đang đóng vai." in section
    sheet = page.split('id="thieu-giay"')[1]
    assert NAMES[2] in sheet


def test_the_lesson_sheets_words_stand_beside_their_kind(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0], fields={"diploma_number": "{me.diploma.register_number}"})
    assert "Trên bằng có hai số. Em đọc nhãn đứng trước con số rồi hãy chép." in teacher.open(path)


def test_who_has_left_the_class_is_not_counted(of: Lesson, teacher: Desk, path: str) -> None:
    for student in of.students[:2]:
        filed(of, student, fields=WRONG)
    with of.parts.database.writing() as session:
        transfers.take_out(session, session.get_one(Classroom, of.classroom), of.students[0], of.now)
    page = teacher.open(path)
    assert "Ghi thông tin của người khác 1 /1 em đã nộp" in words(page)
    assert NAMES[0] not in page


def test_before_anybody_has_filed_the_page_says_what_will_be_here(teacher: Desk, path: str) -> None:
    assert "Chưa có bài nào được nộp" in teacher.open(path)


def test_where_everything_is_right_it_says_so(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    assert "1 bài đã nộp đều đúng." in words(teacher.open(path))


def test_what_is_projected_names_nobody(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0], fields={"owner_name": NAMES[3]})
    filed(of, of.students[1], fields=WRONG)
    for kind in re.findall(r'id="([a-z-]+)" aria-labelledby="loi-', teacher.open(path)):
        page = teacher.open(f"{path}/{kind}/chieu")
        assert not [name for name in NAMES if name in page]
        assert "/hoc-sinh/" not in page


def test_a_students_name_is_hidden_also_on_the_teachers_page(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0], fields={"owner_name": NAMES[3].upper()})
    page = teacher.open(path)
    assert "▒▒▒" in page
    assert NAMES[3].upper() not in page


@pytest.mark.parametrize("kind", ["khong-co", "<script>", "x" * 300])
def test_a_kind_there_is_not_is_not_found(of: Lesson, teacher: Desk, path: str, kind: str) -> None:
    filed(of, of.students[0])
    teacher.open(f"{path}/{kind}/chieu", 404)


def test_a_kind_nobody_has_says_so(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    assert "Không em nào mắc lỗi này" in teacher.open(f"{path}/sai-nguoi/chieu")


def test_it_costs_the_same_however_many_have_filed(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0], fields=WRONG)
    teacher.open(path)
    one = len(counted(of.app, lambda: teacher.open(path)))
    for student in of.students[1:4]:
        filed(of, student, fields=WRONG)
    assert len(counted(of.app, lambda: teacher.open(path))) == one
