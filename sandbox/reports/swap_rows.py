"""One line of a role swap's board: a dossier, a citizen, an officer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from exercises.engine.acting import JUDGED, Act
from sandbox.reports.desk_inbox import GROUPS, deadline
from sandbox.store.dossiers import Dossier

WITH_OFFICERS = ("tiep-nhan", "xu-ly", "tra")
OPEN = (*WITH_OFFICERS, "bo-sung", "nop-phi")


@dataclass(frozen=True)
class Filed:
    """One dossier. group: what it waits for (desk_inbox); minutes: since it came to that, on the wall clock;
    late: its deadline by the calendar of the class has passed; citizen, officer: students, 0 for nobody.
    """

    code: str
    state: str
    group: str
    minutes: int
    late: bool
    citizen: int
    officer: int

    @property
    def waits(self) -> bool:
        return self.group in WITH_OFFICERS


@dataclass(frozen=True)
class CitizenRow:
    """`filed`: what is furthest from its end, None before the first; `more`: further ones."""

    student_id: int
    seat: int
    name: str
    given_name: str
    progress: str
    filed: Filed | None
    more: int
    mark: str | None


@dataclass(frozen=True)
class OfficerRow:
    """`judged` acts had something to find, `right` of them found just that; `held` are still under way."""

    student_id: int
    seat: int
    name: str
    given_name: str
    progress: str
    held: int
    acted: int
    right: int
    judged: int
    late: int
    mark: str | None


def filed_row(row: Row[Any], until: datetime) -> Filed:
    one: Dossier = row.Dossier
    came = max(at for at in (one.submitted_on, row.answered, row.paid) if at is not None)
    return Filed(
        code=str(one.code),
        state=one.state,
        group=next(name for name, states in GROUPS.items() if one.state in states),
        minutes=max(int((until - one.changed_at).total_seconds() // 60), 0),
        late=deadline(one, came, row.clock).standing == "late",
        citizen=row.student_id,
        officer=row.officer or 0,
    )


def citizen_row(row: Row[Any], filed: Iterable[Filed]) -> CitizenRow:
    mine = [one for one in filed if one.citizen == row.id]
    open_first = [one for one in mine if one.group in OPEN] or mine[-1:]
    shown = open_first[0] if open_first else None
    return CitizenRow(
        row.id,
        row.seat,
        row.full_name,
        row.given_name,
        row.state or "todo",
        shown,
        max(len(mine) - 1, 0),
        row.mark,
    )


def officer_row(row: Row[Any], filed: Iterable[Filed], acts: Sequence[Act]) -> OfficerRow:
    mine = [one for one in filed if one.officer == row.id]
    judged = [act for act in acts if act.wanted[0] in JUDGED]
    return OfficerRow(
        student_id=row.id,
        seat=row.seat,
        name=row.full_name,
        given_name=row.given_name,
        progress=row.state or "todo",
        held=sum(one.group in OPEN for one in mine),
        acted=len(acts),
        right=sum((act.action, act.named) == act.wanted for act in judged),
        judged=len(judged),
        late=sum(one.late for one in mine),
        mark=row.mark,
    )
