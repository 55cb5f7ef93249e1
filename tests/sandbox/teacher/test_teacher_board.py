"""The live board: what it says of each student, what it costs, when it answers 304."""

import re

import pytest
from flask import Flask

from exercises.engine.exercise import Cases, Step
from fixtures.events import STEPS
from sandbox.operations import answers, journal, lessons
from sandbox.reports.columns import columns, steps
from sandbox.store.assignments import Progress
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
    assert f"Mở địa chỉ 192.168.1.20 , gõ mã lớp {of.join_code}" in shown


def test_five_minutes_without_a_step_ask_for_help(of: Lesson, teacher: Desk, path: str, clock: Clock) -> None:
    signed_in(of, of.students[0])
    clock.forward(minutes=4, seconds=59)
    assert "Cần giúp 0" in words(teacher.open(path))
    clock.forward(seconds=1)
    page = words(teacher.open(path))
    assert "Cần giúp 1" in page
    assert "Nguyễn Thị Ánh 5 phút Đăng nhập: 5 phút không tiến thêm" in page


def test_three_refusals_in_a_row_ask_for_help_and_say_where(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "form.refused", 3, step="thong-tin", fields=["owner_phone"])
    page = words(teacher.open(path))
    assert "Cần giúp 1" in page
    assert "Tờ khai: cùng lỗi 3 lần: Số điện thoại" in page


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


def test_mistakes_are_counted_by_kind_without_any_students_words(
    of: Lesson, teacher: Desk, path: str
) -> None:
    for student in of.students[:2]:
        filed(of, student, fields={"owner_name": "{sibling.full_name}"})
    filed(of, of.students[2])
    page = teacher.open(path)
    assert "Ghi thông tin của người khác 2 /3" in words(page)
    assert f'href="{path}/loi-hay-gap/sai-nguoi/chieu"' in page
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
    assert f'data-version="{etag.strip(chr(34))}"' in teacher.open(path)


def test_a_poll_with_the_version_it_has_is_204_and_costs_one_select(
    of: Lesson, teacher: Desk, path: str
) -> None:
    version = teacher.client.get(f"{path}/bang").headers["ETag"].strip('"')
    answers: list[tuple[int, bytes]] = []

    def ask() -> None:
        answer = teacher.client.get(f"{path}/bang?v={version}")
        answers.append((answer.status_code, answer.data))

    seen = counted(of.app, ask)
    assert answers == [(204, b"")]
    assert len(seen) == WHO + 1, seen
    signed_in(of, of.students[0])
    assert teacher.client.get(f"{path}/bang?v={version}").status_code == 200


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


def test_a_class_of_45_in_trouble_is_sent_in_15_kilobytes(app: Flask, clock: Clock) -> None:
    of = lesson(app, students=45, username="co.mai")
    for student in of.students:
        attempt = started(of, student)
        happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name", "owner_birth_date"])
    clock.forward(minutes=7)
    part = desk(of).client.get(f"/bai-giao/{of.assignment}/bang").data
    assert part.decode().count("cùng lỗi 2 lần") >= 45
    assert len(part) <= 15 * 1024


def line_of(page: str, student: int) -> list[str]:
    """What a poll says of one student: state, steps, mark, minutes, why."""
    found = re.search(rf"^(?:<pre[^>]*>)?{student}\t(.*)$", page, re.MULTILINE)
    assert found
    return found[1].split("\t")


def test_a_poll_says_the_rows_as_the_page_shows_them(
    of: Lesson, teacher: Desk, path: str, clock: Clock
) -> None:
    filed(of, of.students[0])
    attempt = started(of, of.students[1])
    happened(of, attempt, "form.refused", 2, step="to-khai", fields=["owner_name"])
    clock.forward(minutes=2)
    part = teacher.open(f"{path}/bang")
    assert line_of(part, of.students[0])[:4] == ["done", "xxxxxx.", "10,0", ""]
    why = "Cần giúp; 2 phút từ bước gần nhất; cùng lỗi 2 lần: Họ và tên chủ hồ sơ"
    assert line_of(part, of.students[1]) == ["help", "...!...", "", "2", why]
    assert line_of(part, of.students[2]) == ["todo", ".......", "", "", "Chưa làm"]
    assert why in row_of(teacher.open(path), of.students[1])


