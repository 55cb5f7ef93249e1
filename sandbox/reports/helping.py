"""Who sits beside whom (Tổ hỗ trợ), what was said, and which dossier it is about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Enrolment
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.people import Student
from sandbox.store.support import Advice, Helping

OF_CITIZEN = select(Helping).where(Helping.citizen_id == bindparam("citizen"))
DOSSIERS = select(Dossier).where(Dossier.attempt_id == bindparam("citizen")).order_by(Dossier.id)


def beside(session: Session, helper_id: int, now: datetime) -> tuple[Helping, Attempt] | None:
    """The helper's own citizen, as long as both are at work and the citizens' assignment is open."""
    open_still = or_(Assignment.closes_at.is_(None), Assignment.closes_at > now)
    found = session.execute(
        select(Helping, Attempt)
        .join(Attempt, Attempt.id == Helping.citizen_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Helping.helper_id == helper_id, Attempt.finished_at.is_(None), open_still)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def had_one(session: Session, helper_id: int) -> bool:
    """Whether this helper has a citizen, also one who has finished."""
    return session.execute(select(Helping.id).where(Helping.helper_id == helper_id)).first() is not None


def of_citizen(session: Session, citizen_id: int) -> Helping | None:
    return session.scalars(OF_CITIZEN, {"citizen": citizen_id}).one_or_none()


def watched(session: Session, citizen_id: int) -> Helping | None:
    """The same, as long as the helper is still at work."""
    helper = select(Attempt.id).where(Attempt.id == Helping.helper_id, Attempt.finished_at.is_(None))
    wanted = select(Helping).where(Helping.citizen_id == citizen_id, helper.exists())
    return session.scalars(wanted).one_or_none()


def advice(session: Session, helping_id: int) -> list[Advice]:
    """The newest first."""
    wanted = select(Advice).where(Advice.helping_id == helping_id).order_by(Advice.id.desc())
    return list(session.scalars(wanted))


def waiting(session: Session, helping: Helping) -> int:
    """How much was said since the citizen last answered or did anything."""
    own = select(func.max(JournalEntry.at)).where(
        JournalEntry.attempt_id == helping.citizen_id, JournalEntry.kind.not_like("help.%")
    )
    typed = select(func.max(Dossier.changed_at)).where(Dossier.attempt_id == helping.citizen_id)
    moments = [one for one in (session.scalar(own), session.scalar(typed), helping.began_at) if one]
    last, said = max(moments), advice(session, helping.id)
    answered = max((one.id for one in said if one.answer), default=0)
    return sum(one.id > answered and one.at >= last for one in said)


def current(session: Session, citizen_id: int) -> Dossier | None:
    """The citizen's own dossier that is worked on, the one they have filed, or the one they were given."""
    found = list(session.scalars(DOSSIERS, {"citizen": citizen_id}))
    own = [one for one in found if not one.given]
    drafts = [one for one in own if one.state == "draft"]
    return next(iter(reversed(drafts or own or found)), None)


def pairs(session: Session, citizens: int, helpers: int) -> Sequence[Row[Any]]:
    """Who has begun, by seat: rows (attempt, student, seat, name, finished_at, helps, partner) of both
    assignments.

    partner: the attempt they sit beside, if any.
    """
    other = aliased(Helping)
    columns = (
        select(Attempt.id.label("attempt"), Attempt.student_id.label("student"), Enrolment.seat)
        .add_columns(Student.full_name.label("name"))
        .add_columns(Attempt.finished_at, (Attempt.assignment_id == helpers).label("helps"))
        .add_columns(func.coalesce(Helping.helper_id, other.citizen_id).label("partner"))
        .join(Student, Student.id == Attempt.student_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Enrolment,
            (Enrolment.student_id == Attempt.student_id)
            & (Enrolment.classroom_id == Assignment.classroom_id),
        )
        .outerjoin(Helping, Helping.citizen_id == Attempt.id)
        .outerjoin(other, other.helper_id == Attempt.id)
        .where(Attempt.assignment_id.in_((citizens, helpers)))
    )
    return session.execute(columns.order_by(Enrolment.seat, Attempt.id)).all()
