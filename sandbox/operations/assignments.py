"""Giving exercises to classes."""

import secrets
from datetime import datetime
from typing import get_args

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from exercises.engine.exercise import Rounding
from sandbox.content import Content
from sandbox.operations import collecting, preparing
from sandbox.operations.refusals import Refused
from sandbox.store import rights
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom

MODES = ("guided", "practice", "test")
FEEDBACK = ("full", "points", "mark")
POLICIES = ("best", "last", "average")
ROUNDINGS: tuple[str, ...] = get_args(Rounding)
MOST_MINUTES = 240
NOT_OFFERED = "Không có bài hoặc chế độ này. Hãy chọn lại trong danh sách."


def assign(
    session: Session,
    content: Content,
    classroom: Classroom,
    exercise: str,
    mode: str,
    attempts_allowed: int,
    opens_at: datetime,
    closes_at: datetime | None,
    now: datetime,
    key: str | None = None,
    feedback: str = "full",
    policy: str = "best",
    rounding: str = "0.1",
    minutes: int | None = None,
) -> Assignment:
    """The same `key` gives the class the same assignment; `minutes` is the time an attempt may take.

    Raises Refused for an unknown exercise, mode or way of marking, for times that cannot be, or for another
    class's key.
    """
    given = _given(session, classroom, key)
    if given is not None:
        return given
    if exercise not in content.library or mode not in MODES:
        raise Refused(NOT_OFFERED)
    problem = (
        mode_problem(mode, content.library[exercise].free)
        or _marking_problem(feedback, policy, rounding, minutes)
        or closing_problem(mode, opens_at, closes_at)
    )
    if problem:
        raise Refused(problem)
    assignment = Assignment(
        school_id=classroom.school_id,
        classroom_id=classroom.id,
        exercise=exercise,
        mode=mode,
        attempts_allowed=1 if mode == "test" else attempts_allowed,
        opens_at=opens_at,
        closes_at=closes_at,
        feedback=feedback,
        policy=policy,
        rounding=rounding,
        minutes=minutes,
        seed=secrets.token_hex(16),
        key=key,
        created_at=now,
    )
    return _added(session, content, classroom, assignment)


def _added(session: Session, content: Content, classroom: Classroom, assignment: Assignment) -> Assignment:
    """The new assignment; the other one where the same form was sent at the same moment."""
    key = assignment.key
    session.add(assignment)
    try:
        preparing.prepare(session, content, assignment)
        session.commit()
    except IntegrityError:
        session.rollback()
        given = _given(session, classroom, key)
        if given is None:
            raise
        return given
    return assignment


def mode_problem(mode: str, free: bool) -> str:
    """Why an exercise, `free` or graded, cannot be done this way, or nothing."""
    if not free or mode == "practice":
        return ""
    if mode == "test":
        return "Bài khám phá tự do không chấm điểm nên không làm bài kiểm tra được."
    return "Bài khám phá tự do không có hướng dẫn từng bước. Hãy chọn chế độ luyện tập."


def _marking_problem(feedback: str, policy: str, rounding: str, minutes: int | None) -> str:
    if feedback not in FEEDBACK or policy not in POLICIES or rounding not in ROUNDINGS:
        return "Không có cách chấm này. Hãy chọn lại trong danh sách."
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        return f"Thời gian làm bài từ 1 đến {MOST_MINUTES} phút; để trống nếu không giới hạn."
    return ""


def closing_problem(mode: str, opens_at: datetime, closes_at: datetime | None) -> str:
    """Why this time of closing will not do, or nothing."""
    if closes_at is None:
        needed = "Bài kiểm tra cần giờ đóng: đến giờ đó học sinh mới xem được điểm."
        return needed if mode == "test" else ""
    return "" if closes_at > opens_at else "Giờ đóng phải sau giờ mở. Hãy xem lại ngày giờ."


def close(
    session: Session, content: Content, teacher_id: int, assignment_id: int, now: datetime
) -> Assignment:
    """End the assignment now, also one that has not opened; one that is closed keeps its time.

    What students have under way is collected and graded as it stands, in a transaction of its own: who is
    handing in holds their attempt and waits for the assignment, so the assignment must not wait for them.
    """
    assignment, _classroom = find(session, teacher_id, assignment_id, now)
    session.refresh(assignment, with_for_update=True)
    if assignment.closes_at is not None and now >= assignment.closes_at:
        return assignment
    assignment.opens_at, assignment.closes_at = min(assignment.opens_at, now), now
    assignment.board_revision += 1
    session.commit()
    collecting.collect(session, content, assignment.id, now)
    return assignment


def find(
    session: Session, teacher_id: int, assignment_id: int, now: datetime
) -> tuple[Assignment, Classroom]:
    """An assignment of a class this person teaches; raises NotFound for any other."""
    return _one(session, assignment_id, rights.teaches(teacher_id, now))


def look(session: Session, staff_id: int, assignment_id: int, now: datetime) -> tuple[Assignment, Classroom]:
    """An assignment of a class this person may at least look at; raises NotFound for any other."""
    return _one(session, assignment_id, rights.sees(staff_id, now))


def _one(session: Session, assignment_id: int, may: ColumnElement[bool]) -> tuple[Assignment, Classroom]:
    wanted = (
        select(Assignment, Classroom)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.id == assignment_id, may)
    )
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _given(session: Session, classroom: Classroom, key: str | None) -> Assignment | None:
    if key is None:
        return None
    given = session.scalars(select(Assignment).where(Assignment.key == key)).one_or_none()
    if given is not None and given.classroom_id != classroom.id:
        raise Refused("Trang này đã cũ. Hãy mở lại trang Giao bài của lớp.")
    return given
