"""How often one may try to be somebody: counted before the secret is looked at."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from sandbox.operations.refusals import TooManyTries
from sandbox.store.people import Throttle

FREE_TRIES = 5
PAUSE = timedelta(seconds=60)
ACCOUNT_TRIES = 30
REGAINED = timedelta(seconds=60)


def take_try(session: Session, account: str, address: str, now: datetime) -> None:
    """Count one try at `account` ("student:12") from a network address, so that parallel guesses count too.

    After FREE_TRIES from one address each further one waits PAUSE, so that a stranger's guesses hold up the
    stranger alone. From everywhere together an account takes ACCOUNT_TRIES and regains one every REGAINED:
    at most 75 in a lesson of 45 minutes. Raises TooManyTries; a refused try is not counted.
    """
    here, everywhere = _row(session, _here(account, address), now), _row(session, account, now)
    full_at = max(everywhere.blocked_until or now, now)
    free_at = max(here.blocked_until or now, full_at - (ACCOUNT_TRIES - 1) * REGAINED)
    if now < free_at:
        raise TooManyTries(int((free_at - now).total_seconds()) + 1)
    here.tries += 1
    here.blocked_until = now + PAUSE if here.tries >= FREE_TRIES else now
    everywhere.tries += 1
    everywhere.blocked_until = full_at + REGAINED
    session.commit()


def forgive(session: Session, account: str, address: str) -> None:
    """The right secret was given here: forget the wrong ones of this address."""
    session.execute(delete(Throttle).where(Throttle.key == _here(account, address)))
    session.commit()


def forget(session: Session, account: str) -> None:
    """A new secret starts with a clean sheet everywhere; part of the operation that set it."""
    everywhere = or_(Throttle.key == account, Throttle.key.endswith(f" {account}", autoescape=True))
    session.execute(delete(Throttle).where(everywhere))


def _here(account: str, address: str) -> str:
    """The address first: an account's name is typed by a stranger and may hold anything."""
    return f"at {address} {account}"


def _row(session: Session, key: str, now: datetime) -> Throttle:
    found = session.get(Throttle, key, with_for_update=True)
    if found is None:
        found = Throttle(key=key, tries=0, blocked_until=now)
        session.add(found)
    return found
