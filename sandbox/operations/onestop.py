"""The officer bot: does at the one-stop desk what is due by the attempt's calendar."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.deadlines import due
from fixtures.working_days import add_working_days
from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


def work(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    """Review every dossier whose turn has come; part of the caller's transaction."""
    rules = content.library[attempt.exercise].officer
    days = next((rule.days for rule in rules if rule.on == "dossier.submitted"), None)
    if days is None:
        return
    waiting = select(Dossier).where(Dossier.attempt_id == attempt.id, Dossier.state == "registered")
    for dossier in session.scalars(waiting.with_for_update()):
        if dossier.submitted_on and attempt.clock >= _morning(add_working_days(dossier.submitted_on, days)):
            _receive(session, content, attempt, dossier, now)


def _receive(session: Session, content: Content, attempt: Attempt, dossier: Dossier, now: datetime) -> None:
    transition = content.world.lifecycle.step(dossier.state, "receive", "officer")
    procedure = content.world.catalogue.procedure(dossier.procedure)
    dossier.state, dossier.received_on, dossier.changed_at = transition.to, attempt.clock, now
    dossier.due_on = due(procedure.processing, attempt.clock) if procedure.processing else None
    promised = dossier.due_on.isoformat(timespec="minutes") if dossier.due_on else ""
    facts = {"code": dossier.code, "due": promised}
    note(session, content, attempt, transition.event, now, dossier.id, **facts)


def _morning(moment: datetime) -> datetime:
    return moment.replace(hour=8, minute=0)
