"""More time, or more attempts, for one student than for the class."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.operations import assignments
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Allowance
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Enrolment

MOST_MINUTES, MOST_ATTEMPTS = 240, 20
TOO_MUCH = "Thêm được từ 0 đến %(minutes)d phút và từ 0 đến %(attempts)d lượt."


def grant(
    session: Session,
    teacher_id: int,
    assignment_id: int,
    student_id: int,
    minutes: int,
    attempts: int,
    now: datetime,
) -> Allowance:
    """What the student gets more than the class, in all: said twice it is the same; 0 takes it back.

    Raises NotFound for another teacher's assignment or another class's student, Refused when it has closed
    or is too much.
    """
    assignment, classroom = assignments.find(session, teacher_id, assignment_id, now)
    session.refresh(classroom, with_for_update=True)  # pressed twice at once, it is one allowance
    enrolled = select(Enrolment.student_id).where(
        Enrolment.classroom_id == assignment.classroom_id, Enrolment.student_id == student_id
    )
    if session.execute(enrolled).first() is None:
        raise NotFound
    if not (0 <= minutes <= MOST_MINUTES and 0 <= attempts <= MOST_ATTEMPTS):
        raise Refused(TOO_MUCH, minutes=MOST_MINUTES, attempts=MOST_ATTEMPTS)
    if assignment.closes_at is not None and now >= assignment.closes_at:
        raise Refused("Bài đã đóng nên không thêm được nữa. Thầy cô giao bài lần nữa cho em ấy.")
    found = session.get(Allowance, (assignment_id, student_id))
    if found is None:
        found = Allowance(school_id=assignment.school_id, assignment_id=assignment_id, student_id=student_id)
        session.add(found)
    found.minutes, found.attempts = minutes, attempts
    classroom.lesson_revision += 1  # their page hears of it
    session.commit()
    return found
