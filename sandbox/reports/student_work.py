"""Everything one student did in one assignment, for the teacher."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Allowance, Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Enrolment
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.people import Student
from sandbox.store.reports import Report


@dataclass(frozen=True)
class AttemptWork:
    """One attempt with its dossiers, the filed ones first."""

    attempt: Attempt
    dossiers: tuple[Dossier, ...]
    attachments: tuple[Attachment, ...]
    reports: tuple[Report, ...]
    journal: tuple[JournalEntry, ...]

    def files_of(self, dossier: Dossier) -> list[Attachment]:
        return [one for one in self.attachments if one.dossier_id == dossier.id]


@dataclass(frozen=True)
class StudentWork:
    student: Student
    seat: int
    attempts: tuple[AttemptWork, ...]
    allowance: Allowance | None = None


def student_work(session: Session, assignment: Assignment, student_id: int) -> StudentWork:
    """Seven SELECTs, the newest attempt first. Raises NotFound for a student of another class."""
    student, seat = _student(session, assignment, student_id)
    attempts = session.scalars(
        select(Attempt)
        .where(Attempt.assignment_id == assignment.id, Attempt.student_id == student_id)
        .order_by(Attempt.number.desc())
    ).all()
    ids = [attempt.id for attempt in attempts]
    dossiers = _of(session, Dossier, ids)
    files = session.scalars(
        select(Attachment)
        .where(Attachment.dossier_id.in_([one.id for one in dossiers]))
        .order_by(Attachment.id)
    ).all()
    reports, journal = _of(session, Report, ids), _of(session, JournalEntry, ids)
    return StudentWork(
        student,
        seat,
        tuple(_work(attempt, dossiers, files, reports, journal) for attempt in attempts),
        session.get(Allowance, (assignment.id, student_id)),
    )


def attachment(session: Session, assignment: Assignment, student_id: int, attachment_id: int) -> Attachment:
    """A paper of this student's dossiers in this assignment; raises NotFound for any other."""
    wanted = (
        select(Attachment)
        .join(Dossier, Dossier.id == Attachment.dossier_id)
        .join(Attempt, Attempt.id == Dossier.attempt_id)
        .where(Attachment.id == attachment_id)
        .where(Attempt.assignment_id == assignment.id, Attempt.student_id == student_id)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found


def _student(session: Session, assignment: Assignment, student_id: int) -> tuple[Student, int]:
    wanted = (
        select(Student, Enrolment.seat)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(sits_in(assignment), Student.id == student_id)
    )
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _of(session: Session, table: Any, attempts: list[int]) -> Sequence[Any]:
    return session.scalars(select(table).where(table.attempt_id.in_(attempts)).order_by(table.id)).all()


def _work(
    attempt: Attempt,
    dossiers: Sequence[Dossier],
    files: Sequence[Attachment],
    reports: Sequence[Report],
    journal: Sequence[JournalEntry],
) -> AttemptWork:
    mine = sorted(
        (one for one in dossiers if one.attempt_id == attempt.id), key=lambda one: one.state == "draft"
    )
    ids = {one.id for one in mine}
    return AttemptWork(
        attempt,
        tuple(mine),
        tuple(one for one in files if one.dossier_id in ids),
        tuple(one for one in reversed(reports) if one.attempt_id == attempt.id),
        tuple(one for one in journal if one.attempt_id == attempt.id),
    )
