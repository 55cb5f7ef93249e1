"""A teacher parts the class in two, gives both sides their exercise, and turns them round."""

import re

import pytest
from sqlalchemy import select

from sandbox.operations import swaps
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Group, GroupMember
from tests.sandbox.teacher.desk import Desk, colleague, words
from tests.support.lesson import SLUG, Lesson
from tests.support.swapping import swap

TERMS = {
    "attempts_allowed": "1",
    "opens_at": "2026-10-05T08:00",
    "closes_at": "",
    "hints": "yes",
    "policy": "best",
    "rounding": "0.1",
    "weight": "1",
    "feedback": "full",
}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/doi-vai"


def sent(of: Lesson, citizens: int = 2, **changed: object) -> dict[str, object]:
    return {**TERMS, "exercise": SLUG, "citizen": [str(one) for one in of.students[:citizens]], **changed}


def given(of: Lesson) -> list[Assignment]:
    with of.parts.database.reading() as session:
        return list(session.scalars(select(Assignment).order_by(Assignment.id)))[1:]


def members(of: Lesson) -> dict[str, list[int]]:
    rows = select(Group.name, GroupMember.student_id).join(GroupMember, GroupMember.group_id == Group.id)
    found: dict[str, list[int]] = {}
    with of.parts.database.reading() as session:
        for name, student in session.execute(rows.order_by(GroupMember.student_id)):
            found.setdefault(name, []).append(student)
    return found


def test_the_menu_leads_to_a_proposal_where_neighbours_are_on_different_sides(
    of: Lesson, teacher: Desk, path: str
) -> None:
    assert f'href="{path}"' in teacher.open(f"/lop/{of.classroom}")
    page = teacher.open(path)
    ticked = re.findall(r'name="citizen" value="(\d+)"[^>]*checked', page)
    assert ticked == [str(one) for one in of.students[::2]]
    assert 'value="cap-ban-sao-bang-tot-nghiep" selected' in page
    assert "bo-sung-ho-so" not in page, "nothing new is filed there"
    assert re.search(r'name="closes_at"[^>]*value=""', page)


def test_one_press_gives_both_sides_and_leads_to_their_board(of: Lesson, teacher: Desk, path: str) -> None:
    page = teacher.follow(teacher.send(path, **sent(of)))
    assert "Đã giao cho cả hai phía" in page
    citizens, officers = given(of)
    assert officers.serves_id == citizens.id
    assert members(of) == {
        "Người dân · đợt 1": list(of.students[:2]),
        "Cán bộ · đợt 1": list(of.students[2:]),
    }
    assert "Người dân · đợt 1 – Cán bộ · đợt 1" in words(teacher.open(path))


def test_the_form_sent_twice_gives_one_round(of: Lesson, teacher: Desk, path: str) -> None:
    answers = [teacher.send(path, **sent(of, idempotency_key="mot-lan-thoi")) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert len(given(of)) == 2


def test_a_side_without_anybody_is_refused_and_the_form_kept(of: Lesson, teacher: Desk, path: str) -> None:
    answer = teacher.send(path, **sent(of, citizens=5, attempts_allowed="4"))
    assert answer.status_code == 422
    assert "Mỗi phía cần ít nhất một em" in answer.text
    assert answer.text.count("checked") == 5
    assert 'value="4"' in answer.text
    assert given(of) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"exercise": "bo-sung-ho-so"}, "chọn một mục trong danh sách"),
        ({"exercise": ""}, "chọn một mục trong danh sách"),
        ({"attempts_allowed": "0"}, "Số lượt từ 1 đến 20"),
        ({"closes_at": "2026-10-05T07:00"}, "Giờ đóng phải sau giờ mở"),
        ({"citizen": ["x", "-1", "9" * 30]}, "Mỗi phía cần ít nhất một em"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    of: Lesson, teacher: Desk, path: str, wrong: dict[str, object], said: str
) -> None:
    answer = teacher.send(path, **sent(of, **wrong))
    assert (answer.status_code, given(of)) == (422, [])
    assert said in answer.text


def test_a_student_of_another_class_is_left_out(of: Lesson, teacher: Desk, path: str) -> None:
    wanted = sent(of, citizen=[str(of.students[0]), "99999"])
    teacher.follow(teacher.send(path, **wanted))
    assert members(of)["Người dân · đợt 1"] == [of.students[0]]


def test_turning_gives_the_other_half_and_closes_the_round_before(
    of: Lesson, teacher: Desk, path: str
) -> None:
    made = swap(of)
    turn = f"/bai-giao/{made.citizens.assignment}/doi-vai"
    for _ in range(2):
        page = teacher.follow(teacher.send(turn, page=path, close="1"))
    assert "Đã đổi vai" in page
    assert members(of)["Người dân · đợt 2"] == list(of.students[2:])
    assert [one.closes_at is None for one in given(of)] == [False, False, True, True]
    assert words(teacher.open(path)).count("Đóng đợt này luôn") == 1, "only the last can be turned"


def test_the_round_before_may_stay_open(of: Lesson, teacher: Desk, path: str) -> None:
    made = swap(of)
    teacher.follow(teacher.send(f"/bai-giao/{made.officers.assignment}/doi-vai", page=path))
    assert [one.closes_at for one in given(of)] == [None] * 4


def test_an_ordinary_assignment_is_turned_by_nobody(of: Lesson, teacher: Desk, path: str) -> None:
    answer = teacher.send(f"/bai-giao/{of.assignment}/doi-vai", page=path)
    assert answer.status_code == 409
    assert "không còn đủ hai phía" in answer.text


def test_a_class_that_is_not_ones_own_is_not_there(of: Lesson, path: str) -> None:
    assert colleague(of).client.get(path).status_code == 404


def test_without_a_desk_in_the_library_nothing_is_offered(
    of: Lesson, teacher: Desk, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swaps, "AT_THE_DESK", "khong-co-%s")
    assert "Thư viện chưa có bài để đổi vai" in words(teacher.open(path))


def test_a_round_whose_officers_were_taken_back_is_none_any_more(
    of: Lesson, teacher: Desk, path: str
) -> None:
    made = swap(of)
    teacher.send(f"/bai-giao/{made.officers.assignment}/rut", page=path)
    assert "Chưa có đợt nào" in words(teacher.open(path))


@pytest.mark.parametrize("where", ["giao-bai", "giao-chuoi"])
def test_the_officers_exercise_is_not_given_without_citizens(of: Lesson, teacher: Desk, where: str) -> None:
    alone, path = "mot-cua-ca-lop-2024", f"/lop/{of.classroom}/{where}"
    assert alone not in teacher.open(path)
    more = {"mode": "practice", "name": "Chuỗi", "order": "yes", "exercise": alone}
    answer = teacher.send(path, **TERMS, **more, exercises=f"{SLUG} {alone}")
    assert answer.status_code == 422
    assert "Thầy cô giao ở trang Đổi vai" in answer.text
    assert given(of) == []
