"""Classes of a teacher."""

import secrets
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sandbox.operations import school_terms
from sandbox.operations.refusals import Refused
from sandbox.store import rights
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0, 1
CODE_LENGTH = 6


def create(session: Session, school_id: int, teacher_id: int, name: str, today: date) -> Classroom:
    """An empty class with its own join code; raises Refused when the teacher has one of that name."""
    classroom = begin(session, school_id, teacher_id, name, today)
    session.commit()
    return classroom


def own(session: Session, teacher_id: int, name: str, today: date) -> Classroom | None:
    """The teacher's own class of that name, of a school year that is not over."""
    wanted = select(Classroom).where(Classroom.teacher_id == teacher_id, Classroom.name == name)
    going = wanted.join(Term, Term.id == Classroom.term_id).where(Term.ends_on >= today)
    return session.scalars(going.order_by(Classroom.id)).first()


def begin(session: Session, school_id: int, teacher_id: int, name: str, today: date) -> Classroom:
    """The same as part of the operation that needs it."""
    if own(session, teacher_id, name, today):
        raise Refused("Thầy cô đã có lớp “%(name)s”. Hãy mở lớp đó hoặc đặt tên khác.", name=name)
    classroom = Classroom(
        school_id=school_id,
        term_id=school_terms.term_of(session, school_id, today).id,
        teacher_id=teacher_id,
        name=name,
        join_code=_free_code(session),
    )
    session.add(classroom)
    session.flush()
    return classroom


def find(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> Classroom:
    """A class this person teaches, their own or one given to them; raises NotFound for any other."""
    return _one(session, classroom_id, rights.teaches(teacher_id, now))


def look(session: Session, staff_id: int, classroom_id: int, now: datetime) -> Classroom:
    """A class this person may at least look at; raises NotFound for any other."""
    return _one(session, classroom_id, rights.sees(staff_id, now))


def _one(session: Session, classroom_id: int, may: ColumnElement[bool]) -> Classroom:
    classroom = session.scalars(select(Classroom).where(Classroom.id == classroom_id, may)).one_or_none()
    if classroom is None:
        raise NotFound
    return classroom


def _free_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        if not session.execute(select(Classroom.id).where(Classroom.join_code == code)).first():
            return code
