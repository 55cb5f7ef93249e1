"""Which students an assignment is for: the whole class, or a group of it."""

from sqlalchemy import ColumnElement, or_, select, true

from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Enrolment, GroupMember


def sits_in(assignment: Assignment) -> ColumnElement[bool]:
    """For a SELECT of enrolments: those this assignment is for."""
    here = Enrolment.classroom_id == assignment.classroom_id
    if assignment.group_id is None:
        return here & true()
    members = select(GroupMember.student_id).where(GroupMember.group_id == assignment.group_id)
    return here & Enrolment.student_id.in_(members)


def given_to(student_id: int) -> ColumnElement[bool]:
    """For a SELECT of assignments joined to the student's enrolments: those that are for this student."""
    groups = select(GroupMember.group_id).where(GroupMember.student_id == student_id)
    return or_(Assignment.group_id.is_(None), Assignment.group_id.in_(groups))
