"""How a class gets on over the term: marks, skills, outcomes, and each student's own average."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.outcomes import Outcome
from sandbox.reports.term_progress.measures import (
    Given,
    OutcomeRow,
    level,
    mean,
    not_practised,
    practised,
    skill_shares,
)
from sandbox.reports.term_progress.rows import Library, assignments_of, counting, given
from sandbox.reports.term_progress.student import (
    AttemptRow,
    SkillRow,
    StudentProgress,
    student_progress,
)
from sandbox.store.assignments import Progress
from sandbox.store.classrooms import Enrolment
from sandbox.store.people import Student
from sandbox.store.reports import Report

__all__ = [
    "AttemptRow",
    "ClassProgress",
    "Given",
    "OutcomeRow",
    "SkillRow",
    "StudentProgress",
    "StudentRow",
    "class_progress",
    "level",
    "student_progress",
]


@dataclass(frozen=True)
class StudentRow:
    """done: how many exercises they have a mark in, of those given to the class."""

    student_id: int
    seat: int
    name: str
    done: int
    average: float | None


@dataclass(frozen=True)
class ClassProgress:
    """given: the oldest first. skills: share of the points earned. unpractised: in no exercise given."""

    given: tuple[Given, ...]
    skills: Mapping[str, float]
    outcomes: tuple[OutcomeRow, ...]
    unpractised: tuple[Outcome, ...]
    students: tuple[StudentRow, ...]


def class_progress(session: Session, classroom_id: int, library: Library) -> ClassProgress:
    """Three SELECTs, however many exercises and students."""
    columns = (Progress.assignment_id, Progress.student_id, Progress.mark, Report.report)
    rows = session.execute(counting(classroom_id, library, *columns)).all()
    work = given(assignments_of(session, classroom_id), rows, library)
    outcomes = practised(work, library)
    return ClassProgress(
        given=work,
        skills=skill_shares(row[3] for row in rows),
        outcomes=outcomes,
        unpractised=not_practised(outcomes),
        students=_students(session, classroom_id, work),
    )


def _students(session: Session, classroom_id: int, work: tuple[Given, ...]) -> tuple[StudentRow, ...]:
    """By their seats: this is no ranking."""
    found = (
        select(Student.id, Enrolment.seat, Student.full_name)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(Enrolment.classroom_id == classroom_id)
        .order_by(Enrolment.seat, Enrolment.id)
    )
    rows = []
    for id, seat, name in session.execute(found):
        marks = [one.marks[id] for one in work if id in one.marks]
        rows.append(StudentRow(id, seat, name, len(marks), mean(marks)))
    return tuple(rows)
