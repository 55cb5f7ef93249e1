"""The live board: what it says of each student, what it costs, when it answers 304."""

import re

import pytest
from flask import Flask

from exercises.engine.exercise import Cases, Step
from fixtures.events import STEPS
from sandbox.operations import answers, journal
from sandbox.reports.columns import columns, steps
from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import Desk, counted, desk, words
from tests.support.clock import Clock
from tests.support.lesson import SLUG, Lesson, drafted, filed, lesson, signed_in, started
from tests.support.questions import RIGHT, ask_questions, asking

SUBMIT = STEPS.index("submit")
WHO = 1  # the statement that says who is asking


def happened(of: Lesson, attempt_id: int, kind: str, times: int = 1, **data: object) -> None:
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        for _ in range(times):
            journal.note(session, of.parts.content, attempt, kind, of.now, None, **data)
        session.commit()


def row_of(page: str, student: int) -> str:
    found = re.search(rf'<tr id="hs-{student}".*?</tr>', page, re.DOTALL)
    assert found
    return found[0]


def steps_of(page: str, student: int) -> list[str]:
    return re.findall(r"<td class=\"\w+\"><i>([^<]*)</i>", row_of(page, student))


@pytest.fixture
def path(of: Lesson) -> str:
    return f"/bai-giao/{of.assignment}"


def test_every_student_stands_on_the_board_with_their_state(of: Lesson, teacher: Desk, path: str) -> None:
    filed(of, of.students[0])
    signed_in(of, of.students[1])
    page = teacher.open(path)
    assert "Đang làm 1 Cần giúp 0 Hoàn thành 1 Chưa làm 3" in words(page)
    assert "10,0" in row_of(page, of.students[0])
    assert steps_of(page, of.students[0])[SUBMIT:] == ["xong", "chưa"], "nothing was asked to be supplemented"
    assert steps_of(page, of.students[1])[2] == "đang làm"
    assert set(steps_of(page, of.students[2])) == {"chưa"}


def headings(page: str) -> list[str]:
    return re.findall(r'<th scope="col">([^<]*)</th>', page)


def test_columns_are_the_steps_of_the_exercise(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app, username="co.mai")
    shown = headings(desk(of).open(f"/bai-giao/{of.assignment}"))
    assert shown == ["Tìm", "Đọc", "Đăng nhập", "Tờ khai", "Giấy tờ", "Nộp", "Bổ sung", "Nộp bài"]


def test_where_nothing_is_filed_no_column_waits_for_it(app: Flask) -> None:
    content = app.extensions["dvc-sandbox"].content
    exercise = asking(content.library[SLUG], SLUG)
    kinds = ("procedure.searched", "procedure.viewed", "answers.saved")
    reference = exercise.cases.reference.model_copy(update={"events": tuple(Step(event=k) for k in kinds)})
    changed = exercise.model_copy(update={"officer": (), "cases": Cases(reference=reference)})
    events = content.world.events
    assert columns(changed, events) == steps(changed, events) == ("search", "read", "answer")


def test_a_supplement_is_a_step_where_one_may_be_asked_for(app: Flask) -> None:
    content = app.extensions["dvc-sandbox"].content
    asked, review = content.library["bo-sung-ho-so"], content.library[SLUG]
    events = content.world.events
    assert "supplement" in columns(asked, events)
    assert "supplement" in steps(asked, events)
    assert "submit" not in columns(asked, events), "it was filed before the student began"
    assert "supplement" in columns(review, events), "the officer may ask for one"
    assert "supplement" not in steps(review, events), "the student is not told beforehand"


def test_who_never_came_back_is_graded_when_the_teacher_looks(app: Flask, clock: Clock) -> None:
    ask_questions(app)
    of = lesson(app, username="co.mai", minutes=30)
    attempt_id = started(of, of.students[0])
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        answers.keep(session, of.parts.content, attempt, RIGHT, of.now)
    clock.forward(minutes=30)
    page = desk(of).open(f"/bai-giao/{of.assignment}")
    assert "Hoàn thành 1" in words(page)
    assert "2,9" in row_of(page, of.students[0])


def test_reading_everything_once_more_is_not_filing(of: Lesson, teacher: Desk, path: str) -> None:
    attempt, _dossier = drafted(of, of.students[0])
    happened(of, attempt, "dossier.reviewed")
    page = teacher.open(path)
    assert "Hoàn thành 0" in words(page)
    assert steps_of(page, of.students[0])[SUBMIT] == "đang làm"


