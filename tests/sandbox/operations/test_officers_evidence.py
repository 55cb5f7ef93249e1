"""What an officer's journal and reports say: the rules' own findings, and the same mark when graded again."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from exercises.engine.copying import Piece, signs
from exercises.engine.evidence import Evidence, from_snapshot
from exercises.engine.grading import grade
from sandbox.operations import answers, attempts
from sandbox.operations.onestop import looking, manned
from sandbox.reports.regrading import Change, Scope, again
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.reports import Report
from tests.sandbox.teacher.desk import desk, words
from tests.support.lesson import Lesson, lesson
from tests.support.officers import FIRST_DAY, at_the_desk, decide, dossiers_of

FAULTS = {"no_card": "identity:missing", "blurred": "identity:blurred", "sister": "identity:other_person"}


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, username="co.mai")


def acted(of: Lesson, attempt: int) -> list[dict[str, Any]]:
    with of.parts.database.reading() as session:
        rows = select(JournalEntry.data).where(
            JournalEntry.attempt_id == attempt, JournalEntry.kind == "desk.acted"
        )
        return list(session.scalars(rows.order_by(JournalEntry.id)))


def clear(of: Lesson, student: int, look: bool = True) -> int:
    """An officer who does everything right, after looking or without."""
    mine = at_the_desk(of, student)
    for item, dossier in dossiers_of(of, mine).items():
        if look:
            see(of, mine, dossier)
        if item in FAULTS:
            decide(of, mine, dossier, "request_supplement", faults=(FAULTS[item],))
        else:
            decide(of, mine, dossier, "receive", reason="")
    return mine


def see(of: Lesson, attempt: int, dossier_id: int) -> None:
    with of.parts.database.writing() as session:
        officer = session.get_one(Attempt, attempt)
        dossier, _ = manned.find(session, officer, dossier_id)
        looking.opened(session, of.parts.content, officer, dossier, of.now)
        for component in ("application_form", "identity"):
            looking.saw_paper(session, of.parts.content, officer, dossier, component, of.now)


def last_evidence(of: Lesson, attempt: int) -> Evidence:
    with of.parts.database.reading() as session:
        rows = select(Report.snapshot).where(Report.attempt_id == attempt).order_by(Report.id.desc())
        return from_snapshot(session.scalars(rows).first() or {})[1]


def test_the_journal_tells_what_the_rules_found_by_when_and_of_which_papers(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    decide(of, mine, dossiers_of(of, mine)["right"], "receive", reason="")
    (told,) = acted(of, mine)
    assert (told["found"], told["by"], told["papers"]) == (
        "receive",
        "2024-04-17T09:12",
        "application_form identity",
    )
    assert (told["promised"], told["days"], told["due"]) == ("17/04/2024", "", "")


def test_after_the_first_act_the_rules_look_at_where_it_stands_now(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right = dossiers_of(of, mine)["right"]
    for action in ("receive", "process", "finish", "return_result"):
        decide(of, mine, right, action, reason="")
    assert [one["found"] for one in acted(of, mine)] == ["receive", "process", "finish", "return_result"]
    assert [one["by"] for one in acted(of, mine)] == ["2024-04-17T09:12", "", "2024-04-17T17:00", ""]


def test_what_was_let_through_is_found_while_it_is_processed(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    blurred = dossiers_of(of, mine)["blurred"]
    for action in ("receive", "process"):
        decide(of, mine, blurred, action, reason="")
    decide(of, mine, blurred, "request_supplement", faults=("identity:blurred",), days=7)
    last = acted(of, mine)[-1]
    assert (last["found"], last["days"]) == ("request_supplement identity:blurred", "7")
    with of.parts.database.writing() as session:  # days go by, the result is overdue
        dossier = session.get_one(Dossier, blurred)
        dossier.state = "processing"
        officer = session.get_one(Attempt, mine)
        for _ in range(3):
            attempts.next_day(session, of.parts.content, officer, of.now)
    decide(of, mine, blurred, "extend", reason="Xin lỗi ông/bà, hẹn lại ngày khác.")
    assert acted(of, mine)[-1]["found"] == "extend"


def test_dossiers_on_the_desk_are_neither_the_officers_own_nor_given(of: Lesson) -> None:
    evidence = last_evidence(of, clear(of, of.students[0]))
    assert (evidence.dossier, evidence.given, evidence.states, evidence.submissions) == (None, None, {}, 0)
    assert {event.kind for event in evidence.before} == {"dossier.submitted"}
    assert not evidence.untouched


def test_an_officers_report_is_the_same_when_it_is_graded_again(of: Lesson) -> None:
    for student in of.students[:2]:
        clear(of, student)
    with of.parts.database.reading() as session:
        exercise = of.parts.content.library[FIRST_DAY]
        found = list(again(session, exercise, Scope(FIRST_DAY)))
        assert [one.moved for one in found if isinstance(one, Change)] == [False, False]
        for one in session.scalars(
            select(Report).where(Report.snapshot["exercise"].as_string() == FIRST_DAY)
        ):
            assert grade(exercise, *from_snapshot(one.snapshot)).to_json() == one.report


def test_two_officers_who_are_both_right_have_copied_nothing(of: Lesson) -> None:
    exercise = of.parts.content.library[FIRST_DAY]
    pieces = []
    for number, student in enumerate(of.students[:2]):
        attempt = clear(of, student)
        with of.parts.database.reading() as session:
            kept = select(Report.snapshot).where(Report.attempt_id == attempt).order_by(Report.id.desc())
            pieces.append(Piece(number, *from_snapshot(session.scalars(kept).first() or {})))
    assert {one.kind for one in signs(exercise, pieces)} == {"speed"}, "a test is quicker than any reader"


def test_a_teachers_pages_know_an_officers_exercise(of: Lesson) -> None:
    blind = clear(of, of.students[0], look=False)
    hasty = at_the_desk(of, of.students[1])
    decide(of, hasty, dossiers_of(of, hasty)["sister"], "receive")
    with of.parts.database.writing() as session:
        for attempt in (blind, hasty):
            answers.hand_in(session, of.parts.content, session.get_one(Attempt, attempt), {}, of.now)
        given = session.get_one(Attempt, blind).assignment_id
    teacher, student = desk(of), f"/hoc-sinh/{of.students[0]}"
    pages = ("", "/phan-tich", "/dau-hieu-chep-bai", "/diem", "/chieu", student, f"{student}/luot/1/xem-lai")
    for page in pages:
        assert teacher.open(f"/bai-giao/{given}{page}")
    assert "Quyết định khi chưa xem giấy tờ" in words(teacher.open(f"/bai-giao/{given}/loi-hay-gap"))
