"""One move in the life of a filed dossier: asked of the lifecycle, followed by its clock, written down."""

from datetime import datetime

from sqlalchemy.orm import Session

from fixtures.bills import bill
from fixtures.lifecycle import ENDED, Known, Transition
from sandbox.content import Content
from sandbox.operations import hops, pauses, payments
from sandbox.operations.journal import note
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


def move(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier: Dossier,
    action: str,
    actor: str,
    now: datetime,
    reason: str = "",
    due: datetime | None = None,
    agency: str = "",
) -> Transition:
    """Take the move, part of the caller's transaction; raises NotAllowed, and then nothing is changed.

    `reason`, `due` and `agency` stand in the journal where the event carries them.
    """
    known = known_of(session, content, dossier)
    step = content.world.lifecycle.step(dossier.state, action, actor, reason, **known)
    dossier.state, dossier.changed_at = step.to, now
    dossier.revision += 1
    pauses.follow(session, dossier, step, attempt.clock)
    if step.to in ENDED:
        payments.close(session, dossier)
    facts = {
        "code": dossier.code,
        "reason": reason.strip(),
        "due": due.isoformat(timespec="minutes") if due else "",
        "agency": agency,
    }
    keys = content.world.events[step.event].keys
    note(session, content, attempt, step.event, now, dossier.id, **{key: facts[key] for key in keys})
    session.flush()
    return step


def known_of(session: Session, content: Content, dossier: Dossier) -> Known:
    """What the lifecycle must know of a dossier besides its state."""
    procedure = content.world.catalogue.procedure(dossier.procedure)
    return {
        "received": dossier.received_on is not None,
        "finished": dossier.finished_on is not None,
        "prepaid": bool(bill(procedure, dossier.fields, "submit")),
        "paid": payments.is_paid(session, dossier),
        "hops_left": bool(procedure.route) and hops.are_left(session, dossier),
    }
