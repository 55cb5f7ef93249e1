"""A teacher's points and words beside the machine's: what is kept, what counts, what stays."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from exercises.engine.overruling import overruled
from sandbox.operations import attempts, regrading, remarks
from sandbox.operations.refusals import Refused
from sandbox.reports.regrading import Change, Scope, again
from sandbox.reports.remarks import history, overrides
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.reports import Remark, Report
from tests.support.clock import Clock
from tests.support.desk import withdrawn
from tests.support.lesson import SLUG, Lesson, filed, lesson, started
from tests.support.questions import RIGHT, ask_questions

WRONG = {"owner_name": "{sibling.full_name}"}


@pytest.fixture
def of(app: Flask) -> Lesson:
    made = lesson(app)
    filed(made, made.students[0], fields=WRONG)
    return made


def remark(
    of: Lesson, criterion: str, earned: int | None, text: str = "Em ghi gần đúng.", **other: Any
) -> bool:
    given = {"teacher": of.teacher, "student": of.students[0], "number": 1} | other
    with of.parts.database.writing() as session:
        return remarks.remark(
            session,
            of.parts.content,
            given["teacher"],
            of.assignment,
            given["student"],
            given["number"],
            criterion,
            earned,
            text,
            of.now,
        )


def kept(of: Lesson, attempt: int = 1) -> list[Report]:
    with of.parts.database.reading() as session:
        wanted = select(Report).where(Report.attempt_id == attempt).order_by(Report.id)
        return list(session.scalars(wanted))


def cell(of: Lesson) -> Progress:
    with of.parts.database.reading() as session:
        return session.get_one(Progress, (of.assignment, of.students[0]))


def row(report: Report, id: str = "owner_name") -> dict[str, Any]:
    return next(one for one in report.report["criteria"] if one["id"] == id)


def turns(of: Lesson) -> int:
    with of.parts.database.reading() as session:
        return session.get_one(Assignment, of.assignment).board_revision


def test_other_points_make_a_report_beside_the_machines(of: Lesson) -> None:
    before = turns(of)
    assert remark(of, "owner_name", 75)
    machine, teacher = kept(of)
    assert (machine.mark, row(machine)["earned"], "machine" in row(machine)) == ("9.0", 0, False)
    assert (teacher.mark, teacher.cause, teacher.earned) == ("9.8", "remark", 975)
    assert (row(teacher)["verdict"], row(teacher)["machine"], row(teacher)["earned"]) == ("fail", 0, 75)
    assert teacher.snapshot == machine.snapshot
    assert (cell(of).mark, cell(of).report_id, turns(of)) == ("9.8", teacher.id, before + 1)


def test_words_alone_change_no_mark_and_make_no_report(of: Lesson) -> None:
    assert remark(of, "", None, "Bài làm cẩn thận.")
    assert remark(of, "copies", None, "Em đếm lại nhé.")
    assert [one.cause for one in kept(of)] == ["dossier.submitted"]


def test_said_twice_it_is_kept_once(of: Lesson) -> None:
    assert remark(of, "owner_name", 75)
    assert not remark(of, "owner_name", 75)
    assert len(kept(of)) == 2


def test_taken_back_the_machine_counts_again_and_nothing_is_forgotten(of: Lesson) -> None:
    remark(of, "owner_name", 75)
    assert remark(of, "owner_name", None, "")
    last = kept(of)[-1]
    assert (last.mark, last.cause, last.report) == ("9.0", "remark", kept(of)[0].report)
    assert cell(of).mark == "9.0"
    with of.parts.database.reading() as session:
        said = history(session, [1])[1]
    assert [(one.earned, one.text) for one in said] == [(75, "Em ghi gần đúng."), (None, "")]
    assert said[0].by == "Cô Lan"


def test_points_left_out_leave_the_words_and_take_the_points_back(of: Lesson) -> None:
    remark(of, "owner_name", 75)
    remark(of, "owner_name", None, "Em xem lại.")
    assert kept(of)[-1].mark == "9.0"


@pytest.mark.parametrize(
    ("criterion", "earned", "text", "why"),
    [
        ("owner_name", 101, "Vì", "từ 0 đến 1 điểm"),
        ("owner_name", -1, "Vì", "từ 0 đến 1 điểm"),
        ("owner_name", 50, "  \n ", "vì sao"),
        ("owner_name", 50, "\u200b\u202e", "vì sao"),
        ("owner_name", None, "x" * 1001, "1000 ký tự"),
        ("owner_name", None, "", "chưa ghi"),
        ("", None, "", "chưa ghi"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    of: Lesson, criterion: str, earned: int | None, text: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        remark(of, criterion, earned, text)
    with of.parts.database.reading() as session:
        assert session.scalars(select(Remark)).all() == []
    assert len(kept(of)) == 1


def test_only_who_teaches_the_class_and_only_what_is_there(app: Flask, of: Lesson) -> None:
    other = lesson(app, username="co.mai")
    for nobody in (
        {"teacher": other.teacher},
        {"student": other.students[0]},
        {"student": of.students[1]},
        {"number": 2},
    ):
        with pytest.raises(NotFound):
            remark(of, "owner_name", 50, **nobody)
    for nothing in ("gone", "x" * 300):
        with pytest.raises(NotFound):
            remark(of, nothing, 50)
    with pytest.raises(NotFound):
        remark(of, "", 50)


def test_a_row_without_a_report_has_no_points_to_give(of: Lesson) -> None:
    started(of, of.students[1])
    with pytest.raises(NotFound):
        remark(of, "owner_name", 50, student=of.students[1])
    assert remark(of, "", None, "Em làm tiếp nhé.", student=of.students[1])


def test_what_the_student_does_next_keeps_the_teachers_points(of: Lesson) -> None:
    remark(of, "owner_name", 100)
    withdrawn(of, 1, 1)
    last = kept(of)[-1]
    assert (last.cause, row(last)["earned"], row(last)["machine"]) == ("dossier.withdrawn", 100, 0)


def test_a_regrade_compares_like_with_like(of: Lesson) -> None:
    remark(of, "owner_name", 75)
    with of.parts.database.reading() as session:
        (found,) = again(session, of.exercise, Scope(SLUG))
    assert isinstance(found, Change)
    assert (found.moved, found.before, found.after) == (False, "9.8", "9.8")


def test_a_regrade_that_moves_another_row_keeps_the_teachers_points(of: Lesson) -> None:
    remark(of, "owner_name", 75)
    parts = of.parts
    harder = tuple(
        one.model_copy(update={"points": one.points + 100}) if one.id == "copies" else one
        for one in of.exercise.rubric
    )
    new = of.exercise.model_copy(update={"rubric": harder, "hash": "f" * 64})
    content = replace(parts.content, library={**parts.content.library, SLUG: new})
    done = regrading.apply(parts.database, content, Scope(SLUG), of.school, of.teacher, "", of.now)
    assert done.changed == 1
    last = kept(of)[-1]
    assert (last.cause, row(last)["earned"], row(last, "copies")["earned"]) == ("regrade", 75, 150)


@pytest.mark.parametrize(("policy", "mark"), [("best", "10.0"), ("last", "9.8"), ("average", "9.9")])
def test_the_policy_says_what_the_other_points_change(app: Flask, policy: str, mark: str) -> None:
    of = lesson(app, username="co.mai", policy=policy)
    student = of.students[0]
    first, _ = filed(of, student)
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, first), of.now)
    filed(of, student, fields=WRONG)
    remark(of, "owner_name", 75, number=2)
    assert cell(of).mark == mark


def test_points_of_an_attempt_that_does_not_count_change_no_mark(app: Flask) -> None:
    of = lesson(app, username="co.mai", policy="last")
    first, _ = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, first), of.now)
    filed(of, of.students[0], fields=WRONG)
    remark(of, "owner_name", 0)
    assert (kept(of, first)[-1].mark, cell(of).mark) == ("9.0", "9.0")
    assert cell(of).report_id != kept(of, first)[-1].id


def test_an_answer_handed_in_after_a_remark_keeps_the_points(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app, username="co.mai")
    attempt_id = started(of, of.students[0])
    from sandbox.operations import answers

    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt_id)
        answers.save(session, of.parts.content, mine, RIGHT | {"why": ["study"]}, of.now)
    why = next(one.id for one in of.exercise.rubric if one.args.get("question") == "why")
    remark(of, why, 50)
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt_id)
        answers.save(session, of.parts.content, mine, RIGHT | {"why": ["sell"]}, of.now)
    assert row(kept(of, attempt_id)[-1], why)["earned"] == 50


def test_a_damaged_snapshot_keeps_its_mark(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        session.execute(update(Report).values(snapshot={"format": 2}))
        session.commit()
    with pytest.raises(Refused, match="hỏng"):
        remark(of, "owner_name", 75)
    assert [one.mark for one in kept(of)] == ["9.0"]


def test_every_report_can_be_made_again_from_its_snapshot_and_the_remarks_until_then(
    of: Lesson, clock: Clock
) -> None:
    for criterion, earned in (("owner_name", 75), ("copies", 25), ("owner_name", None), ("copies", 0)):
        clock.now += timedelta(minutes=1)
        remark(of, criterion, earned)
    clock.now += timedelta(minutes=1)
    withdrawn(of, 1, 1)
    reports = kept(of)
    assert len(reports) == 6
    for one in reports:
        with of.parts.database.reading() as session:
            given = overrides(session, [1], until=one.created_at).get(1, {})
        rounding = one.snapshot["rounding"]
        machine = grade(of.exercise, *from_snapshot(one.snapshot), rounding)
        made = overruled(of.exercise, machine, given, rounding).to_json()
        assert json.dumps(made, sort_keys=True) == json.dumps(one.report, sort_keys=True)


def test_another_rounding_since_then_holds_from_the_remark_on(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        session.execute(update(Assignment).values(rounding="0.25"))
        session.commit()
    remark(of, "owner_name", 75)
    last = kept(of)[-1]
    assert (last.mark, last.snapshot["rounding"]) == ("9.75", "0.25")