def test_where_students_come_in_stands_on_the_board(of: Lesson, teacher: Desk, path: str) -> None:
    of.app.config["SHOWN_HOSTS"] = "192.168.1.20"
    shown = words(teacher.open(path))
    assert f"Mở 192.168.1.20 , gõ mã lớp {of.join_code}" in shown


def test_five_minutes_without_a_step_ask_for_help(of: Lesson, teacher: Desk, path: str, clock: Clock) -> None:
    signed_in(of, of.students[0])
    clock.forward(minutes=4, seconds=59)
    assert "Cần giúp 0" in words(teacher.open(path))
    clock.forward(seconds=1)
    page = words(teacher.open(path))
    assert "Cần giúp 1" in page
    assert "Nguyễn Thị Ánh 5 phút Đăng nhập" in page


def test_three_refusals_in_a_row_ask_for_help_and_say_where(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "form.refused", 3, step="thong-tin", fields=["owner_phone"])
    page = words(teacher.open(path))
    assert "Cần giúp 1" in page
    assert "Tờ khai: Tờ khai bị báo lỗi" in page


def test_who_left_without_filing_is_named(of: Lesson, teacher: Desk, path: str) -> None:
    from sandbox.operations import attempts

    attempt_id = signed_in(of, of.students[0])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, attempt_id), of.now)
    assert "đã thoát, chưa nộp" in words(teacher.open(path))


def test_nobody_needs_help_after_the_assignment_has_closed(app: object, clock: Clock) -> None:
    from datetime import timedelta

    from tests.sandbox.teacher.desk import desk

    of = lesson(app, username="co.mai", closes_at=clock.now + timedelta(minutes=20))  # type: ignore[arg-type]
    signed_in(of, of.students[0])
    clock.forward(minutes=21)
    page = words(desk(of).open(f"/bai-giao/{of.assignment}"))
    assert "Đã đóng" in page
    assert "Cần giúp 0" in page


def test_common_errors_are_counted_without_any_students_words(of: Lesson, teacher: Desk, path: str) -> None:
    for student in of.students[:2]:
        filed(of, student, fields={"owner_name": "{sibling.full_name}"})
    filed(of, of.students[2])
    page = words(teacher.open(path))
    assert "Họ và tên chủ hồ sơ 2 /3" in page
    assert "Đây là tên của người nhà em đang đóng vai." in page
    assert "Em đã ghi" not in page


def test_a_submission_is_on_the_next_poll(of: Lesson, teacher: Desk, path: str) -> None:
    before = teacher.client.get(f"{path}/bang")
    filed(of, of.students[0])
    after = teacher.client.get(f"{path}/bang", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Hoàn thành 1" in words(after.text)


def test_a_poll_is_304_until_something_moves_or_a_minute_passes(
    teacher: Desk, path: str, clock: Clock
) -> None:
    first = teacher.client.get(f"{path}/bang")
    known = {"If-None-Match": first.headers["ETag"]}
    again = teacher.client.get(f"{path}/bang", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    clock.forward(minutes=1)
    assert teacher.client.get(f"{path}/bang", headers=known).status_code == 200


def test_the_page_carries_the_etag_of_what_it_shows(teacher: Desk, path: str) -> None:
    etag = teacher.client.get(f"{path}/bang").headers["ETag"]
    assert f'data-etag="{etag.replace(chr(34), "&#34;")}"' in teacher.open(path)


def test_a_304_costs_one_select_besides_who_is_asking(of: Lesson, teacher: Desk, path: str) -> None:
    known = {"If-None-Match": teacher.client.get(f"{path}/bang").headers["ETag"]}
    teacher.open(path)
    seen = counted(of.app, lambda: teacher.client.get(f"{path}/bang", headers=known))
    assert len(seen) == WHO + 1, seen


@pytest.mark.parametrize("part", ["", "/bang"])
def test_the_board_costs_the_same_whatever_happened(of: Lesson, teacher: Desk, path: str, part: str) -> None:
    teacher.open(path + part)  # the first page of a session also stores its form token
    empty = len(counted(of.app, lambda: teacher.open(path + part)))
    for student in of.students[:3]:
        filed(of, student)
    attempt = started(of, of.students[3])
    happened(of, attempt, "procedure.searched", 50, query="bằng", results=3)
    full = counted(of.app, lambda: teacher.open(path + part))
    assert len(full) == empty, full
    assert len(full) <= WHO + 6


def test_a_class_of_45_is_sent_in_25_kilobytes(app: object) -> None:
    from tests.sandbox.teacher.desk import desk

    of = lesson(app, students=45, username="co.mai")  # type: ignore[arg-type]
    assert len(desk(of).client.get(f"/bai-giao/{of.assignment}/bang").data) <= 25 * 1024
