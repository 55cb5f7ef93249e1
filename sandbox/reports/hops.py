"""The process-control slip of a dossier that passes between agencies: who had it, how long, and in time?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.world import World
from sandbox.store.aftermath import Pause
from sandbox.store.desk import Hop
from sandbox.store.dossiers import Dossier

Outcome = Literal["", "early", "on_time", "late"]
OUTCOMES: Mapping[Outcome, str] = {
    "": "Đang trong hạn",
    "early": "Trước hạn",
    "on_time": "Đúng hạn",
    "late": "Quá hạn",
}


@dataclass(frozen=True)
class SlipRow:
    """One agency on the way, in order. agency: its name; the moments: simulated local times, as in store Hop.

    result: "early" done on an earlier day than promised, "on_time", "late" (also while it is still there);
    "" where it is not there yet, or there and still in time.
    """

    position: int
    agency: str
    task: str
    given_on: datetime | None
    taken_on: datetime | None
    due_on: datetime | None
    done_on: datetime | None
    note: str
    result: Outcome

    @property
    def here(self) -> bool:
        """Whether the dossier lies there now."""
        return self.taken_on is not None and self.done_on is None


def slip(session: Session, world: World, dossier: Dossier, clock: datetime) -> list[SlipRow]:
    """Nothing for a dossier without a route, or one that is not processed yet."""
    still = _stopped(session, dossier) or clock
    wanted = select(Hop).where(Hop.dossier_id == dossier.id).order_by(Hop.position)
    return [_row(world, hop, still) for hop in session.scalars(wanted)]


def outcome(due_on: datetime | None, done_on: datetime | None, clock: datetime) -> Outcome:
    """How the office kept its promise, as far as can be said by that clock."""
    if due_on is None:
        return ""
    if (done_on or clock) > due_on:
        return "late"
    if done_on is None:
        return ""
    return "early" if done_on.date() < due_on.date() else "on_time"


def _row(world: World, hop: Hop, clock: datetime) -> SlipRow:
    return SlipRow(
        position=hop.position,
        agency=world.catalogue.agency(hop.agency).name,
        task=hop.task,
        given_on=hop.given_on,
        taken_on=hop.taken_on,
        due_on=hop.due_on,
        done_on=hop.done_on,
        note=hop.note,
        result=outcome(hop.due_on, hop.done_on, clock),
    )


def _stopped(session: Session, dossier: Dossier) -> datetime | None:
    """Since when the clock stands still, if it does: nobody is late while the citizen is asked."""
    wanted = select(Pause.began_on).where(Pause.dossier_id == dossier.id, Pause.ended_on.is_(None))
    return session.scalars(wanted.order_by(Pause.id.desc())).first()
