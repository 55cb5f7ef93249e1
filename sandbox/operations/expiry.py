"""Takes away what time has made useless."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from sandbox.store.people import Throttle
from sandbox.store.sessions import BrowserSession

REMEMBERED = timedelta(days=1)


def drop_expired(session: Session, now: datetime) -> None:
    """Sessions that are over, and tries of REMEMBERED ago: a restart in a lesson forgives nobody."""
    session.execute(delete(BrowserSession).where(BrowserSession.expires_at < now))
    old = Throttle.blocked_until < now - REMEMBERED
    session.execute(delete(Throttle).where(or_(old, Throttle.blocked_until.is_(None))))
    session.commit()
