"""Students of the school whom a teacher does not teach: a list may name them right, not look them up."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.tones import canon
from sandbox.rosters.row import RosterRow
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student


def strangers(session: Session, classroom: Classroom, rows: Iterable[RosterRow]) -> dict[str, RosterRow]:
    """By code the rows that call a student otherwise who this year sits with colleagues only; one SELECT.

    A class that is not made yet is of no year: then of any.
    """
    by_code = {row.code: row for row in rows}
    sits = (
        select(Student.code, Student.full_name, Classroom.teacher_id, Classroom.term_id)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .join(Classroom, Classroom.id == Enrolment.classroom_id)
        .where(Student.school_id == classroom.school_id, Student.code.in_(by_code))
    )
    mine, others = set(), set()
    for code, name, teacher_id, term_id in session.execute(sits):
        if teacher_id == classroom.teacher_id:
            mine.add(code)
        elif classroom.term_id in (None, term_id) and not _same(name, by_code[code].full_name):
            others.add(code)
    return {code: by_code[code] for code in by_code if code in others - mine}


def _same(name: str, other: str) -> bool:
    """Hoà and Hòa are one writing."""
    one, two = ([canon(word) for word in words.split()] for words in (name, other))
    return one == two
