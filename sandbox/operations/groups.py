"""Groups of a class, to be given exercises of their own."""

from collections.abc import Collection

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment, Group, GroupMember


def make(session: Session, classroom: Classroom, name: str, members: Collection[int]) -> Group:
    """Raises Refused for a name that another group of the class has."""
    group = add(session, classroom, name, members)
    session.commit()
    return group


def add(session: Session, classroom: Classroom, name: str, members: Collection[int]) -> Group:
    """The same as part of the caller's transaction."""
    _name_is_free(session, classroom.id, name)
    group = Group(school_id=classroom.school_id, classroom_id=classroom.id, name=name)
    session.add(group)
    session.flush()
    _sit(session, group, members)
    return group


def change(
    session: Session, classroom: Classroom, group_id: int, name: str, members: Collection[int]
) -> None:
    """Another name, other members. Raises Refused as `make` does, NotFound for a group of another class."""
    group = find(session, classroom.id, group_id)
    _name_is_free(session, classroom.id, name, besides=group.id)
    group.name = name
    session.execute(delete(GroupMember).where(GroupMember.group_id == group.id))
    _sit(session, group, members)
    given = update(Assignment).where(Assignment.group_id == group.id)
    session.execute(given.values(board_revision=Assignment.board_revision + 1))
    session.commit()


def delete_group(session: Session, classroom: Classroom, group_id: int) -> str:
    """Its name, for the last time. Raises Refused while an assignment is for this group only."""
    group = find(session, classroom.id, group_id)
    given = select(func.count(Assignment.id)).where(Assignment.group_id == group.id)
    if count := session.execute(given).scalar_one():
        raise Refused(
            "Nhóm “%(name)s” đang có %(n)d bài giao riêng nên không xoá được. "
            "Thầy cô có thể đổi tên nhóm hoặc đổi các em trong nhóm.",
            name=group.name,
            n=count,
        )
    session.execute(delete(GroupMember).where(GroupMember.group_id == group.id))
    session.delete(group)
    session.commit()
    return group.name


def find(session: Session, classroom_id: int, group_id: int) -> Group:
    """A group of the class; raises NotFound."""
    group = session.get(Group, group_id)
    if group is None or group.classroom_id != classroom_id:
        raise NotFound
    return group


def _sit(session: Session, group: Group, members: Collection[int]) -> None:
    """Whoever of these sits in the class; anybody else is left out."""
    here = select(Enrolment.student_id).where(Enrolment.classroom_id == group.classroom_id)
    for student_id in sorted(set(session.scalars(here)) & set(members)):
        session.add(GroupMember(school_id=group.school_id, group_id=group.id, student_id=student_id))


def _name_is_free(session: Session, classroom_id: int, name: str, besides: int = 0) -> None:
    same = select(Group.id).where(Group.classroom_id == classroom_id, Group.name == name)
    if session.execute(same.where(Group.id != besides)).first():
        raise Refused("Lớp đã có nhóm “%(name)s”. Hãy đặt tên khác.", name=name)
