"""Grades an attempt where it has come to something: a report, and the mark that counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from exercises.engine import report as graded
from exercises.engine.evidence import from_snapshot, snapshot
from exercises.engine.exercise import FULL, Exercise, Rounding
from exercises.engine.grading import grade
from exercises.engine.marking import mark_of
from exercises.engine.overruling import overruled
from exercises.engine.variants import Variant
from sandbox.content import Content
from sandbox.operations import progress
from sandbox.operations.evidence import evidence_of
from sandbox.operations.refusals import Refused
from sandbox.reports.remarks import overrides
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.reports import Report

DAMAGED = "Bản chụp của lượt này đã hỏng nên không tính lại điểm được. Điểm cũ giữ nguyên."
ADD_REPORT = insert(Report.__table__).returning(Report.id)  # type: ignore[arg-type]  # a declared class has a Table
OF_STUDENT = (
    select(Report.id, Report.attempt_id, Report.earned, Report.points, Report.mark, Attempt.finished_at)
    .join(Attempt, Attempt.id == Report.attempt_id)
    .where(Attempt.assignment_id == bindparam("assignment"), Attempt.student_id == bindparam("student"))
    .order_by(Report.id)
)


def mark(
    session: Session,
    content: Content,
    attempt: Attempt,
    cause: str,
    now: datetime,
    dossiers: Sequence[Dossier] | None = None,
    papers: Iterable[Attachment] | None = None,
) -> None:
    """A report on what there is now; part of the caller's transaction.

    Nothing where nothing is graded, or where the filing ends the exercise and has not come yet. `dossiers`
    and `papers`: what the caller holds already, at the first filing.
    """
    exercise = content.library[attempt.exercise]
    if exercise.free:
        return
    session.flush()
    variant = Variant.from_json(attempt.variant)
    evidence = evidence_of(session, exercise, attempt, variant, dossiers, papers)
    if exercise.ends == "submit" and evidence.dossier is None:
        return
    assignment = session.get_one(Assignment, attempt.assignment_id)
    rounding = cast(Rounding, assignment.rounding)
    first = papers is not None
    given = {} if first and exercise.ends == "submit" else _given(session, attempt)
    report = overruled(exercise, grade(exercise, variant, evidence, rounding), given, rounding)
    dossier_id = next((one.id for one in dossiers or () if one.state != "draft" and not one.given), None)
    kept = snapshot(exercise, variant, evidence, rounding)
    report_id = _add(session, attempt, report, kept, cause, now, dossier_id)
    _keep_what_counts(session, exercise, assignment, attempt, report, report_id, first)


def overrule(
    session: Session,
    exercise: Exercise,
    assignment: Assignment,
    attempt: Attempt,
    last: Report,
    now: datetime,
) -> None:
    """A report on the same evidence with the teacher's points as they are now; part of the transaction.

    `last`: the latest report so far. Raises Refused where its snapshot cannot be read.
    """
    rounding = cast(Rounding, assignment.rounding)
    try:
        variant, evidence = from_snapshot(last.snapshot)
    except ValueError:
        raise Refused(DAMAGED) from None
    session.flush()
    judged = grade(exercise, variant, evidence, rounding)
    report = overruled(exercise, judged, _given(session, attempt), rounding)
    kept = {**last.snapshot, "rounding": rounding}
    report_id = _add(session, attempt, report, kept, "remark", now, last.dossier_id)
    _keep_what_counts(session, exercise, assignment, attempt, report, report_id, first=False)


def recount(session: Session, exercise: Exercise, assignment: Assignment, student_id: int) -> None:
    """What counts for this student, from the latest report of each attempt; part of the transaction.

    Where “Nộp bài” ends the exercise, an attempt under way counts only as long as there is no other.
    """
    ids = {"assignment": assignment.id, "student": student_id}
    latest = {row.attempt_id: row for row in session.execute(OF_STUDENT, ids)}
    cell = session.get(Progress, (assignment.id, student_id))
    if cell is None or not latest:
        return
    rows = sorted(latest.values(), key=lambda one: one.attempt_id)
    if exercise.ends == "hand_in":
        rows = [row for row in rows if row.finished_at is not None] or rows
    if assignment.policy == "average":
        shares = [_share(row.earned, row.points) for row in rows]
        share = int((sum(shares, Decimal(0)) / len(rows)).quantize(Decimal(1), ROUND_HALF_UP))
        mark = mark_of(share, FULL, cast(Rounding, assignment.rounding))
        progress.counts(cell, share, mark, rows[-1].id)
    else:
        best = max(rows, key=lambda one: _share(one.earned, one.points))
        row = rows[-1] if assignment.policy == "last" else best
        progress.counts(cell, row.earned, row.mark, row.id)


def _given(session: Session, attempt: Attempt) -> Mapping[str, int]:
    """A first filing that ends the exercise has none: there was no report to give points on."""
    return overrides(session, [attempt.id]).get(attempt.id, {})


def _add(
    session: Session,
    attempt: Attempt,
    report: graded.Report,
    kept: Mapping[str, Any],
    cause: str,
    now: datetime,
    dossier_id: int | None,
) -> int:
    row = {
        "school_id": attempt.school_id,
        "attempt_id": attempt.id,
        "dossier_id": dossier_id,
        "cause": cause,
        "exercise_hash": report.exercise_hash,
        "engine_version": report.engine_version,
        "earned": report.earned,
        "points": report.points,
        "mark": report.mark,
        "snapshot": kept,
        "report": report.to_json(),
        "created_at": now,
    }
    return session.execute(ADD_REPORT, row).scalar_one()


def _share(earned: int, points: int) -> Decimal:
    """Of FULL: not every attempt was judged by the same number of points."""
    return Decimal(FULL * earned) / points if points else Decimal(0)


def _keep_what_counts(
    session: Session,
    exercise: Exercise,
    assignment: Assignment,
    attempt: Attempt,
    report: graded.Report,
    report_id: int,
    first: bool,
) -> None:
    """The first report of the first attempt is the only one: nothing is looked up, and the filing has
    turned the board already."""
    cell = progress.cell_of(session, attempt)
    if cell is None:
        return
    if first and attempt.number == 1:
        progress.counts(cell, report.earned, report.mark, report_id)
        return
    recount(session, exercise, assignment, attempt.student_id)
    progress.turn(session, cell, attempt)
