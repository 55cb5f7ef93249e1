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


def read_website(session: Session, content: Content, attempt: Attempt, page: str, now: datetime) -> None:
    note(session, content, attempt, "website.read", now, page=page)
    session.commit()


def followed(session: Session, content: Content, attempt: Attempt, to: str, now: datetime) -> None:
    """A link out of the Department's website, to the portal or to one that only looks like it."""
    note(session, content, attempt, "link.followed", now, to=to)
    session.commit()


def gave_away(session: Session, content: Content, attempt: Attempt, to: str, now: datetime) -> None:
    """Signed in on a false portal. What was typed there is kept by nobody."""
    note(session, content, attempt, "otp.shared", now, to=to)
    session.commit()


def tracked(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, code: str, now: datetime
) -> None:
    note(session, content, attempt, "dossier.tracked", now, dossier_id, code=code)
    session.commit()


def captcha_failed(session: Session, content: Content, attempt: Attempt, page: str, now: datetime) -> None:
    note(session, content, attempt, "captcha.failed", now, page=page)
    session.commit()


def template_downloaded(
    session: Session, content: Content, attempt: Attempt, component: str, now: datetime
) -> None:
    note(session, content, attempt, "template.downloaded", now, component=component)
    session.commit()
