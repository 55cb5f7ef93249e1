"""The clock of a received dossier stands still while it waits for its citizen, and goes on afterwards."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.deadlines import resumed
from fixtures.lifecycle import Transition
from sandbox.operations import hops
from sandbox.store.aftermath import Pause
from sandbox.store.dossiers import Dossier

WAITING = ("supplement", "payment")


def follow(session: Session, dossier: Dossier, move: Transition, on: datetime) -> None:
    """What a move means for the clock; part of the caller's transaction, after the move itself.

    Before reception no clock runs, and once the result is there nothing is due any more.
    """
    if dossier.received_on is None or dossier.finished_on is not None:
        return
    if move.to in WAITING:
        session.add(
            Pause(
                school_id=dossier.school_id,
                dossier_id=dossier.id,
                why=move.to,
                began_on=on,
                due_before=dossier.due_on,
            )
        )
    elif move.from_ in WAITING:
        _end(session, dossier, on, goes_on=move.to == "processing")


def _end(session: Session, dossier: Dossier, on: datetime, goes_on: bool) -> None:
    pause = _open(session, dossier)
    if pause is None:
        return
    pause.ended_on = on
    hops.resume(session, dossier, pause.began_on, on)
    if goes_on and pause.due_before is not None:
        dossier.due_on = resumed(pause.due_before, pause.began_on, on)


def _open(session: Session, dossier: Dossier) -> Pause | None:
    wanted = select(Pause).where(Pause.dossier_id == dossier.id, Pause.ended_on.is_(None))
    return session.scalars(wanted.order_by(Pause.id.desc())).first()
