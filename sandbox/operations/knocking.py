"""Counts wrong class codes, so that nobody finds a class by trying."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sandbox.operations.refusals import TooManyTries
from sandbox.store.people import Throttle

ALLOWANCE = 200
WINDOW = timedelta(minutes=10)


def knock(session: Session, address: str, now: datetime) -> None:
    """Count one wrong code from a network address; raises TooManyTries until its WINDOW is over.

    A whole class may stand behind one address, hence the high allowance: it never stops 45 honest students,
    and 200 of the 31^6 codes in ten minutes find nothing.
    """
    throttle = session.get(Throttle, f"address:{address}", with_for_update=True)
    if throttle is None:
        throttle = Throttle(key=f"address:{address}", tries=0, blocked_until=now + WINDOW)
        session.add(throttle)
    if throttle.blocked_until is None or now >= throttle.blocked_until:
        throttle.tries, throttle.blocked_until = 0, now + WINDOW
    if throttle.tries >= ALLOWANCE:
        raise TooManyTries(int((throttle.blocked_until - now).total_seconds()) + 1)
    throttle.tries += 1
    session.commit()
