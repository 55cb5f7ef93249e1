"""Giving exercises to classes."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import collecting, preparing
from sandbox.operations.giving import NOT_OFFERED, Terms, problem
from sandbox.operations.refusals import Refused
from sandbox.store import rights
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Group, GroupMember

NOT_OURS = "Lớp này không có nhóm ấy. Hãy chọn lại trong danh sách."
NOBODY = "Nhóm này chưa có em nào. Hãy thêm học sinh vào nhóm rồi giao bài."


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
    **further: Any,
) -> Assignment:
    """`give` on these terms; `further`: those that Terms has a default for."""
    terms = Terms(mode, attempts_allowed, opens_at, closes_at, **further)
    return give(session, content, classroom, exercise, terms, now, key)


def give(
    session: Session,
    content: Content,
    classroom: Classroom,
    exercise: str,
    terms: Terms,
    now: datetime,
    key: str | None = None,
) -> Assignment:
    """The same `key` gives the class the same assignment.

    Raises Refused for an unknown exercise, terms that cannot be, or another class's key.
    """
    given = _given(session, classroom, key)
    if given is not None:
        return given
    check(session, content, classroom, exercise, terms)
    assignment = made(classroom, exercise, terms, now)
    assignment.key = key
    return _added(session, content, classroom, assignment)


def check(session: Session, content: Content, classroom: Classroom, exercise: str, terms: Terms) -> None:
    """Raises Refused where this class cannot be given this exercise so."""
    if exercise not in content.library:
        raise Refused(NOT_OFFERED)
    found = problem(terms, content.library[exercise].free) or _group_problem(session, classroom, terms)
    if found:
        raise found


def made(classroom: Classroom, exercise: str, terms: Terms, now: datetime) -> Assignment:
    """The row, not yet in any session; a test has one attempt."""
    wanted = {**vars(terms), "attempts_allowed": 1 if terms.mode == "test" else terms.attempts_allowed}
    return Assignment(
        school_id=classroom.school_id,
        classroom_id=classroom.id,
        exercise=exercise,
        seed=secrets.token_hex(16),
        created_at=now,
        **wanted,
    )


def _group_problem(session: Session, classroom: Classroom, terms: Terms) -> Refused | None:
    if terms.group_id is None:
        return None
    group = session.get(Group, terms.group_id)
    if group is None or group.classroom_id != classroom.id:
        return Refused(NOT_OURS)
    members = select(GroupMember.student_id).where(GroupMember.group_id == group.id)
    return None if session.execute(members.limit(1)).first() else Refused(NOBODY)


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


def close(
    session: Session, content: Content, teacher_id: int, assignment_id: int, now: datetime
) -> Assignment:
    """End the assignment now, also one that has not opened; one that is closed keeps its time.

    What students have under way is collected and graded as it stands, in a transaction of its own: who is
    handing in holds their attempt and waits for the assignment, so the assignment must not wait for them.
    """
    assignment, classroom = find(session, teacher_id, assignment_id, now)
    hold(session, assignment, classroom)
    if assignment.closes_at is not None and now >= assignment.closes_at:
        return assignment
    assignment.opens_at, assignment.closes_at = min(assignment.opens_at, now), now
    assignment.lent_seconds = 0
    assignment.board_revision += 1
    classroom.lesson_revision += 1
    session.commit()
    collecting.collect(session, content, assignment.id, now)
    return assignment


def hold(session: Session, assignment: Assignment, classroom: Classroom) -> None:
    """Nobody else changes them meanwhile: the class first, as whoever steers a lesson holds it first."""
    session.refresh(classroom, with_for_update=True)
    session.refresh(assignment, with_for_update=True)


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
