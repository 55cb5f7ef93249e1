"""Giving an exercise: one form with sensible values, Vietnam's clock, mistakes explained."""

import re
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from sandbox.operations import classrooms
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Group, GroupMember
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import SLUG, Lesson

GIVEN = {
    "exercise": SLUG,
    "mode": "practice",
    "attempts_allowed": "2",
    "opens_at": "2026-10-05T08:05",
    "closes_at": "2026-10-05T08:45",
}


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/lop/{of.classroom}/giao-bai"


def newest(of: Lesson) -> Assignment:
    with of.parts.database.reading() as session:
        return session.scalars(select(Assignment).order_by(Assignment.id.desc())).all()[0]


def form_key(page: str) -> str:
    found = re.search(r'name="idempotency_key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_the_form_offers_the_exercise_open_now_for_one_lesson(teacher: Desk, path: str) -> None:
    shown = teacher.open(path)
    assert "khoảng 25 phút · 14 tiêu chí" in words(shown)
    assert 'value="2026-10-05T08:00"' in shown
    assert 'value="2026-10-05T08:45"' in shown


def test_an_assignment_opens_on_vietnams_clock_and_leads_to_its_board(
    of: Lesson, teacher: Desk, path: str
) -> None:
    shown = teacher.follow(teacher.send(path, **GIVEN))
    assert "Đã giao bài cho lớp 10A1" in words(shown)
    given = newest(of)
    assert given.opens_at == datetime(2026, 10, 5, 1, 5, tzinfo=UTC)
    assert given.closes_at == datetime(2026, 10, 5, 1, 45, tzinfo=UTC)
    assert given.attempts_allowed == 2


def test_a_test_has_one_attempt_whatever_was_typed(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path, **GIVEN | {"mode": "test", "attempts_allowed": "5"})
    assert newest(of).attempts_allowed == 1


def test_a_form_sent_twice_gives_one_assignment(of: Lesson, teacher: Desk, path: str) -> None:
    key = form_key(teacher.open(path))
    first = teacher.send(path, **GIVEN, idempotency_key=key)
    again = teacher.send(path, **GIVEN, idempotency_key=key)
    assert again.headers["Location"] == first.headers["Location"]


def test_a_form_opened_again_gives_another_assignment(teacher: Desk, path: str) -> None:
    made = {
        teacher.send(path, **GIVEN, idempotency_key=form_key(teacher.open(path))).headers["Location"]
        for _ in range(2)
    }
    assert len(made) == 2


def test_a_form_sent_back_for_a_mistake_keeps_its_key(teacher: Desk, path: str) -> None:
    key = form_key(teacher.open(path))
    answer = teacher.send(path, **GIVEN | {"opens_at": "mai"}, idempotency_key=key)
    assert form_key(answer.text) == key


def test_the_key_of_another_class_is_refused(of: Lesson, teacher: Desk, path: str) -> None:
    with of.parts.database.writing() as session:
        other = classrooms.create(session, of.school, of.teacher, "10A2", date(2026, 10, 5)).id
    key = form_key(teacher.open(path))
    teacher.send(path, **GIVEN, idempotency_key=key)
    answer = teacher.send(f"/lop/{other}/giao-bai", **GIVEN, idempotency_key=key)
    assert answer.status_code == 422
    assert "Trang này đã cũ" in words(answer.text)


def test_a_test_needs_a_closing_time_said_beside_its_field(of: Lesson, teacher: Desk, path: str) -> None:
    answer = teacher.send(path, **GIVEN | {"mode": "test", "closes_at": ""})
    assert answer.status_code == 422
    beside = re.search(r'id="closes_at-error".*?</p>', answer.text, re.DOTALL)
    assert beside
    assert "Bài kiểm tra cần giờ đóng" in words(beside[0])
    assert newest(of).id == of.assignment


def test_only_ways_of_working_that_exist_are_offered(of: Lesson, teacher: Desk, path: str) -> None:
    assert re.findall(r'name="mode"[^>]*value="(\w+)"', teacher.open(path)) == [
        "guided", "practice", "test",
    ]  # fmt: skip
    assert teacher.send(path, **GIVEN | {"mode": "thi-cu"}).status_code == 422


def test_a_guided_lesson_is_given_like_any_other(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path, **GIVEN | {"mode": "guided"})
    assert (newest(of).mode, newest(of).attempts_allowed) == ("guided", 2)


@pytest.mark.parametrize(("mode", "reason"), [("guided", "không có hướng dẫn"), ("test", "không chấm điểm")])
def test_a_portal_to_look_around_in_is_neither_guided_nor_a_test(
    of: Lesson, teacher: Desk, path: str, mode: str, reason: str
) -> None:
    answer = teacher.send(path, **GIVEN | {"exercise": "kham-pha-cong-tinh-2024", "mode": mode})
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert newest(of).id == of.assignment


def test_without_a_look_at_the_further_options_all_is_as_ever(of: Lesson, teacher: Desk, path: str) -> None:
    assert '<details class="more-options">' in teacher.open(path)
    teacher.send(path, **GIVEN)
    given = newest(of)
    assert (given.feedback, given.policy, given.rounding, given.minutes) == ("full", "best", "0.1", None)


def test_the_further_options_are_kept(of: Lesson, teacher: Desk, path: str) -> None:
    options = {"minutes": "30", "policy": "average", "rounding": "0.25", "feedback": "points"}
    teacher.send(path, **GIVEN | options)
    given = newest(of)
    assert (given.minutes, given.policy, given.rounding, given.feedback) == (30, "average", "0.25", "points")


def test_a_mistake_in_a_further_option_opens_them(teacher: Desk, path: str) -> None:
    answer = teacher.send(path, **GIVEN | {"minutes": "0"})
    assert '<details class="more-options" open>' in answer.text


def test_an_assignment_need_not_close(of: Lesson, teacher: Desk, path: str) -> None:
    teacher.send(path, **GIVEN | {"closes_at": ""})
    assert newest(of).closes_at is None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("exercise", "khong-co", "Không có bài"),
        ("mode", "thi-cu", "Không có bài hoặc chế độ"),
        ("attempts_allowed", "0", "Số lượt từ 1 đến 20"),
        ("attempts_allowed", "nhiều", "cần một số nguyên"),
        ("attempts_allowed", "9" * 30, "Số lượt từ 1 đến 20"),
        ("opens_at", "", "chọn đủ ngày và giờ"),
        ("opens_at", "mai", "chọn đủ ngày và giờ"),
        ("opens_at", "0001-01-01T00:00", "chọn đủ ngày và giờ"),
        ("closes_at", "9999-12-31T23:59", "chọn đủ ngày và giờ"),
        ("closes_at", "2026-10-05T07:00", "Giờ đóng phải sau giờ mở"),
        ("minutes", "0", "từ 1 đến 240 phút"),
        ("minutes", "241", "từ 1 đến 240 phút"),
        ("minutes", "nửa giờ", "cần một số nguyên"),
        ("policy", "worst", "chọn một mục trong danh sách"),
        ("rounding", "1", "chọn một mục trong danh sách"),
        ("feedback", "", "chọn một mục trong danh sách"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_assigned(
    of: Lesson, teacher: Desk, path: str, field: str, value: str, reason: str
) -> None:
    answer = teacher.send(path, **GIVEN | {field: value})
    assert answer.status_code == 422
    assert reason in words(answer.text)
    assert newest(of).id == of.assignment


def group(of: Lesson, name: str, *students: int) -> int:
    with of.parts.database.writing() as session:
        made = Group(school_id=of.school, classroom_id=of.classroom, name=name)
        session.add(made)
        session.flush()
        session.add_all(
            GroupMember(school_id=of.school, group_id=made.id, student_id=one) for one in students
        )
        session.commit()
        return made.id


def test_weight_hints_and_group_are_kept(of: Lesson, teacher: Desk, path: str) -> None:
    few = group(of, "Tổ 1", *of.students[:2])
    group(of, "Tổ trống")
    shown = words(teacher.open(path))
    assert "nhóm Tổ 1 (2 em)" in shown
    assert "Tổ trống" not in shown
    teacher.send(path, **GIVEN, weight="0", hints="no", group_id=str(few))
    found = newest(of)
    assert (found.weight, found.hints, found.group_id) == (0, "no", few)
    listed = words(teacher.open(f"/lop/{of.classroom}"))
    assert "nhóm Tổ 1 · không tính vào sổ điểm" in listed


def test_without_groups_nobody_is_asked_for_whom(of: Lesson, teacher: Desk, path: str) -> None:
    assert "Giao cho" not in words(teacher.open(path))
    teacher.send(path, **GIVEN)
    assert (newest(of).weight, newest(of).hints, newest(of).group_id) == (1, "yes", None)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("tim=lua+dao", "tin-nhan-lua-dao", "phuc-khao-bai-thi"),
        ("tim=L%E1%BB%ABa+%C4%91%E1%BA%A3o", "tin-nhan-lua-dao", "phuc-khao-bai-thi"),
        ("khoi=6", "tim-thu-tuc-bang-loi-thuong", "phuc-khao-bai-thi"),
        ("chu-de=safety", "tin-nhan-lua-dao", "phuc-khao-bai-thi"),
        ("khoi=99&chu-de=x", "phuc-khao-bai-thi", "khong-co"),
    ],
)
def test_an_exercise_is_found_by_words_grade_and_topic(
    teacher: Desk, path: str, query: str, there: str, gone: str
) -> None:
    shown = teacher.open(f"{path}?{query}")
    assert f'value="{there}"' in shown
    assert f'value="{gone}"' not in shown
    assert re.search(rf'checked[^>]*value="{SLUG}"', shown), "the chosen one stays on top"


def test_where_nothing_is_found_there_is_a_way_back(teacher: Desk, path: str) -> None:
    shown = teacher.open(f"{path}?tim=xyzzy")
    assert "Không còn bài nào khác hợp" in words(shown)
    assert f'value="{SLUG}"' in shown


def test_the_chosen_exercise_is_told_beside_the_list(teacher: Desk, path: str) -> None:
    shown = words(teacher.open(f"{path}?bai=tin-nhan-lua-dao"))
    assert "Xem như học sinh" in shown
    assert "Yêu cầu cần đạt" in shown


def test_a_lesson_sheet_leads_to_giving_it(of: Lesson, teacher: Desk) -> None:
    sheet = teacher.open(f"/thu-vien/{SLUG}")
    assert f'formaction="/lop/{of.classroom}/giao-bai"' in sheet
    assert f'name="bai" value="{SLUG}"' in sheet
    assert f"/thu-vien/{SLUG}/xem-thu" in sheet
    with of.parts.database.writing() as session:
        classrooms.create(session, of.school, of.teacher, "11B2", date(2026, 10, 5))
    assert "Giao bài này cho lớp 11B2" in words(teacher.open(f"/thu-vien/{SLUG}"))
