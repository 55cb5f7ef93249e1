"""Who of a class sits on which side of a role swap: every student on exactly one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom, Enrolment, Group, GroupMember

Halves = tuple[list[int], list[int]]
"""Students who file, students who receive."""


def chosen(session: Session, classroom: Classroom, citizens: set[int]) -> Halves:
    """These file, everybody else of the class receives."""
    here = students_of(session, classroom)
    return [one for one in here if one in citizens], [one for one in here if one not in citizens]


def swapped(session: Session, classroom: Classroom, citizens: Assignment, officers: Assignment) -> Halves:
    """Who received files now, and the other way round; somebody of both groups has filed already.

    Whoever has come to the class since goes to the smaller half.
    """
    filed, received = members(session, citizens), members(session, officers)
    filing, receiving, new = list[int](), list[int](), list[int]()
    for student in students_of(session, classroom):
        (receiving if student in filed else filing if student in received else new).append(student)
    for student in new:
        min((filing, receiving), key=len).append(student)
    return filing, receiving


def students_of(session: Session, classroom: Classroom) -> list[int]:
    """In the order of their seats."""
    here = select(Enrolment.student_id).where(Enrolment.classroom_id == classroom.id)
    return list(session.scalars(here.order_by(Enrolment.seat, Enrolment.id)))


def members(session: Session, side: Assignment) -> set[int]:
    sitting = select(GroupMember.student_id).where(GroupMember.group_id == side.group_id)
    return set(session.scalars(sitting))


def names(session: Session, classroom: Classroom, wanted: tuple[str, str]) -> tuple[str, str]:
    """Of the two groups: `wanted` with the first number, in the place of %d, that neither of them has."""
    taken = set(session.scalars(select(Group.name).where(Group.classroom_id == classroom.id)))
    number = 1
    while {name % number for name in wanted} & taken:
        number += 1
    return wanted[0] % number, wanted[1] % number
