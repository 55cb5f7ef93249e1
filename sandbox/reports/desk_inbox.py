"""What lies on an officer's desk: how far each dossier is, how it stands with its deadline, who holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from fixtures.officer import REACTION_HOURS
from fixtures.working_days import add_working_hours
from sandbox.store.aftermath import Demand, Payment
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.on_desk import on_desk
from sandbox.store.people import Student

Standing = Literal["early", "on_time", "late", "resting", "none"]
GROUPS: Mapping[str, tuple[str, ...]] = {
    "tiep-nhan": ("registered",),
    "xu-ly": ("received", "processing"),
    "bo-sung": ("supplement",),
    "nop-phi": ("payment",),
    "tra": ("done",),
    "xong": ("returned", "refused", "stopped", "withdrawn"),
}
"""The inbox by what a dossier waits for."""


@dataclass(frozen=True)
class Deadline:
    """`at`: when the next answer or the result is due, or was; None where no clock runs."""

    at: datetime | None
    standing: Standing


@dataclass(frozen=True)
class Lying:
    """One dossier. clock: its citizen's; holder: the name of the colleague who holds it, "" for nobody.

    acted: whether this very officer has decided something about it.
    """

    dossier: Dossier
    clock: datetime
    group: str
    deadline: Deadline
    mine: bool
    holder: str
    acted: bool


@dataclass(frozen=True)
class Inbox:
    """The oldest filed first; `shared` with other officers."""

    lying: tuple[Lying, ...]
    shared: bool


def inbox(session: Session, officer: Attempt) -> Inbox:
    """Three SELECTs, however much lies there."""
    serves = session.scalars(select(Assignment.serves_id).where(Assignment.id == officer.assignment_id)).one()
    acted = set(
        session.scalars(
            select(JournalEntry.dossier_id).where(
                JournalEntry.attempt_id == officer.id, JournalEntry.kind == "desk.acted"
            )
        )
    )
    rows = session.execute(_rows(officer, serves))
    return Inbox(tuple(_lying(row, officer, row.Dossier.id in acted) for row in rows), serves is not None)


def deadline(dossier: Dossier, since: datetime, clock: datetime) -> Deadline:
    """`since`: when it last came to the desk to be looked at."""
    if dossier.state == "registered":
        at = add_working_hours(since, REACTION_HOURS)
        return Deadline(at, _standing(at, clock))
    if dossier.state in ("supplement", "payment") and dossier.finished_on is None:
        return Deadline(dossier.due_on, "resting")
    if dossier.due_on is None or dossier.state in ("refused", "stopped", "withdrawn"):
        return Deadline(dossier.due_on, "none")
    return Deadline(dossier.due_on, _standing(dossier.due_on, dossier.finished_on or clock))


def counted(lying: Sequence[Lying]) -> Mapping[str, int]:
    """How many in each group."""
    return {name: sum(one.group == name for one in lying) for name in GROUPS}


def _standing(at: datetime, clock: datetime) -> Standing:
    """On the last day it is đúng hạn, before that trước hạn."""
    if clock > at:
        return "late"
    return "on_time" if clock.date() == at.date() else "early"


def _rows(officer: Attempt, serves: int | None) -> Select[Any]:
    """A colleague who has handed in holds nothing any more."""
    holder = aliased(Attempt)
    answered = select(func.max(Demand.answered_on)).where(Demand.dossier_id == Dossier.id)
    paid = select(func.max(Payment.paid_on)).where(Payment.dossier_id == Dossier.id)
    return (
        select(Dossier, Attempt.clock, Student.full_name.label("holder"), holder.student_id)
        .add_columns(answered.scalar_subquery().label("answered"), paid.scalar_subquery().label("paid"))
        .join(Attempt, Attempt.id == Dossier.attempt_id)
        .outerjoin(holder, (holder.id == Dossier.officer_id) & holder.finished_at.is_(None))
        .outerjoin(Student, Student.id == holder.student_id)
        .where(on_desk(officer, serves))
        .order_by(Dossier.submitted_on, Dossier.id)
    )


def _lying(row: Row[Any], officer: Attempt, acted: bool) -> Lying:
    found: Dossier = row.Dossier
    came = max(at for at in (found.submitted_on, row.answered, row.paid) if at is not None)
    return Lying(
        found,
        row.clock,
        next(name for name, states in GROUPS.items() if found.state in states),
        deadline(found, came, row.clock),
        mine=found.officer_id == officer.id,
        holder=row.holder if row.holder and row.student_id != officer.student_id else "",
        acted=acted,
    )
