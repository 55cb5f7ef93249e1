"""Puts a class list into a class, whole or not at all; and one student of it, by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sandbox.operations import classrooms
from sandbox.operations.progress import turn_boards
from sandbox.operations.refusals import Refused
from sandbox.reports.colleagues import strangers
from sandbox.rosters.row import RosterRow
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student

SEAT_MAX = 9999
NOT_THIS_CODE = "Mã %(code)s là của một em khác tên trong trường. Hãy xem lại mã."


@dataclass(frozen=True)
class Enrolled:
    added: int
    updated: int


def enrol(session: Session, classroom: Classroom, rows: Sequence[RosterRow]) -> Enrolled:
    """Add or update these students by their code; work already done stays with the student.

    Raises Refused for the code of a colleague's student under another name.
    """
    done = _put_in(session, classroom, rows)
    session.commit()
    return done


def open_class(
    session: Session, school_id: int, teacher_id: int, name: str, rows: Sequence[RosterRow], today: date
) -> Classroom:
    """A new class with its list. Sent twice, the second time finds the class that the first has made.

    Raises Refused when the teacher has another class of that name.
    """
    known = classrooms.own(session, teacher_id, name, today)
    if known is not None and {row.code for row in rows} == _codes(session, known.id):
        return known
    classroom = classrooms.begin(session, school_id, teacher_id, name, today)
    _put_in(session, classroom, rows)
    session.commit()
    return classroom


def add(session: Session, classroom: Classroom, row: RosterRow) -> Student:
    """One student by hand; seat 0 takes the next. Raises Refused for a code or a seat that is taken."""
    known = _known(session, classroom.school_id, [row.code]).get(row.code)
    if known is not None:
        if row.code in _codes(session, classroom.id):
            raise Refused("Em %(name)s có mã này đã ở trong lớp.", name=known.full_name)
        if known.full_name.casefold() != row.full_name.casefold():
            raise Refused(NOT_THIS_CODE, code=row.code)
    seat = free_seat(session, classroom.id, row.seat)
    _put_in(session, classroom, [replace(row, seat=seat)])
    session.commit()
    return _known(session, classroom.school_id, [row.code])[row.code]


def change(session: Session, classroom: Classroom, student_id: int, row: RosterRow) -> None:
    """Correct what the list says of one student. Raises Refused for a code or a seat that is taken."""
    student, enrolment = member(session, classroom.id, student_id)
    other = _known(session, classroom.school_id, [row.code]).get(row.code)
    if other is not None and other.id != student.id:
        raise Refused("Mã %(code)s là của một em khác trong trường. Hãy xem lại mã.", code=row.code)
    if row.seat not in (0, enrolment.seat):
        enrolment.seat = free_seat(session, classroom.id, row.seat)
    if row.full_name != student.full_name:
        student.full_name, student.given_name = row.full_name, row.given_name
    student.code, student.birth_date = row.code, row.birth_date
    turn_boards(session, [classroom.id])
    session.commit()


def member(session: Session, classroom_id: int, student_id: int) -> tuple[Student, Enrolment]:
    """A student of the class and their place in it; raises NotFound."""
    wanted = select(Student, Enrolment).join(Enrolment, Enrolment.student_id == Student.id)
    row = session.execute(
        wanted.where(Enrolment.classroom_id == classroom_id, Student.id == student_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row.Student, row.Enrolment


def free_seat(session: Session, classroom_id: int, wanted: int) -> int:
    """The seat asked for, or for 0 the one after the last; raises Refused when somebody has it."""
    last = select(func.max(Enrolment.seat)).where(Enrolment.classroom_id == classroom_id)
    following = min((session.execute(last).scalar() or 0) + 1, SEAT_MAX)
    same = select(Enrolment.id).where(Enrolment.classroom_id == classroom_id, Enrolment.seat == wanted)
    if wanted and session.execute(same).first():
        raise Refused(
            "STT %(seat)d đã có em khác. Hãy chọn số khác, như %(free)d, hoặc để trống.",
            seat=wanted,
            free=following,
        )
    return wanted or following


def _put_in(session: Session, classroom: Classroom, rows: Sequence[RosterRow]) -> Enrolled:
    for code in strangers(session, classroom, rows):
        raise Refused(NOT_THIS_CODE, code=code)
    known = _known(session, classroom.school_id, [row.code for row in rows])
    students = [_updated(session, classroom.school_id, known.get(row.code), row) for row in rows]
    session.flush()  # once: the new ones have their keys now
    seats = _seats(session, classroom.id)
    for row, student in zip(rows, students, strict=True):
        place = seats.get(student.id)
        if place is None:
            place = Enrolment(school_id=classroom.school_id, classroom_id=classroom.id, student_id=student.id)
            session.add(place)
        place.seat = row.seat
    turn_boards(session, [classroom.id])
    added = len({student.id for student in students} - set(seats))
    return Enrolled(added, len(rows) - added)


def _updated(session: Session, school_id: int, known: Student | None, row: RosterRow) -> Student:
    student = known or Student(school_id=school_id, code=row.code)
    student.full_name, student.given_name = row.full_name, row.given_name
    student.birth_date = row.birth_date or student.birth_date
    session.add(student)
    return student


def _known(session: Session, school_id: int, codes: list[str]) -> dict[str, Student]:
    wanted = select(Student).where(Student.school_id == school_id, Student.code.in_(codes))
    return {student.code: student for student in session.scalars(wanted)}


def _codes(session: Session, classroom_id: int) -> set[str]:
    wanted = select(Student.code).join(Enrolment, Enrolment.student_id == Student.id)
    return set(session.scalars(wanted.where(Enrolment.classroom_id == classroom_id)))


def _seats(session: Session, classroom_id: int) -> dict[int, Enrolment]:
    wanted = select(Enrolment).where(Enrolment.classroom_id == classroom_id)
    return {seat.student_id: seat for seat in session.scalars(wanted)}
