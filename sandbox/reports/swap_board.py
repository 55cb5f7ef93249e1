"""The board of a role swap: citizens, officers, and what waits between them; a fixed number of SELECTs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from exercises.engine.acting import ACTED, Act
from exercises.engine.evidence import Event
from sandbox.reports.desk_inbox import GROUPS
from sandbox.reports.swap_rows import OPEN, CitizenRow, Filed, OfficerRow, citizen_row, filed_row, officer_row
from sandbox.store import rights
from sandbox.store.aftermath import Demand, Payment
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.people import Student
from sandbox.store.swaps import Round


@dataclass(frozen=True)
class SwapBoard:
    citizens: tuple[CitizenRow, ...]
    officers: tuple[OfficerRow, ...]
    filed: tuple[Filed, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Dossiers by what they wait for."""
        found = Counter(one.group for one in self.filed)
        return {group: found[group] for group in GROUPS}

    @property
    def waiting(self) -> int:
        return sum(one.waits for one in self.filed)

    @property
    def longest(self) -> int:
        """Minutes that the citizen who has waited longest has waited."""
        return max((one.minutes for one in self.filed if one.waits), default=0)

    @property
    def late(self) -> int:
        return sum(one.late for one in self.filed if one.group in OPEN)


def revision(session: Session, staff_id: int, assignment_id: int, now: datetime) -> str:
    """What changes when the board does; one SELECT. Raises NotFound for who may not look at the class."""
    side = aliased(Assignment)
    citizens = func.coalesce(side.serves_id, side.id)
    both = (Assignment.id == citizens) | (Assignment.serves_id == citizens)
    moves = (
        select(func.coalesce(func.sum(Dossier.revision), 0))
        .join(Attempt, Attempt.id == Dossier.attempt_id)
        .where(Attempt.assignment_id == citizens)
        .correlate(side)
    )
    boards = select(func.sum(Assignment.board_revision)).where(both).correlate(side)
    wanted = (
        select(boards.scalar_subquery(), moves.scalar_subquery(), Classroom.lesson_revision)
        .select_from(side)
        .join(Classroom, Classroom.id == side.classroom_id)
        .where(side.id == assignment_id, rights.sees(staff_id, now))
    )
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    return "-".join(map(str, found))


def swap_board(session: Session, of: Round, now: datetime, paused_at: datetime | None = None) -> SwapBoard:
    """Four SELECTs. `paused_at`: waiting stands still since then."""
    until = paused_at or now
    filed = tuple(filed_row(row, until) for row in session.execute(_dossiers(of.citizens)))
    citizens = [citizen_row(row, filed) for row in session.execute(_students(of.citizens))]
    acts = _acts(session, of.officers)
    rows = session.execute(_students(of.officers))
    officers = [officer_row(row, filed, acts.get(row.id, ())) for row in rows]
    return SwapBoard(tuple(citizens), tuple(officers), filed)


def _students(side: Assignment) -> Select[Any]:
    mine = (Progress.student_id == Student.id) & (Progress.assignment_id == side.id)
    return (
        select(Student.id, Enrolment.seat, Student.full_name, Student.given_name)
        .add_columns(Progress.state, Progress.mark)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .outerjoin(Progress, mine)
        .where(sits_in(side))
        .order_by(Enrolment.seat, Enrolment.id)
    )


def _dossiers(citizens: Assignment) -> Select[Any]:
    officer = aliased(Attempt)
    answered = select(func.max(Demand.answered_on)).where(Demand.dossier_id == Dossier.id)
    paid = select(func.max(Payment.paid_on)).where(Payment.dossier_id == Dossier.id)
    return (
        select(Dossier, Attempt.clock, Attempt.student_id, officer.student_id.label("officer"))
        .add_columns(answered.scalar_subquery().label("answered"), paid.scalar_subquery().label("paid"))
        .join(Attempt, Attempt.id == Dossier.attempt_id)
        .outerjoin(officer, officer.id == Dossier.officer_id)
        .where(Attempt.assignment_id == citizens.id, Dossier.state != "draft")
        .order_by(Dossier.id)
    )


def _acts(session: Session, officers: Assignment) -> Mapping[int, Sequence[Act]]:
    """What each student has decided, in any of their attempts."""
    wanted = (
        select(Attempt.student_id, JournalEntry.data)
        .join(Attempt, Attempt.id == JournalEntry.attempt_id)
        .where(Attempt.assignment_id == officers.id, JournalEntry.kind == ACTED)
    )
    found: dict[int, list[Act]] = {}
    for row in session.execute(wanted):
        found.setdefault(row.student_id, []).append(Act(0, Event(ACTED, "", row.data, "")))
    return found
