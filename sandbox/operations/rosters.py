"""Puts a class list into a class, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.rosters.row import RosterRow
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student


@dataclass(frozen=True)
class Enrolled:
    added: int
    updated: int


def enrol(session: Session, classroom: Classroom, rows: Sequence[RosterRow]) -> Enrolled:
    """Add or update these students by their code; work already done stays with the student."""
    known = _known(session, classroom.school_id, [row.code for row in rows])
    seats = _seats(session, classroom.id)
    added = 0
    for row in rows:
        student = known.get(row.code) or Student(school_id=classroom.school_id, code=row.code)
        student.full_name, student.given_name = row.full_name, row.given_name
        student.birth_date = row.birth_date or student.birth_date
        session.add(student)
        session.flush()
        seat = seats.get(student.id)
        if seat is None:
            seat = Enrolment(school_id=classroom.school_id, classroom_id=classroom.id, student_id=student.id)
            session.add(seat)
            added += 1
        seat.seat = row.seat
    session.commit()
    return Enrolled(added, len(rows) - added)


def _known(session: Session, school_id: int, codes: list[str]) -> dict[str, Student]:
    wanted = select(Student).where(Student.school_id == school_id, Student.code.in_(codes))
    return {student.code: student for student in session.scalars(wanted)}


def _seats(session: Session, classroom_id: int) -> dict[int, Enrolment]:
    wanted = select(Enrolment).where(Enrolment.classroom_id == classroom_id)
    return {seat.student_id: seat for seat in session.scalars(wanted)}
