"""Signs of copying in one assignment, with the names a teacher knows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from exercises.engine.copying import Kind, Piece, signs
from exercises.engine.evidence import from_snapshot
from exercises.engine.exercise import Exercise
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.people import Student
from sandbox.store.reports import Report


@dataclass(frozen=True)
class Suspicion:
    """What was seen, of whom, and the classmates it points to (a name may be unknown)."""

    kind: Kind
    student_id: int
    name: str
    others: tuple[str, ...]
    where: str
    seen: str


def suspicions(session: Session, assignment: Assignment, exercise: Exercise) -> tuple[Suspicion, ...]:
    """One SELECT; the latest report of each student. A snapshot that cannot be read is left out."""
    names: dict[int, str] = {}
    pieces: list[Piece] = []
    for row in session.execute(_latest(assignment)):
        names[row.student_id] = row.full_name
        try:
            variant, evidence = from_snapshot(row.snapshot)
        except ValueError:
            continue
        pieces.append(Piece(row.student_id, variant, evidence))
    return tuple(
        Suspicion(
            kind=sign.kind,
            student_id=sign.student,
            name=names[sign.student],
            others=tuple(names[other] for other in sign.others),
            where=sign.where,
            seen=sign.seen,
        )
        for sign in signs(exercise, pieces)
    )


def _latest(assignment: Assignment) -> Select[int, str, dict[str, Any]]:
    same = aliased(Attempt)
    last = (
        select(func.max(Report.id))
        .join(same, same.id == Report.attempt_id)
        .where(same.assignment_id == assignment.id)
        .group_by(same.student_id)
    )
    return (
        select(Attempt.student_id, Student.full_name, Report.snapshot)
        .join(Attempt, Attempt.id == Report.attempt_id)
        .join(Student, Student.id == Attempt.student_id)
        .where(Report.id.in_(last))
        .order_by(Attempt.student_id)
    )
