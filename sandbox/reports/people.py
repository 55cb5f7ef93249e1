"""The people of a school and their classes, for its administrator; and who else may teach a class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from fixtures.search.folding import folded
from sandbox.store.classrooms import Classroom, ClassShare, Enrolment
from sandbox.store.people import Staff, Student
from sandbox.store.schools import Term
from sandbox.store.sessions import BrowserSession

MOST = 50  # students shown of a search


@dataclass(frozen=True)
class Pupil:
    """A student as the administrator finds them; no marks."""

    id: int
    code: str
    full_name: str
    birth_date: date | None
    has_pin: bool
    disabled_at: datetime | None
    classes: tuple[str, ...]


def staff(session: Session, school_id: int, now: datetime) -> Sequence[Row[Any]]:
    """Rows (Staff, classes, seen_at): how many classes are theirs, and when a browser they are signed in with
    last asked for something."""
    classes = select(func.count()).where(Classroom.teacher_id == Staff.id).correlate(Staff)
    seen = (
        select(func.max(BrowserSession.seen_at))
        .where(BrowserSession.staff_id == Staff.id, BrowserSession.expires_at >= now)
        .correlate(Staff)
    )
    columns = select(Staff).add_columns(
        classes.scalar_subquery().label("classes"), seen.scalar_subquery().label("seen_at")
    )
    ordered = columns.where(Staff.school_id == school_id).order_by(Staff.full_name, Staff.id)
    return session.execute(ordered).all()


def able(session: Session, school_id: int) -> Sequence[Row[Any]]:
    """Rows (id, full_name, username) of everybody whose account works, to choose from."""
    columns = select(Staff.id, Staff.full_name).add_columns(Staff.username)
    here = columns.where(Staff.school_id == school_id, Staff.disabled_at.is_(None))
    return session.execute(here.order_by(Staff.full_name, Staff.id)).all()


def classes(session: Session, school_id: int) -> Sequence[Row[Any]]:
    """Rows (id, name, term, teacher_id, teacher, students) of the whole school, the newest year first."""
    seats = select(func.count()).where(Enrolment.classroom_id == Classroom.id).correlate(Classroom)
    columns = (
        select(Classroom.id, Classroom.name, Term.name.label("term"), Classroom.teacher_id)
        .add_columns(Staff.full_name.label("teacher"), seats.scalar_subquery().label("students"))
        .join(Term, Term.id == Classroom.term_id)
        .join(Staff, Staff.id == Classroom.teacher_id)
        .where(Classroom.school_id == school_id)
    )
    return session.execute(columns.order_by(Term.starts_on.desc(), Classroom.name, Classroom.id)).all()


def pupils(session: Session, school_id: int, words: str) -> list[Pupil]:
    """Students whose code begins with the words, or whose name has them, with or without marks."""
    columns = select(Student.id, Student.code, Student.full_name).where(Student.school_id == school_id)
    wanted, code = folded(words).split(), words.strip().casefold()
    ids = [
        row.id
        for row in session.execute(columns.order_by(Student.given_name, Student.full_name, Student.id))
        if (code and row.code.casefold().startswith(code))
        or (wanted and _has(wanted, folded(row.full_name).split()))
    ]
    return _pupils(session, ids[: MOST + 1])


def shares(session: Session, classroom_id: int) -> Sequence[Row[Any]]:
    """Rows (staff_id, full_name, right, until, disabled_at) of colleagues the class was given to."""
    columns = select(ClassShare.staff_id, Staff.full_name, ClassShare.right, ClassShare.until)
    wanted = columns.add_columns(Staff.disabled_at).join(Staff, Staff.id == ClassShare.staff_id)
    ordered = wanted.where(ClassShare.classroom_id == classroom_id).order_by(Staff.full_name, Staff.id)
    return session.execute(ordered).all()


def _has(wanted: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _pupils(session: Session, ids: list[int]) -> list[Pupil]:
    found = {one.id: one for one in session.scalars(select(Student).where(Student.id.in_(ids)))}
    seats: dict[int, list[str]] = {id: [] for id in ids}
    sitting = select(Enrolment.student_id, Classroom.name).join(Classroom)
    for row in session.execute(sitting.where(Enrolment.student_id.in_(ids)).order_by(Classroom.id)):
        seats[row.student_id].append(row.name)
    return [_pupil(found[id], seats[id]) for id in ids]


def _pupil(student: Student, classes: list[str]) -> Pupil:
    return Pupil(
        student.id,
        student.code,
        student.full_name,
        student.birth_date,
        student.pin_hash is not None,
        student.disabled_at,
        tuple(classes),
    )
