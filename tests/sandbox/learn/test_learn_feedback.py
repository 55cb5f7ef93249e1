"""What a student is told of the marking: when, and how much."""

from datetime import timedelta

import pytest
from flask import Flask

from sandbox.operations import answers
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Report
from tests.sandbox.learn.pupil import Pupil, pupil
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, lesson, started
from tests.support.questions import RIGHT, ask_questions

WRONG = {"owner_name": "{sibling.full_name}"}


def answered(of: Lesson, student: int, hand_in: bool = False) -> int:
    """An attempt with every answer saved, so that it is graded."""
    attempt_id = started(of, student)
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        do = answers.hand_in if hand_in else answers.save
        do(session, of.parts.content, attempt, RIGHT, of.now)
    return attempt_id


def pages(ann: Pupil, attempt: int) -> list[str]:
    """Wherever a mark might stand."""
    return [ann.read(path) for path in ("/ke-bai", "/cong", f"/luot/{attempt}/phieu-diem")]


def test_what_is_graded_before_handing_in_is_told_to_nobody(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    attempt = answered(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    for page in pages(ann, attempt):
        assert "2,9" not in page
        assert "Xem phiếu điểm" not in page
    assert "Em chưa bấm Nộp bài" in ann.read(f"/luot/{attempt}/phieu-diem")
    assert "điểm lượt này đã chốt" not in ann.read(f"/luot/{attempt}/goi-y")


def test_a_second_go_under_way_hides_its_mark_and_keeps_the_way_to_the_first(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    first = answered(of, of.students[0], hand_in=True)
    second = answered(of, of.students[0])
    page = pupil(of).read("/ke-bai")
    assert "2,9" not in page
    assert f'href="/luot/{first}/phieu-diem"' in page
    assert f'href="/luot/{second}/phieu-diem"' not in page
    report = pupil(of).read(f"/luot/{first}/phieu-diem")
    assert "2,9 trên 10 điểm" in report
    assert f"/luot/{second}/" not in report.partition("Các lượt của em")[2]


def test_a_test_handed_in_says_nothing_before_it_has_closed(app: Flask, clock: Clock) -> None:
    ask_questions(app)
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    attempt = answered(of, of.students[0], hand_in=True)
    ann = pupil(of)
    assert "2,9" not in ann.read("/ke-bai")
    waiting = ann.read(f"/luot/{attempt}/phieu-diem")
    assert "Thầy cô sẽ công bố điểm" in waiting
    assert "Xem phiếu điểm" not in waiting, "it would lead to this very page"
    clock.forward(hours=1)
    assert "2,9" in ann.read("/ke-bai")
    assert "2,9" in ann.read(f"/luot/{attempt}/phieu-diem")


def test_the_link_to_an_answer_leads_to_the_answer_sheet(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    attempt = started(of, of.students[0])
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, attempt)
        answers.hand_in(session, of.parts.content, me, RIGHT | {"days": ["9"]}, of.now)
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    assert f'href="/luot/{attempt}/phieu-tra-loi">Xem phiếu trả lời của em' in page


@pytest.mark.parametrize(
    ("feedback", "rows", "explained"), [("full", True, True), ("points", True, False), ("mark", False, False)]
)
def test_a_report_says_as_much_as_the_teacher_chose(
    app: Flask, feedback: str, rows: bool, explained: bool
) -> None:
    of = lesson(app, feedback=feedback)
    attempt, _ = filed(of, of.students[0], fields=WRONG)
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    row = next(one for one in of.exercise.rubric if one.id == "owner_name")
    assert "9,0 trên 10 điểm" in page
    assert (row.title in page, "Cần sửa" in page, "Kết quả" in page) == (rows, rows, rows)
    assert (row.ask in page, row.advice in page, "/nhan-vat" in page) == (explained, explained, explained)


@pytest.mark.parametrize(
    ("policy", "mark"),
    [("best", "điểm cao nhất"), ("last", "điểm lượt cuối"), ("average", "điểm trung bình")],
)
def test_the_shelf_says_which_mark_it_shows(app: Flask, policy: str, mark: str) -> None:
    of = lesson(app, policy=policy)
    filed(of, of.students[0])
    assert mark in pupil(of).read("/ke-bai")


def test_with_a_single_attempt_the_mark_is_just_the_mark(app: Flask) -> None:
    of = lesson(app, attempts_allowed=1)
    filed(of, of.students[0])
    page = pupil(of).read("/ke-bai")
    assert "<span>điểm</span>" in page
    assert "cao nhất" not in page


def test_doing_it_again_warns_where_the_last_attempt_counts(app: Flask) -> None:
    of = lesson(app, policy="last")
    filed(of, of.students[0])
    assert "kể cả khi thấp hơn" in pupil(of).read(f"/bai/{of.assignment}/lam-lai")


def test_a_gate_and_what_the_teacher_judges_are_said(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        kept = session.query(Report).one()
        rows = [dict(row) for row in kept.report["criteria"]]
        rows[0] |= {"verdict": "pending", "earned": 0}
        kept.report = {**kept.report, "criteria": rows, "capped": "Điểm không quá 5 vì em đưa mã OTP."}
        session.commit()
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    assert "Điểm không quá 5 vì em đưa mã OTP." in page
    assert "Thầy cô chấm" in page
    assert "Còn 1 mục thầy cô chấm sau" in page
