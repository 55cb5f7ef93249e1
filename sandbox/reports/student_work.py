"""Everything one student did in one assignment, for the teacher."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.reports.remarks import Said, history
from sandbox.store.aftermath import Payment, Rating
from sandbox.store.assignments import Allowance, Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Enrolment
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Petition
from sandbox.store.people import Student
from sandbox.store.reports import Report


@dataclass(frozen=True)
class AttemptWork:
    """One attempt with its dossiers, the filed ones first, and its reports, the newest first."""

    attempt: Attempt
    dossiers: tuple[Dossier, ...]
    attachments: tuple[Attachment, ...]
    reports: tuple[Report, ...]
    journal: tuple[JournalEntry, ...]
    payments: tuple[Payment, ...]
    ratings: tuple[Rating, ...]
    petitions: tuple[Petition, ...]
    remarks: tuple[Said, ...]

    def files_of(self, dossier: Dossier) -> list[Attachment]:
        return [one for one in self.attachments if one.dossier_id == dossier.id]


@dataclass(frozen=True)
class Neighbour:
    id: int
    name: str


@dataclass(frozen=True)
class StudentWork:
    """`counted`: the report that the student's mark comes from; `before` and `after` in the roster."""

    student: Student
    seat: int
    attempts: tuple[AttemptWork, ...]
    allowance: Allowance | None
    counted: int | None
    before: Neighbour | None
    after: Neighbour | None


def student_work(
    session: Session, assignment: Assignment, student_id: int, number: int | None = None
) -> StudentWork:
    """Thirteen SELECTs, the newest attempt first, or only the one of this number.

    Raises NotFound for a student whom the assignment is not for, and a number that is not there.
    """
    student, seat, *neighbours = _student(session, assignment, student_id)
    attempts = _attempts(session, assignment, student_id, number)
    ids = [attempt.id for attempt in attempts]
    dossiers = _of(session, Dossier, Dossier.attempt_id, ids)
    filed = [one.id for one in dossiers]
    found = {
        "attachments": _of(session, Attachment, Attachment.dossier_id, filed),
        "payments": _of(session, Payment, Payment.dossier_id, filed),
        "ratings": _of(session, Rating, Rating.dossier_id, filed),
        "reports": _of(session, Report, Report.attempt_id, ids)[::-1],
        "journal": _of(session, JournalEntry, JournalEntry.attempt_id, ids),
        "petitions": _of(session, Petition, Petition.attempt_id, ids),
    }
    said, cell = history(session, ids), session.get(Progress, (assignment.id, student_id))
    return StudentWork(
        student,
        seat,
        tuple(_work(attempt, dossiers, found, said.get(attempt.id, ())) for attempt in attempts),
        session.get(Allowance, (assignment.id, student_id)),
        cell.report_id if cell else None,
        *neighbours,
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


def _student(
    session: Session, assignment: Assignment, student_id: int
) -> tuple[Student, int, Neighbour | None, Neighbour | None]:
    roster = (
        select(Student.id, Student.full_name, Enrolment.seat)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(sits_in(assignment))
        .order_by(Enrolment.seat, Enrolment.id)
    )
    rows = session.execute(roster).all()
    place = next((at for at, row in enumerate(rows) if row.id == student_id), None)
    if place is None:
        raise NotFound
    beside = [rows[at] if 0 <= at < len(rows) else None for at in (place - 1, place + 1)]
    before, after = (Neighbour(row.id, row.full_name) if row else None for row in beside)
    return session.get_one(Student, student_id), rows[place].seat, before, after


def _attempts(
    session: Session, assignment: Assignment, student_id: int, number: int | None
) -> Sequence[Attempt]:
    wanted = (
        select(Attempt)
        .where(Attempt.assignment_id == assignment.id, Attempt.student_id == student_id)
        .order_by(Attempt.number.desc())
    )
    if number is None:
        return session.scalars(wanted).all()
    found = session.scalars(wanted.where(Attempt.number == number)).all()
    if not found:
        raise NotFound
    return found


def _of(session: Session, table: Any, column: Any, ids: list[int]) -> Sequence[Any]:
    return session.scalars(select(table).where(column.in_(ids)).order_by(table.id)).all()


def _work(
    attempt: Attempt,
    dossiers: Sequence[Dossier],
    found: Mapping[str, Sequence[Any]],
    said: Sequence[Said],
) -> AttemptWork:
    mine = sorted(
        (one for one in dossiers if one.attempt_id == attempt.id), key=lambda one: one.state == "draft"
    )
    ids = {one.id for one in mine}
    of_dossiers = {
        name: tuple(one for one in found[name] if one.dossier_id in ids)
        for name in ("attachments", "payments", "ratings")
    }
    of_attempt = {
        name: tuple(one for one in found[name] if one.attempt_id == attempt.id)
        for name in ("reports", "journal", "petitions")
    }
    return AttemptWork(attempt, tuple(mine), **of_dossiers, **of_attempt, remarks=tuple(said))
