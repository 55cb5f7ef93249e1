"""Classes of a teacher."""

import secrets
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sandbox.operations.refusals import Refused
from sandbox.store import rights
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0, 1
CODE_LENGTH = 6


def create(session: Session, school_id: int, teacher_id: int, name: str, today: date) -> Classroom:
    """An empty class with its own join code; raises Refused when the teacher has one of that name."""
    same = select(Classroom.id).where(Classroom.teacher_id == teacher_id, Classroom.name == name)
    if session.execute(same).first():
        raise Refused(f"Thầy cô đã có lớp “{name}”. Hãy mở lớp đó hoặc đặt tên khác.")
    classroom = Classroom(
        school_id=school_id,
        term_id=_term(session, school_id, today).id,
        teacher_id=teacher_id,
        name=name,
        join_code=_free_code(session),
    )
    session.add(classroom)
    session.commit()
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


def _term(session: Session, school_id: int, today: date) -> Term:
    """The school year that today lies in (1 August to 31 July), made when it is new."""
    first = today.year if today.month >= 8 else today.year - 1
    name = f"{first}–{first + 1}"
    term = session.scalars(select(Term).where(Term.school_id == school_id, Term.name == name)).one_or_none()
    if term is None:
        term = Term(
            school_id=school_id, name=name, starts_on=date(first, 8, 1), ends_on=date(first + 1, 7, 31)
        )
        session.add(term)
        session.flush()
    return term


def _free_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        if not session.execute(select(Classroom.id).where(Classroom.join_code == code)).first():
            return code
