"""A term behind a class: exercises given week by week, and graded work of every student for each."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from exercises.engine.evidence import snapshot
from exercises.engine.exercise import Change, Exercise
from exercises.engine.grading import grade
from exercises.engine.report import Report as Graded
from exercises.engine.variants import Variant
from exercises.engine.works import changed, evidence_for
from sandbox.operations import assignments, attempts, classrooms, grading
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry
from sandbox.store.reports import Report
from tests.support.lesson import Lesson, press

Work = Callable[[int, Exercise, Variant], Change]
"""What a student (by place in the class) does differently from the reference."""
AS_ASKED = Change()
STEPS = ("procedure.searched", "procedure.viewed", "account.signed_in", "draft.saved", "paper.attached")


def given(of: Lesson, exercise: str, days_ago: int = 0) -> int:
    """A further assignment of the class; its id."""
    with of.parts.database.writing() as session:
        room = classrooms.find(session, of.teacher, of.classroom, of.now)
        found = assignments.assign(
            session,
            of.parts.content,
            room,
            exercise,
            "practice",
            3,
            of.now - timedelta(days=days_ago),
            None,
            of.now,
        )
        return found.id


def graded(
    of: Lesson, assignment_id: int, work: Work, students: Iterable[int] | None = None, done: bool = True
) -> None:
    """Every student has begun and is graded on invented evidence: the worked reference with changes."""
    content, now = of.parts.content, of.now
    for place, student in enumerate(of.students if students is None else students):
        with of.parts.database.writing() as session:
            assignment, _ = assignments.find(session, of.teacher, assignment_id, now)
            attempt = attempts.start(session, content, assignment, student, now, press(of))
            exercise = content.library[attempt.exercise]
            variant = Variant.from_json(attempt.variant)
            made = changed(exercise.cases.reference, work(place, exercise, variant))
            evidence = evidence_for(exercise, made, variant)
            kept = snapshot(exercise, variant, evidence)
            session.add(_report(attempt, grade(exercise, variant, evidence), kept, now))
            session.add_all(_walked(attempt, place, now))
            if done:
                attempt.finished_at = now
            session.flush()
            grading.recount(session, exercise, session.get_one(Assignment, assignment_id), student)
            session.commit()


def _report(attempt: Attempt, report: Graded, kept: dict[str, Any], now: datetime) -> Report:
    return Report(
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        exercise_hash=report.exercise_hash,
        engine_version=report.engine_version,
        earned=report.earned,
        points=report.points,
        mark=report.mark,
        snapshot=kept,
        report=report.to_json(),
        created_at=now,
    )


def _walked(attempt: Attempt, place: int, now: datetime) -> list[JournalEntry]:
    """A step every two minutes, a little slower from seat to seat."""
    return [
        JournalEntry(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            kind=kind,
            data={},
            at=now + timedelta(minutes=2 * step, seconds=step * place),
            clock=attempt.clock,
        )
        for step, kind in enumerate(STEPS, 1)
    ]


def by_ability(seed: int, rise: float = 0.0) -> Work:
    """Each student has an ability of their own; whoever does not know a thing does it wrong."""

    def work(place: int, exercise: Exercise, variant: Variant) -> Change:
        able = random.Random(f"able {place}").gauss(0.55 + rise, 0.2)
        chance = random.Random(f"{seed} {place}")
        wrong: dict[str, Any] = {}
        drop: list[str] = []
        for row in exercise.rubric:
            if chance.random() < able:
                continue
            if row.check == "field_matches":
                ideas = [when for one in row.misconceptions for when in one.when]
                wrong[row.args["field"]] = chance.choice([*ideas, ""])
            elif row.check == "happened_before":
                drop.append(row.args["first"])
        return Change(fields=wrong, drop_events=tuple(drop))

    return work
