"""An officer's looking leaves a trace too: the dossiers opened, the papers seen."""

from datetime import datetime

from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.operations.onestop.manned import name_of
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


def opened(session: Session, content: Content, officer: Attempt, dossier: Dossier, now: datetime) -> None:
    note(session, content, officer, "desk.opened", now, dossier.id, dossier=name_of(dossier))
    session.commit()


def saw_paper(
    session: Session, content: Content, officer: Attempt, dossier: Dossier, component: str, now: datetime
) -> None:
    facts = {"dossier": name_of(dossier), "component": component}
    note(session, content, officer, "desk.paper_seen", now, dossier.id, **facts)
    session.commit()
