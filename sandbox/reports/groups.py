"""The groups of a class, and who is in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Group, GroupMember


def groups(session: Session, classroom_id: int) -> Sequence[Row[Any]]:
    """Rows (id, name, members, assignments) by name; assignments: those that are for this group only."""
    members = select(func.count()).where(GroupMember.group_id == Group.id).scalar_subquery()
    given = select(func.count(Assignment.id)).where(Assignment.group_id == Group.id).scalar_subquery()
    columns = select(Group.id, Group.name, members.label("members"), given.label("assignments"))
    return session.execute(columns.where(Group.classroom_id == classroom_id).order_by(Group.name)).all()


def members(session: Session, group_id: int) -> set[int]:
    return set(session.scalars(select(GroupMember.student_id).where(GroupMember.group_id == group_id)))


def names_by_student(session: Session, classroom_id: int) -> Mapping[int, list[str]]:
    """Student id to the names of their groups."""
    columns = select(GroupMember.student_id, Group.name).join(Group, Group.id == GroupMember.group_id)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.execute(columns.where(Group.classroom_id == classroom_id).order_by(Group.name)):
        found[row.student_id].append(row.name)
    return found
