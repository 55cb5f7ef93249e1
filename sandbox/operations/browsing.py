"""Reading the portal leaves a trace too: searches, pages of procedures, tracking."""

from datetime import datetime

from sqlalchemy.orm import Session

from fixtures.privacy import masked
from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.store.attempts import Attempt

QUERY_MAX = 200


def searched(
    session: Session, content: Content, attempt: Attempt, query: str, results: int, now: datetime
) -> None:
    kept = masked(query[:QUERY_MAX])
    note(session, content, attempt, "procedure.searched", now, query=kept, results=results)
    session.commit()


def viewed(session: Session, content: Content, attempt: Attempt, procedure: str, now: datetime) -> None:
    note(session, content, attempt, "procedure.viewed", now, procedure=procedure)
    session.commit()


def tracked(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, code: str, now: datetime
) -> None:
    note(session, content, attempt, "dossier.tracked", now, dossier_id, code=code)
    session.commit()