def test_the_same_refusal_twice_asks_for_help_and_a_step_forward_ends_it(
    of: Lesson, teacher: Desk, path: str
) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "form.refused", step="to-khai", fields=["owner_name", "copies"])
    assert "Cần giúp 0" in words(teacher.open(path))
    happened(of, attempt, "form.refused", step="to-khai", fields=["copies"])
    assert "cùng lỗi 2 lần: Số bản sao đề nghị cấp" in words(teacher.open(path))
    happened(of, attempt, "draft.saved", step="to-khai")
    assert "Cần giúp 0" in words(teacher.open(path))


def test_reading_again_does_not_end_the_trouble_with_the_form(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "procedure.viewed", procedure="1.005092")
    happened(of, attempt, "form.refused", 2, step="to-khai", fields=["copies"])
    happened(of, attempt, "procedure.viewed", procedure="1.005092")
    assert "Cần giúp 1" in words(teacher.open(path))


def test_a_file_refused_twice_says_which_paper_and_why(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "paper.refused", 2, component="application_form", reason="too_large")
    page = words(teacher.open(path))
    assert "Giấy tờ: cùng lỗi 2 lần:" in page
    assert "tệp quá lớn" in page


def test_a_code_asked_for_again_and_again_is_no_step_forward(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "otp.sent", 2)
    assert "Cần giúp 0" in words(teacher.open(path))
    happened(of, attempt, "otp.sent")
    assert "Đăng nhập: xin mã OTP 3 lần" in words(teacher.open(path))


def test_a_new_code_does_not_wipe_out_wrong_ones(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    for _ in range(2):
        happened(of, attempt, "otp.sent")
        happened(of, attempt, "otp.failed")
    assert "cùng lỗi 2 lần: mã OTP" in words(teacher.open(path))


def test_out_of_attempts_with_a_low_mark_is_named_though_it_is_done(app: Flask) -> None:
    of = lesson(app, username="co.mai", attempts_allowed=1)
    filed(of, of.students[0])
    with of.parts.database.writing() as session:
        session.get_one(Progress, (of.assignment, of.students[0])).mark = "3.5"
        session.commit()
    page = words(desk(of).open(f"/bai-giao/{of.assignment}"))
    assert "hết lượt, điểm còn thấp" in page
    assert "Cần giúp 0 Hoàn thành 1" in page


def test_who_waits_longest_of_equals_comes_first(of: Lesson, teacher: Desk, path: str, clock: Clock) -> None:
    signed_in(of, of.students[1])
    clock.forward(minutes=3)
    signed_in(of, of.students[0])
    clock.forward(minutes=6)
    listed = re.findall(r'<li><a href="[^"]*hoc-sinh/(\d+)"', teacher.open(path))
    assert [int(id) for id in listed] == [of.students[1], of.students[0]]


def test_nobody_stands_still_while_the_class_is_paused(
    of: Lesson, teacher: Desk, path: str, clock: Clock
) -> None:
    signed_in(of, of.students[0])
    with of.parts.database.writing() as session:
        lessons.pause(session, of.teacher, of.classroom, of.now)
    clock.forward(minutes=9)
    assert "Cần giúp 0" in words(teacher.open(path))


def test_ten_times_the_events_are_read_with_the_same_statements(of: Lesson, teacher: Desk, path: str) -> None:
    attempt = started(of, of.students[0])
    happened(of, attempt, "procedure.searched", 10, query="bằng", results=3)
    teacher.open(path)
    few = counted(of.app, lambda: teacher.open(f"{path}/bang"))
    happened(of, attempt, "procedure.searched", 90, query="bằng", results=3)
    many = counted(of.app, lambda: teacher.open(f"{path}/bang"))
    assert many == few
    assert not [one for one in many if "journal" in one]
