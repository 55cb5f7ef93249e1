"""Grading again: what is stored is judged anew, seen first, then kept beside the old."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from exercises.engine.exercise import Exercise
from sandbox.extensions import Parts
from sandbox.operations import regrading
from sandbox.reports.regrading import Change, Damaged, Scope, again
from sandbox.store.assignments import Progress
from sandbox.store.reports import Regrade, Report
from tests.support.desk import withdrawn
from tests.support.lesson import SLUG, Lesson, filed, lesson

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def of(app: Flask) -> Lesson:
    """Two right dossiers, and one with another name."""
    made = lesson(app)
    for student in made.students[:2]:
        filed(made, student)
    filed(made, made.students[2], fields={"owner_name": "{sibling.full_name}"})
    return made


def corrected(of: Lesson, **changes: Any) -> Exercise:
    """From now on the name of the owner is judged otherwise."""
    parts = of.parts
    exercise = parts.content.library[SLUG]
    rubric = tuple(
        row.model_copy(update=changes) if row.id == "owner_name" else row for row in exercise.rubric
    )
    new = exercise.model_copy(update={"rubric": rubric, "hash": "f" * 64})
    content = replace(parts.content, library={**parts.content.library, SLUG: new})
    of.app.extensions["dvc-sandbox"] = replace(parts, content=content)
    return new


def sibling_is_right(of: Lesson) -> Exercise:
    return corrected(
        of, args={"field": "owner_name", "value": "{sibling.full_name}", "as_": "name"}, misconceptions=()
    )


def changes(of: Lesson, exercise: Exercise, **scope: Any) -> list[Change | Damaged]:
    with of.parts.database.reading() as session:
        return list(again(session, exercise, Scope(SLUG, **scope)))


def marks(of: Lesson) -> Mapping[int, str | None]:
    with of.parts.database.reading() as session:
        return {cell.student_id: cell.mark for cell in session.scalars(select(Progress))}


def apply(of: Lesson, **scope: Any) -> regrading.Done:
    parts: Parts = of.parts
    return regrading.apply(
        parts.database, parts.content, Scope(SLUG, **scope), of.school, of.teacher, " Sửa đề ", NOW
    )


def test_an_unchanged_exercise_moves_nothing(of: Lesson) -> None:
    assert [one.moved for one in changes(of, of.exercise) if isinstance(one, Change)] == [False] * 3
    assert apply(of) == regrading.Done(graded=3, changed=0, damaged=0)


def test_the_preview_says_who_by_how_much_and_why(of: Lesson) -> None:
    exercise = sibling_is_right(of)
    found = changes(of, exercise)
    assert [(one.before, one.after) for one in found if isinstance(one, Change)] == [
        ("10.0", "9.0"), ("10.0", "9.0"), ("9.0", "10.0"),
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Change)
    assert first.name
    assert [(row.id, row.title, row.before, row.after, row.verdicts) for row in first.rows] == [
        ("owner_name", "Họ và tên chủ hồ sơ", 100, 0, ("pass", "fail"))
    ]
    assert set(marks(of).values()) == {"10.0", "9.0"}, "a preview changes nothing"


def test_applied_it_keeps_both_reports_and_says_who_asked(of: Lesson) -> None:
    before = marks(of)
    exercise = sibling_is_right(of)
    assert apply(of) == regrading.Done(graded=3, changed=3, damaged=0)
    after = marks(of)
    assert {before[student] + "→" + str(after[student]) for student in of.students[:2]} == {"10.0→9.0"}
    assert after[of.students[2]] == "10.0"
    with of.parts.database.reading() as session:
        row = session.scalars(select(Regrade)).one()
        reports = session.scalars(select(Report).order_by(Report.id)).all()
    assert (row.teacher_id, row.reason, row.graded, row.changed) == (of.teacher, "Sửa đề", 3, 3)
    assert row.exercise_hash == exercise.hash
    assert [one.cause for one in reports] == ["dossier.submitted"] * 3 + ["regrade"] * 3
    assert {one.regrade_id for one in reports[3:]} == {row.id}
    assert reports[3].exercise_hash == exercise.hash != reports[0].exercise_hash
    assert reports[3].snapshot == reports[0].snapshot, "the evidence stays what it was"


def test_twice_is_as_once(of: Lesson) -> None:
    sibling_is_right(of)
    apply(of)
    assert apply(of) == regrading.Done(graded=3, changed=0, damaged=0)


def test_parts_share_the_work_and_leave_nobody_out(of: Lesson) -> None:
    exercise = sibling_is_right(of)
    parts = [{one.attempt for one in changes(of, exercise, part=part, parts=2)} for part in range(2)]
    assert parts[0] | parts[1] == {one.attempt for one in changes(of, exercise)}
    assert not parts[0] & parts[1]


def test_another_assignment_and_another_school_are_left_alone(of: Lesson) -> None:
    exercise = sibling_is_right(of)
    assert changes(of, exercise, assignment=of.assignment + 1) == []
    assert changes(of, exercise, school=of.school + 1) == []
    assert len(changes(of, exercise, assignment=of.assignment, school=of.school)) == 3


def test_a_damaged_snapshot_keeps_its_mark_and_is_named(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        session.execute(update(Report).where(Report.id == 1).values(snapshot={"format": 2}))
        session.commit()
    exercise = sibling_is_right(of)
    found = changes(of, exercise)
    assert [type(one) for one in found] == [Damaged, Change, Change]
    assert apply(of) == regrading.Done(graded=3, changed=2, damaged=1)
    assert marks(of)[of.students[0]] == "10.0"


def test_what_a_student_sends_during_a_regrade_is_not_put_back(
    of: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The regrade has read the filing when the student withdraws it: the withdrawal stays the latest word."""
    sibling_is_right(of)
    read = regrading.batch

    def and_then_withdraws(*given: Any) -> list[Change | Damaged]:
        found = read(*given)
        if found:
            withdrawn(of, found[0].attempt, 1)
        return found

    monkeypatch.setattr(regrading, "batch", and_then_withdraws)
    assert apply(of).changed == 2, "the student's own act has been graded by the new rules"
    with of.parts.database.reading() as session:
        last = session.scalars(
            select(Report).where(Report.attempt_id == 1).order_by(Report.id.desc())
        ).first()
    assert last is not None
    assert (last.cause, last.snapshot["evidence"]["states"]) == ("dossier.withdrawn", {"own": "withdrawn"})


def test_small_batches_reach_everybody(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.reports.regrading.AT_ONCE", 1)
    sibling_is_right(of)
    assert apply(of) == regrading.Done(graded=3, changed=3, damaged=0)
