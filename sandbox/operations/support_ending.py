"""How helping ends: the citizen has filed, or the helper hands in; the desk says what came of it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.support import Outcome
from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.operations.onestop.desk import Desk
from sandbox.reports import helping as report
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.support import Helping

ENDED = "support.ended"


def filed(session: Session, content: Content, citizen: Attempt, dossier: Dossier, now: datetime) -> None:
    """The citizen's dossier has gone; part of the filing. Nothing where nobody sits beside them."""
    if session.info.get("beside") == (citizen.id, None):
        return
    helping = report.of_citizen(session, citizen.id)  # while this one waited, they may have been seated anew
    if helping is None:
        return
    session.flush()
    helper = session.get_one(Attempt, helping.helper_id)
    if helper.finished_at is None:
        _end(session, content, helper, outcome(session, content, citizen, dossier, now), now)
    helping.revision += 1


def handed_in(session: Session, content: Content, helper: Attempt, now: datetime) -> None:
    """The helper stops; what the citizen has filed by then counts. Part of the handing in."""
    wanted = select(Helping).where(Helping.helper_id == helper.id)
    helping = session.scalars(wanted).one_or_none()
    if helping is None:
        return _end(session, content, helper, "unfiled", now)
    citizen = session.get_one(Attempt, helping.citizen_id)
    found = report.current(session, citizen.id)
    _end(session, content, helper, outcome(session, content, citizen, found, now), now)
    helping.revision += 1
    return None


def outcome(
    session: Session, content: Content, citizen: Attempt, dossier: Dossier | None, now: datetime
) -> Outcome:
    """Whether the desk would take it as it is; no mark of the citizen's has a part in it."""
    if dossier is None or dossier.state == "draft":
        return "unfiled"
    opinion = Desk(session, content, citizen, now).opinion(dossier)
    return "complete" if opinion.action == "receive" else "incomplete"


def _end(session: Session, content: Content, helper: Attempt, found: Outcome, now: datetime) -> None:
    """Once: what happens later is no matter of the helper's any more."""
    wanted = select(JournalEntry.id).where(JournalEntry.attempt_id == helper.id, JournalEntry.kind == ENDED)
    if session.execute(wanted).first() is None:
        note(session, content, helper, ENDED, now, outcome=found)
