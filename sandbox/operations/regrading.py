"""A regrade put into force: new reports beside the old, marks counted anew, a row that says who and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from exercises.engine import ENGINE_VERSION
from exercises.engine.exercise import Exercise
from sandbox.content import Content
from sandbox.operations import grading, progress
from sandbox.reports.regrading import Change, Damaged, Scope, batch
from sandbox.store import Database
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Regrade, Report

ADD = insert(Report.__table__)  # type: ignore[arg-type]  # a declared class has a Table


@dataclass(frozen=True)
class Done:
    """How many attempts were graded again, how many reports moved, how many could not be read."""

    graded: int
    changed: int
    damaged: int


def apply(
    database: Database,
    content: Content,
    scope: Scope,
    school_id: int,
    teacher_id: int | None,
    reason: str,
    now: datetime,
) -> Done:
    """Grade again and keep what moved, a few hundred attempts to a transaction.

    Broken off and started anew it goes on where it was: what has moved already moves no more.
    """
    regrade_id = _begin(database, content, scope, school_id, teacher_id, reason, now)
    graded = changed = damaged = after = 0
    while found := _next(database, content, scope, after):
        after = found[-1].attempt
        moved = [one for one in found if isinstance(one, Change) and one.moved]
        damaged += sum(isinstance(one, Damaged) for one in found)
        with database.writing() as session:
            moved = _still_latest(session, moved)
            _keep(session, content.library[scope.exercise], moved, regrade_id, now)
            graded, changed = graded + len(found), changed + len(moved)
            row = session.get_one(Regrade, regrade_id)
            row.graded, row.changed = graded, changed
            session.commit()
    return Done(graded, changed, damaged)


def _next(database: Database, content: Content, scope: Scope, after: int) -> list[Change | Damaged]:
    with database.reading() as session:
        return batch(session, content.library[scope.exercise], scope, after)


def _begin(
    database: Database,
    content: Content,
    scope: Scope,
    school_id: int,
    teacher_id: int | None,
    reason: str,
    now: datetime,
) -> int:
    exercise = content.library[scope.exercise]
    with database.writing() as session:
        row = Regrade(
            school_id=school_id,
            exercise=scope.exercise,
            exercise_hash=exercise.hash,
            engine_version=ENGINE_VERSION,
            teacher_id=teacher_id,
            reason=reason.strip()[:255],
            graded=0,
            changed=0,
            at=now,
        )
        session.add(row)
        session.commit()
        return row.id


def _still_latest(session: Session, moved: list[Change]) -> list[Change]:
    """Without those who have gone on meanwhile: their new report knows more, by the rules of today."""
    ids = [one.attempt for one in moved]
    session.execute(
        select(Attempt.id).where(Attempt.id.in_(ids)).order_by(Attempt.id).with_for_update()
    ).all()
    latest = select(Report.attempt_id, func.max(Report.id)).where(Report.attempt_id.in_(ids))
    newest = {row[1] for row in session.execute(latest.group_by(Report.attempt_id))}
    return [one for one in moved if one.stored in newest]


def _keep(session: Session, exercise: Exercise, moved: list[Change], regrade_id: int, now: datetime) -> None:
    if not moved:
        return
    session.execute(ADD, [_row(one, regrade_id, now) for one in moved])
    for assignment_id, student_id in sorted({(one.assignment, one.student) for one in moved}):
        assignment = session.get_one(Assignment, assignment_id)
        grading.recount(session, exercise, assignment, student_id)
    for assignment_id in sorted({one.assignment for one in moved}):
        session.execute(progress.TURN, {"assignment": assignment_id})


def _row(change: Change, regrade_id: int, now: datetime) -> dict[str, Any]:
    """The same evidence under the new report; the snapshot keeps by what it was first graded."""
    report = change.report
    return {
        "school_id": change.school,
        "attempt_id": change.attempt,
        "dossier_id": None,
        "cause": "regrade",
        "regrade_id": regrade_id,
        "exercise_hash": report.exercise_hash,
        "engine_version": report.engine_version,
        "earned": report.earned,
        "points": report.points,
        "mark": report.mark,
        "snapshot": dict(change.snapshot),
        "report": report.to_json(),
        "created_at": now,
    }
