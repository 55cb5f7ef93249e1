"""The calendar of a role swap: one simulated day for both sides, moved by the teacher alone.

`Assignment.clock` is the moment it stands at: the start of the citizens' exercise, then 08:00 of each working
day. Within a day it does not go on: what is filed and what officers do all bear that moment.
"""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.working_days import next_working_day
from sandbox.content import Content
from sandbox.operations import onestop, petitions
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt

MORNING = time(8, 0)
SHARED = "Lớp em dùng chung một lịch, thầy cô chuyển ngày. Em làm việc khác trong lúc chờ nhé."


def next_morning(clock: datetime) -> datetime:
    """When the offices open again."""
    return datetime.combine(next_working_day(clock.date()), MORNING)


def check_own(session: Session, attempt: Attempt) -> None:
    """Raises Refused where the calendar is the class's."""
    if session.get_one(Assignment, attempt.assignment_id).clock is not None:
        raise Refused(SHARED)


def is_shared(session: Session, attempt_id: int) -> bool:
    wanted = select(Assignment.clock).join(Attempt, Attempt.assignment_id == Assignment.id)
    return session.scalars(wanted.where(Attempt.id == attempt_id)).first() is not None


def sides(session: Session, assignment: Assignment) -> Sequence[Assignment]:
    """Those that share its calendar, the citizens' first; only itself where every attempt has its own."""
    if assignment.clock is None:
        return [assignment]
    citizens = assignment.serves_id or assignment.id
    both = (Assignment.id == citizens) | (Assignment.serves_id == citizens)
    shared = select(Assignment).where(both, Assignment.clock.is_not(None))
    return session.scalars(shared.order_by(Assignment.id).with_for_update()).all()


def move_on(session: Session, assignment: Assignment) -> Sequence[Assignment]:
    """The next working morning for all who share it, and who they are; part of the caller's transaction."""
    shared = sides(session, assignment)
    if assignment.clock is not None:
        morning = next_morning(max(one.clock for one in shared if one.clock is not None))
        for one in shared:
            one.clock = morning
    return shared


def behind(session: Session, assignments: Sequence[Assignment]) -> list[tuple[int, int]]:
    """(attempt, student) of those that the calendar has left behind, also of those that are over: what was
    filed goes on."""
    wanted = (
        select(Attempt.id, Attempt.student_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Attempt.assignment_id.in_([one.id for one in assignments]), Attempt.clock < Assignment.clock)
    )
    return [(row.id, row.student_id) for row in session.execute(wanted.order_by(Attempt.id))]


def follow(session: Session, content: Content, attempt: Attempt, now: datetime) -> bool:
    """Bring the attempt to the day of its class, with what runs out until then; whether it was behind.

    Part of the caller's transaction. Whoever holds the attempt may do so at any time: what a crash has left
    undone is done at the next request.
    """
    day = session.get_one(Assignment, attempt.assignment_id).clock
    if day is None or attempt.clock >= day:
        return False
    note(session, content, attempt, "calendar.advanced", now, to=day.date().isoformat())
    onestop.work(session, content, attempt, now, until=day)
    petitions.work(session, content, attempt, now)
    return True
