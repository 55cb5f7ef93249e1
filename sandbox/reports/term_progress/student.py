"""How one student gets on over the term, beside the middle of the class and without a rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from sandbox.reports.term_progress.measures import (
    SKILLS,
    Given,
    OutcomeRow,
    practised,
    skill_shares,
)
from sandbox.reports.term_progress.rows import Library, assignments_of, counting, given
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Enrolment
from sandbox.store.people import Student
from sandbox.store.reports import Report

LEAST = 3  # marked exercises before there is a beginning to compare with


@dataclass(frozen=True)
class SkillRow:
    """Shares of the points earned; `first`: in the first third of the exercises, None where there is none.

    `now`: in the last third, in all of them while they are few.
    """

    skill: str
    first: float | None
    now: float | None


@dataclass(frozen=True)
class AttemptRow:
    assignment_id: int
    title: str
    number: int
    started_at: datetime
    finished_at: datetime | None
    mark: str | None


@dataclass(frozen=True)
class StudentProgress:
    """given: what was for this student, the oldest first, with the marks of the whole class in it."""

    student_id: int
    name: str
    seat: int
    given: tuple[Given, ...]
    skills: tuple[SkillRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    attempts: tuple[AttemptRow, ...]

    @property
    def marked(self) -> list[tuple[Given, float]]:
        return [(one, one.marks[self.student_id]) for one in self.given if self.student_id in one.marks]


def student_progress(
    session: Session, classroom_id: int, student_id: int, library: Library
) -> StudentProgress:
    """Five SELECTs. Raises NotFound for a student of another class."""
    name, seat = _student(session, classroom_id, student_id)
    marks = (Progress.assignment_id, Progress.student_id, Progress.mark)
    rows = session.execute(counting(classroom_id, library, *marks)).all()
    work = given(assignments_of(session, classroom_id, student_id), rows, library)
    own = counting(classroom_id, library, Report.report).where(Progress.student_id == student_id)
    return StudentProgress(
        student_id=student_id,
        name=name,
        seat=seat,
        given=work,
        skills=_skills(session.scalars(own).all()),
        outcomes=practised(work, library, student_id),
        attempts=_attempts(session, student_id, work),
    )


def _student(session: Session, classroom_id: int, student_id: int) -> tuple[str, int]:
    wanted = (
        select(Student.full_name, Enrolment.seat)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(Enrolment.classroom_id == classroom_id, Student.id == student_id)
    )
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _skills(reports: Sequence[Mapping[str, Any]]) -> tuple[SkillRow, ...]:
    third = len(reports) // 3 if len(reports) >= LEAST else 0
    first = skill_shares(reports[:third])
    now = skill_shares(reports[-third:] if third else reports)
    return tuple(
        SkillRow(name, first.get(name), now.get(name)) for name in SKILLS if name in first or name in now
    )


def _attempts(session: Session, student_id: int, work: Sequence[Given]) -> tuple[AttemptRow, ...]:
    """The newest first, each with its latest mark."""
    other = aliased(Report)
    last = select(func.max(other.id)).where(other.attempt_id == Attempt.id).scalar_subquery()
    titles = {one.assignment_id: one.title for one in work}
    found = (
        select(Attempt.assignment_id, Attempt.number, Attempt.started_at, Attempt.finished_at, Report.mark)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Report, Report.id == last)
        .where(Attempt.student_id == student_id, Attempt.assignment_id.in_(titles))
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
    )
    return tuple(
        AttemptRow(row.assignment_id, titles[row.assignment_id], *row[1:]) for row in session.execute(found)
    )
