"""Marks without the work behind them: rows as filing leaves them, for tables of many students."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sandbox.operations import assignments
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.reports import Report
from tests.support.lesson import SLUG, Lesson

MINUTES = 20


def given(of: Lesson, slug: str = SLUG, opens_at: datetime | None = None, **changes: Any) -> int:
    """One more assignment of the class; `changes` are its columns."""
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        opens = opens_at or of.now
        one = assignments.assign(session, of.parts.content, room, slug, "practice", 3, opens, None, of.now)
        id = one.id
    change(of, id, **changes)
    return id


def change(of: Lesson, assignment_id: int, **columns: Any) -> None:
    with of.parts.database.writing() as session:
        one = session.get_one(Assignment, assignment_id)
        for name, value in columns.items():
            setattr(one, name, value)
        session.commit()


def marked(
    of: Lesson,
    assignment_id: int,
    student: int,
    mark: str | None,
    criteria: Sequence[dict[str, Any]] = (),
    finished: bool = True,
    minutes: int = MINUTES,
) -> None:
    """One attempt with its report; mark None: begun only."""
    with of.parts.database.writing() as session:
        one = session.get_one(Assignment, assignment_id)
        owner = {"school_id": one.school_id}
        ends = of.now + timedelta(minutes=minutes) if finished else None
        attempt = Attempt(
            **owner, assignment_id=one.id, student_id=student, number=1, exercise=one.exercise,
            exercise_hash="x", variant={}, clock=datetime(2024, 4, 17), started_at=of.now, finished_at=ends,
        )  # fmt: skip
        session.add(attempt)
        session.flush()
        report = None if mark is None else _report(owner, attempt, mark, criteria, of.now)
        if report is not None:
            session.add(report)
            session.flush()
        session.add(
            Progress(
                **owner, assignment_id=one.id, student_id=student, attempt_id=attempt.id,
                state="working" if mark is None else "done", mark=mark,
                report_id=report.id if report is not None else None, attempts=1, moved_at=of.now,
            )
        )  # fmt: skip
        session.commit()


def _report(
    owner: dict[str, int], attempt: Attempt, mark: str, criteria: Sequence[dict[str, Any]], now: datetime
) -> Report:
    rows = [{"id": "name", "group": "outcome", "title": "", **one} for one in criteria]
    return Report(
        **owner, attempt_id=attempt.id, exercise_hash="x", engine_version="1", earned=0, points=1000,
        mark=mark, snapshot={}, report={"criteria": rows, "groups": {}}, created_at=now,
    )  # fmt: skip
