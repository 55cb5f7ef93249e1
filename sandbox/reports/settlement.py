"""How the dossiers of a practice class are being settled: counts and shares, never a name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from fixtures.lifecycle import ENDED, SETTLED
from sandbox.store.aftermath import Rating
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


@dataclass
class Tally:
    """Dossiers counted: filed = settled + under way + ended without a result."""

    filed: int = 0
    on_time: int = 0
    late: int = 0
    under_way: int = 0
    overdue: int = 0
    ended: int = 0
    ratings: Counter[str] = field(default_factory=Counter)

    @property
    def settled(self) -> int:
        return self.on_time + self.late

    @property
    def on_time_share(self) -> int | None:
        """Percent of the settled, half up; None while nothing is settled."""
        return _percent(self.on_time, self.settled)

    @property
    def content_share(self) -> int | None:
        """Percent of those who rated that were content or very content."""
        return _percent(self.ratings["very"] + self.ratings["content"], self.ratings.total())


@dataclass(frozen=True)
class Settlement:
    everything: Tally
    by_procedure: dict[str, Tally]


def settlement(session: Session, attempt: Attempt) -> Settlement:
    """One SELECT over every filed dossier of the class that this attempt belongs to."""
    home = select(Assignment.classroom_id).where(Assignment.id == attempt.assignment_id).scalar_subquery()
    rows = session.execute(
        select(Dossier.procedure, Dossier.state, Dossier.due_on, Dossier.first_due_on, Dossier.finished_on)
        .add_columns(Attempt.clock, Rating.level)
        .join(Attempt, Attempt.id == Dossier.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Rating, Rating.dossier_id == Dossier.id)
        .where(Assignment.classroom_id == home, Dossier.state != "draft")
    ).all()
    return counted(rows)


def counted(rows: Sequence[Row[Any]]) -> Settlement:
    everything, by_procedure = Tally(), dict[str, Tally]()
    for row in rows:
        for tally in (everything, by_procedure.setdefault(row.procedure, Tally())):
            _count(tally, row)
    return Settlement(everything, by_procedure)


def _count(tally: Tally, row: Row[Any]) -> None:
    tally.filed += 1
    promised = row.first_due_on or row.due_on
    if row.state in SETTLED:
        late = _is_after(row.finished_on, promised)
        tally.late += late
        tally.on_time += not late
    elif row.state in ENDED:
        tally.ended += 1
    else:
        tally.under_way += 1
        tally.overdue += _is_after(row.clock, promised)
    if row.level:
        tally.ratings[row.level] += 1


def _is_after(moment: datetime | None, promised: datetime | None) -> bool:
    return moment is not None and promised is not None and moment > promised


def _percent(part: int, whole: int) -> int | None:
    return (200 * part + whole) // (2 * whole) if whole else None
