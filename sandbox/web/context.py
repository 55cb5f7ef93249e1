"""What a view works with in this request: sessions, content, the time, the attempt in play."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import Flask, g, request, session
from flask_login import current_user
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from fixtures.portals import Portal
from sandbox.content import Content
from sandbox.extensions import parts
from sandbox.operations import attempts
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound


def reading() -> Session:
    """This request's session for SELECTs."""
    if "reading" not in g:
        g.reading = parts().database.session()
    return g.reading  # type: ignore[no-any-return]


@contextmanager
def writing() -> Iterator[Session]:
    """A session for one operation. What was read before it is read again after it."""
    end_reading()
    g.wrote = True
    with parts().database.writing() as db:
        yield db


def end_reading(_error: BaseException | None = None) -> None:
    open_session = g.pop("reading", None)
    if open_session is not None:
        open_session.close()


def content() -> Content:
    return parts().content


def now() -> datetime:
    return parts().clock()


def attempt(db: Session) -> Attempt:
    """The attempt whose persona the student is playing, to be looked at; NotFound when there is none."""
    found = own_attempt(db, session.get("attempt", 0))
    if found.finished_at is not None:
        raise Refused(attempts.FINISHED)
    return found


def playing(db: Session, while_paused: bool = False) -> Attempt:
    """The same, to be changed; raises Refused when its assignment has closed, Paused while the class is held
    up. `while_paused`: to keep a draft."""
    wanted = session.get("attempt", 0)
    return attempts.under_way(db, content(), wanted, current_user.id, now(), while_paused)


def own_attempt(db: Session, attempt_id: int) -> Attempt:
    """The student's attempt; raises NotFound for anybody else's, and when its exercise has gone."""
    known: Attempt | None = g.get("attempt") or getattr(getattr(session, "person", None), "Attempt", None)
    if known is not None and known.id == attempt_id and request.method == "GET":
        return _there(known)  # looking changes nothing about it, so what came with the session is enough
    found = db.get(Attempt, attempt_id)
    if found is None or found.student_id != current_user.id:
        raise NotFound
    g.attempt = found
    return _there(found)


def _there(found: Attempt) -> Attempt:
    if found.exercise not in content().library:
        raise NotFound
    return found


def exercise(of: Attempt) -> Exercise:
    return content().library[of.exercise]


def portal_of(of: Attempt) -> Portal:
    return content().portal_of(of.exercise)


def variant(of: Attempt) -> Variant:
    return Variant.from_json(of.variant)


def init_app(app: Flask) -> None:
    app.teardown_appcontext(end_reading)
