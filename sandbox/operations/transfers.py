"""A student leaves a class, comes back, or goes to another class; no work is ever deleted."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import changes
from sandbox.operations.progress import turn_boards
from sandbox.operations.refusals import Refused
from sandbox.operations.rosters import free_seat, member
from sandbox.store.assignments import Allowance, Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment, Group, GroupMember, Hand
from sandbox.store.lessons import is_paused


def transfer(
    session: Session,
    content: Content,
    student_id: int,
    here: Classroom,
    there: Classroom,
    seat: int,
    now: datetime,
) -> int:
    """Seat 0 takes the next. Answers how many exercises under way or done went along.

    What both classes were given in the same mode goes on in the new class where the student stopped, on its
    terms; the rest stays with the assignments of the old one. Raises Refused for a seat that is taken and
    while one of the classes is paused, whose time is lent to its own; NotFound for a class of another school.
    """
    student, enrolment = member(session, here.id, student_id)
    if there.school_id != here.school_id or there.id == here.id:
        raise NotFound
    _check_running(session, here, there, now)
    known = select(Enrolment.id).where(Enrolment.classroom_id == there.id, Enrolment.student_id == student_id)
    if session.execute(known).first():
        raise Refused(
            "Em %(name)s đã có trong lớp %(there)s. Nếu ghi nhầm hai lớp, hãy đưa em ra khỏi lớp này.",
            name=student.full_name,
            there=there.name,
        )
    _leave(session, here, student_id, now)
    enrolment.seat = free_seat(session, there.id, seat)
    enrolment.classroom_id = there.id
    moved = _take_work_along(session, content, student_id, here, there, now)
    turn_boards(session, [here.id, there.id])
    session.commit()
    return moved


def take_out(session: Session, classroom: Classroom, student_id: int, now: datetime) -> int:
    """The student is in the class no more; the work stays. Answers the seat, for putting them back."""
    _student, enrolment = member(session, classroom.id, student_id)
    _leave(session, classroom, student_id, now)
    session.delete(enrolment)
    turn_boards(session, [classroom.id])
    session.commit()
    return enrolment.seat


def put_back(session: Session, classroom: Classroom, student_id: int, seat: int) -> None:
    """Undo `take_out`, but for the groups; a seat taken meanwhile becomes the next one."""
    try:
        seat = free_seat(session, classroom.id, seat)
    except Refused:
        seat = free_seat(session, classroom.id, 0)
    session.add(
        Enrolment(school_id=classroom.school_id, classroom_id=classroom.id, student_id=student_id, seat=seat)
    )
    turn_boards(session, [classroom.id])
    session.commit()


def _check_running(session: Session, here: Classroom, there: Classroom, now: datetime) -> None:
    for one in sorted((here, there), key=lambda room: room.id):
        held = session.get_one(Classroom, one.id, with_for_update=True)
        if is_paused(held.paused_at, now):
            raise Refused("Lớp %(name)s đang tạm dừng. Cho lớp làm tiếp rồi hãy chuyển em.", name=held.name)


def _leave(session: Session, classroom: Classroom, student_id: int, now: datetime) -> None:
    """Out of the groups of the class, and no hand stays up."""
    groups = select(Group.id).where(Group.classroom_id == classroom.id)
    mine = GroupMember.student_id == student_id
    session.execute(delete(GroupMember).where(mine, GroupMember.group_id.in_(groups)))
    up = update(Hand).where(Hand.classroom_id == classroom.id, Hand.student_id == student_id)
    session.execute(up.where(Hand.lowered_at.is_(None)).values(lowered_at=now))


def _take_work_along(
    session: Session, content: Content, student_id: int, here: Classroom, there: Classroom, now: datetime
) -> int:
    given = select(Assignment).where(Assignment.classroom_id == there.id, Assignment.group_id.is_(None))
    by_kind = {(one.exercise, one.mode): one.id for one in session.scalars(given.order_by(Assignment.id))}
    begun = (
        select(Assignment.id, Assignment.exercise, Assignment.mode)
        .join(Progress, Progress.assignment_id == Assignment.id)
        .where(Progress.student_id == student_id, Assignment.classroom_id == here.id)
    )
    moved = 0
    for row in session.execute(begun.order_by(Assignment.id.desc())).all():
        target = by_kind.pop((row.exercise, row.mode), None)
        if target is not None and not _has_begun(session, target, student_id):
            _move_work(session, student_id, row.id, target)
            changes.count_anew(session, content, session.get_one(Assignment, target), now, student_id)
            moved += 1
    return moved


def _has_begun(session: Session, assignment_id: int, student_id: int) -> bool:
    mine = select(Attempt.id).where(Attempt.assignment_id == assignment_id, Attempt.student_id == student_id)
    return session.execute(mine).first() is not None


def _move_work(session: Session, student_id: int, old: int, new: int) -> None:
    """The rows that say of which assignment they are; all else hangs on the attempt."""
    session.execute(
        delete(Allowance).where(Allowance.assignment_id == new, Allowance.student_id == student_id)
    )
    for table in (Attempt, Progress, Allowance):
        mine = update(table).where(table.assignment_id == old, table.student_id == student_id)
        session.execute(mine.values(assignment_id=new).execution_options(synchronize_session=False))
