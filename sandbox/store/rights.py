"""Who may teach a class, and who may look at it: conditions to put into a SELECT of classrooms."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from sandbox.store.classrooms import Classroom, ClassShare
from sandbox.store.people import Staff


def teaches(staff_id: int, now: datetime) -> ColumnElement[bool]:
    """Its teacher, or a colleague it was given to, a substitute until the last moment of theirs."""
    shared = _shared(staff_id, now).where(ClassShare.right == "teach")
    return or_(Classroom.teacher_id == staff_id, shared.exists())


def sees(staff_id: int, now: datetime) -> ColumnElement[bool]:
    """Who teaches it, who was given it to look at, and the head of the subject of its school."""
    head = (
        select(Staff.id)
        .where(Staff.id == staff_id, Staff.role == "head", Staff.school_id == Classroom.school_id)
        .correlate(Classroom)
    )
    return or_(Classroom.teacher_id == staff_id, _shared(staff_id, now).exists(), head.exists())


def _shared(staff_id: int, now: datetime):  # type: ignore[no-untyped-def]  # a Select of three type variables
    return (
        select(ClassShare.staff_id)
        .where(ClassShare.classroom_id == Classroom.id, ClassShare.staff_id == staff_id)
        .where(or_(ClassShare.until.is_(None), ClassShare.until >= now))
        .correlate(Classroom)
    )
