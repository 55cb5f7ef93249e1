"""Giving exercises to classes."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom

MODES = {"guided": "Hướng dẫn", "practice": "Luyện tập", "test": "Kiểm tra"}


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
) -> Assignment:
    """Raises Refused for an unknown exercise or mode, or when it would close before it opens."""
    if exercise not in content.library or mode not in MODES:
        raise Refused("Không có bài hoặc chế độ này. Hãy chọn lại trong danh sách.")
    if closes_at is not None and closes_at <= opens_at:
        raise Refused("Giờ đóng phải sau giờ mở. Hãy xem lại ngày giờ.")
    assignment = Assignment(
        school_id=classroom.school_id,
        classroom_id=classroom.id,
        exercise=exercise,
        mode=mode,
        attempts_allowed=1 if mode == "test" else attempts_allowed,
        opens_at=opens_at,
        closes_at=closes_at,
        seed=secrets.token_hex(16),
        created_at=now,
    )
    session.add(assignment)
    session.commit()
    return assignment


def find(session: Session, teacher_id: int, assignment_id: int) -> tuple[Assignment, Classroom]:
    """A teacher's assignment with its class; raises NotFound for anybody else's."""
    wanted = (
        select(Assignment, Classroom)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.id == assignment_id, Classroom.teacher_id == teacher_id)
    )
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]
