"""The journey step by step: what happened, where, and what was known of the dossier by then."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from fixtures.events import load_events
from sandbox.operations import attachments, journal
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry
from sandbox.web.teacher.places import PLACES
from tests.sandbox.teacher.desk import Desk, colleague, counted, desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, drafted, filed, lesson, signed_in, started

LONG = 2000
HEAVY = 200_000


def path_of(of: Lesson, number: int = 1, student: int = 0) -> str:
    return f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[student]}/luot/{number}/xem-lai"


def note(of: Lesson, attempt: int, kind: str, dossier: int | None = None, **data: Any) -> None:
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        journal.note(session, of.parts.content, mine, kind, of.now, dossier, **data)
        session.commit()


def kinds(of: Lesson) -> list[str]:
    with of.parts.database.reading() as session:
        return [one.kind for one in session.query(JournalEntry).order_by(JournalEntry.id)]


def step(teacher: Desk, of: Lesson, number: int) -> str:
    return words(teacher.open(f"{path_of(of)}?buoc={number}"))


def long_journal(of: Lesson, attempt: int, events: int = LONG) -> None:
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        session.add_all(
            JournalEntry(
                school_id=mine.school_id,
                attempt_id=attempt,
                kind="form.refused" if number % 100 == 99 else "draft.saved",
                data={"step": "to-khai", "fields": ["copies"]},
                at=of.now + timedelta(seconds=number),
                clock=mine.clock,
            )
            for number in range(events)
        )
        session.commit()


def test_every_kind_of_event_has_a_place() -> None:
    assert set(load_events()) == set(PLACES)


def test_it_begins_where_the_student_began(of: Lesson, teacher: Desk) -> None:
    started(of, of.students[0])
    shown = step(teacher, of, 1)
    assert "Bước 1 trong 1" in shown
    assert "Bắt đầu làm bài" in shown
    assert "Kệ bài của em" in shown
    assert "Chưa đăng nhập" in shown
    assert "Hồ sơ Chưa có" in shown


def test_each_step_says_when_what_and_where(of: Lesson, teacher: Desk, clock: Clock) -> None:
    attempt = signed_in(of, of.students[0])
    clock.forward(minutes=3, seconds=5)
    note(of, attempt, "procedure.searched", query="bằng", results=2)
    last = len(kinds(of))
    shown = step(teacher, of, last)
    assert f"Bước {last} trong {last}" in shown
    assert "Tìm thủ tục “bằng” · 2 kết quả" in shown
    assert "Sau khi bắt đầu 3 phút 5 giây" in shown
    assert "Ở đâu Cổng: trang tìm thủ tục" in shown
    assert "Tài khoản Đã đăng nhập" in shown
    assert f"Lâu nhất không làm gì: 3 phút 5 giây, trước bước {last}." in shown


def test_what_was_known_of_the_dossier_grows_with_the_steps(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0])
    told = kinds(of)
    made, put = told.index("dossier.started") + 1, told.index("paper.attached") + 1
    early, later = step(teacher, of, made), step(teacher, of, put)
    assert "Trang đã lưu chưa trang nào" in early
    assert "Giấy tờ đính kèm" not in early
    assert "don-de-nghi" in later.split("Các bước")[0]
    assert "Nhật ký ghi việc em làm, không ghi từng chữ em gõ." in later


def test_the_last_step_shows_the_dossier_as_it_was_in_the_end(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0], fields={"reason": "Xin học bổng"})
    last = step(teacher, of, len(kinds(of)))
    assert "Hồ sơ cuối lượt" in last
    assert "Xin học bổng" in last
    assert "Xin học bổng" not in step(teacher, of, 3)


def test_papers_that_were_taken_out_are_out(of: Lesson, teacher: Desk) -> None:
    attempt, dossier = drafted(of, of.students[0])
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        paper = attachments.of_dossier(session, session.get_one(attachments.Dossier, dossier))[0]
        attachments.detach(session, of.parts.content, mine, dossier, paper.id, of.now)
    assert "Đã gỡ tệp" in step(teacher, of, len(kinds(of)))


def test_the_next_trouble_is_one_press_away(of: Lesson, teacher: Desk) -> None:
    attempt, dossier = drafted(of, of.students[0])
    first = len(kinds(of)) + 1
    for _ in range(2):
        note(of, attempt, "form.refused", dossier, step="to-khai", fields=["copies"])
        note(of, attempt, "draft.saved", dossier, step="to-khai")
    assert f"Đến chỗ vướng tiếp theo (bước {first})" in step(teacher, of, 1)
    at = step(teacher, of, first)
    assert f"Đến chỗ vướng tiếp theo (bước {first + 2})" in at
    assert "Vướng" in teacher.open(f"{path_of(of)}?buoc={first}")
    assert "Đang bị báo lỗi ở Số bản sao" in at
    assert "Cổng: nộp hồ sơ, trang Tờ khai" in at
    assert "Đến chỗ vướng" not in step(teacher, of, first + 3)
    assert "Đang bị báo lỗi" not in step(teacher, of, first + 3)
    assert "Lần vướng đến lúc này 2" in step(teacher, of, first + 3)


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("-5", 1), ("999999", 3), ("x", 1), ("", 1)])
def test_a_step_that_is_not_there_is_the_nearest(of: Lesson, teacher: Desk, asked: str, shown: int) -> None:
    signed_in(of, of.students[0])
    assert len(kinds(of)) == 3
    assert f"Bước {shown} trong 3" in words(teacher.open(f"{path_of(of)}?buoc={asked}"))


def test_what_a_given_dossier_went_through_before_is_no_step(app: Flask, monkeypatch: Any) -> None:
    monkeypatch.setattr("tests.support.lesson.SLUG", "bo-sung-ho-so")
    of = lesson(app, username="co.mai")
    started(of, of.students[0])
    told = kinds(of)
    assert told.index("attempt.started") > 0
    shown = step(desk(of), of, 1)
    assert "Bước 1 trong 1" in shown
    assert "Bắt đầu làm bài" in shown


def test_two_thousand_steps_make_a_light_page(of: Lesson, teacher: Desk) -> None:
    attempt = started(of, of.students[0])
    long_journal(of, attempt)
    page = teacher.open(f"{path_of(of)}?buoc=1000")
    assert len(page.encode()) < HEAVY
    assert "Bước 951 đến 1000 trong 2001" in words(page)
    assert page.count("<tr") == 51
    assert len(re.findall(r"<rect", page)) <= 60
    assert len(teacher.open(path_of(of).split("/luot/")[0]).encode()) < HEAVY


def test_it_costs_the_same_however_long_the_journey(of: Lesson, teacher: Desk) -> None:
    attempt = started(of, of.students[0])
    teacher.open(path_of(of))
    few = len(counted(of.app, lambda: teacher.open(path_of(of))))
    long_journal(of, attempt, 300)
    filed(of, of.students[1])
    assert len(counted(of.app, lambda: teacher.open(f"{path_of(of)}?buoc=200"))) == few
    assert len(counted(of.app, lambda: teacher.open(path_of(of, student=1)))) == few


def test_nobody_else_sees_it_and_no_other_attempt_is_there(of: Lesson, teacher: Desk) -> None:
    started(of, of.students[0])
    colleague(of).open(path_of(of), 404)
    teacher.open(path_of(of, number=2), 404)
    teacher.open(path_of(of, student=1), 404)


def test_what_a_student_searched_for_stays_words(of: Lesson, teacher: Desk) -> None:
    attempt = started(of, of.students[0])
    nasty = "<script>alert(1)</script>"
    note(of, attempt, "procedure.searched", query=nasty, results=0)
    assert nasty not in teacher.open(f"{path_of(of)}?buoc=2")
