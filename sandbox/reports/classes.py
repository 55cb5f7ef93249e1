"""A teacher's classes, and one class: who sits in it and what it was given."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from sandbox.store import rights
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Staff, Student
from sandbox.store.schools import School, Term


def classes(session: Session, staff_id: int, now: datetime) -> Sequence[Row[Any]]:
    """Rows (id, name, join_code, term, teacher_id, teacher, students, assignments, latest), the newest first.

    Own classes and those somebody may look at; `teacher` is the name of the one it belongs to. `latest` is
    the id of the newest assignment, or None.
    """
    seats = select(func.count()).where(Enrolment.classroom_id == Classroom.id)
    given = select(func.count(Assignment.id)).where(Assignment.classroom_id == Classroom.id)
    latest = select(func.max(Assignment.id)).where(Assignment.classroom_id == Classroom.id)
    columns = (
        select(Classroom.id, Classroom.name, Classroom.join_code, Term.name.label("term"))
        .add_columns(seats.scalar_subquery().label("students"), given.scalar_subquery().label("assignments"))
        .add_columns(latest.scalar_subquery().label("latest"))
        .add_columns(Classroom.teacher_id, Staff.full_name.label("teacher"))
        .join(Term, Term.id == Classroom.term_id)
        .join(Staff, Staff.id == Classroom.teacher_id)
        .where(rights.sees(staff_id, now))
    )
    return session.execute(columns.order_by(Classroom.id.desc())).all()


def students(session: Session, classroom_id: int) -> Sequence[Row[Any]]:
    """Rows (id, seat, code, full_name, given_name, birth_date, has_pin) in the order of the roster."""
    columns = (
        select(Student.id, Enrolment.seat, Student.code, Student.full_name, Student.given_name)
        .add_columns(Student.birth_date, Student.pin_hash.is_not(None).label("has_pin"))
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(Enrolment.classroom_id == classroom_id)
    )
    return session.execute(columns.order_by(Enrolment.seat, Enrolment.id)).all()


def assignments(session: Session, classroom_id: int) -> Sequence[Row[Any]]:
    """Rows (Assignment, begun, done), the newest first; done: students who filed in any attempt."""
    columns = (
        select(Assignment)
        .add_columns(func.count(Progress.student_id).label("begun"))
        .add_columns(func.count(Progress.report_id).label("done"))
        .outerjoin(Progress, Progress.assignment_id == Assignment.id)
        .where(Assignment.classroom_id == classroom_id)
        .group_by(Assignment.id)
    )
    return session.execute(columns.order_by(Assignment.id.desc())).all()


def school_name(session: Session, school_id: int) -> str:
    return session.execute(select(School.name).where(School.id == school_id)).scalar_one()
