"""Who may come in by a class's code: the class, its list of names, one name of it."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student
from sandbox.store.schools import School


def code_of(session: Session, readings: Collection[str]) -> str | None:
    """The join code among these readings; None when no class has one of them, or two classes do."""
    found = list(session.scalars(select(Classroom.join_code).where(Classroom.join_code.in_(readings))))
    return found[0] if len(found) == 1 else None


def classroom(session: Session, code: str) -> Row[str, str] | None:
    """Row(name, school) of the class with exactly this code."""
    named = select(Classroom.name, School.name.label("school")).join(School, School.id == Classroom.school_id)
    return session.execute(named.where(Classroom.join_code == code)).one_or_none()


def names(session: Session, code: str) -> Sequence[Row[int, int, str]]:
    """Rows (id, seat, full_name) of the class, in the order of the roster."""
    columns = select(Enrolment.id, Enrolment.seat, Student.full_name)
    return session.execute(_in_class(columns, code).order_by(Enrolment.seat, Enrolment.id)).all()


def seat(session: Session, code: str, enrolment_id: int) -> Row[Any]:
    """Row(seat, student_id, full_name, pin_hash, classroom); raises NotFound."""
    columns = select(
        Enrolment.seat, Student.id, Student.full_name, Student.pin_hash, Classroom.name.label("classroom")
    )
    row = session.execute(_in_class(columns, code).where(Enrolment.id == enrolment_id)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _in_class(columns: Any, code: str) -> Any:
    return (
        columns.join(Student, Student.id == Enrolment.student_id)
        .join(Classroom, Classroom.id == Enrolment.classroom_id)
        .where(Classroom.join_code == code, Student.disabled_at.is_(None))
    )
