"""How far a class is on the way to its first lesson: list, exercise, code, board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from sandbox.store import rights
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.classrooms import Classroom, Enrolment


@dataclass(frozen=True)
class FirstSteps:
    """`done`: steps behind it, 0 (no list yet) to 4 (students at work). `latest`: the newest assignment."""

    classroom_id: int
    name: str
    join_code: str
    students: int
    latest: int | None
    joined: bool

    @property
    def done(self) -> int:
        if not self.students:
            return 0
        return 1 if self.latest is None else 4 if self.joined else 2


def of_class(session: Session, classroom_id: int) -> FirstSteps:
    row = session.execute(_wanted(Classroom.id == classroom_id)).one()
    return FirstSteps(*row)


def of_teacher(session: Session, staff_id: int, now: datetime) -> FirstSteps | None:
    """The class that is furthest on the way; None for a teacher without one."""
    found: Sequence[Any] = session.execute(_wanted(rights.teaches(staff_id, now))).all()
    return max(
        (FirstSteps(*row) for row in found), key=lambda one: (one.done, one.classroom_id), default=None
    )


def _wanted(which: ColumnElement[bool]) -> Select[Any]:
    seats = select(func.count()).where(Enrolment.classroom_id == Classroom.id).scalar_subquery()
    latest = select(func.max(Assignment.id)).where(Assignment.classroom_id == Classroom.id).scalar_subquery()
    begun = exists().where(Progress.assignment_id == Assignment.id, Assignment.classroom_id == Classroom.id)
    return select(Classroom.id, Classroom.name, Classroom.join_code, seats, latest, begun).where(which)
