"""A classmate's dossier for an officer's desk, as it was filed and without whose it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from exercises.engine.evidence import Filed, from_snapshot
from exercises.engine.exercise import Exercise, Stacked
from exercises.engine.stack import Laid, came_in, lay
from exercises.engine.variants import Variant, pick
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Report


def filed_by_another(
    session: Session,
    exercise: Exercise,
    assignment: Assignment,
    student_id: int,
    item: Stacked,
    seed: str,
    taken: set[int],
) -> Laid | None:
    """One that a student of the same class has filed in the exercise the item is like; None without any.

    `taken`: attempts already used, this one is added. Another seed picks another.
    """
    rows = _first_reports(session, assignment, student_id, item)
    usable = list(_readable(row for row in rows if row.attempt_id not in taken))
    if not usable:
        return None
    attempt_id, variant, filed = usable[pick(seed, item.id, len(usable))]
    taken.add(attempt_id)
    return lay(exercise, item, filed, variant, classmate=True, moment=came_in(exercise, seed)[item.id])


def _first_reports(
    session: Session, assignment: Assignment, student_id: int, item: Stacked
) -> list[Row[int, dict[str, Any]]]:
    """Attempt id and snapshot of the first report of each attempt that filed one."""
    wanted = (
        select(Report.attempt_id, Report.snapshot)
        .join(Attempt, Attempt.id == Report.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == assignment.classroom_id, Attempt.exercise == item.like)
        .where(Attempt.student_id != student_id, Report.dossier_id.is_not(None))
        .order_by(Report.attempt_id, Report.id)
    )
    rows = {row.attempt_id: row for row in reversed(session.execute(wanted).all())}
    return [rows[key] for key in sorted(rows)]


def _readable(rows: Iterable[Row[int, dict[str, Any]]]) -> Iterator[tuple[int, Variant, Filed]]:
    """Those with a dossier, all of whose papers are the citizen's own."""
    for row in rows:
        try:
            variant, evidence = from_snapshot(row.snapshot)
        except ValueError:
            continue
        filed = evidence.dossier
        codes = {paper.code for paper in variant.papers.values()}
        if filed is not None and all(one.code in codes for one in filed.attachments):
            yield row.attempt_id, variant, filed
