"""What a view works with in this request: sessions, content, the time, the attempt in play."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import Flask, g, session
from flask_login import current_user
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from sandbox.content import Content
from sandbox.extensions import parts
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
    """The attempt whose persona the student is playing; raises NotFound when there is none."""
    return own_attempt(db, session.get("attempt", 0))


def own_attempt(db: Session, attempt_id: int) -> Attempt:
    """The student's attempt; raises NotFound for anybody else's."""
    found = db.get(Attempt, attempt_id)
    if found is None or found.student_id != current_user.id:
        raise NotFound
    g.attempt = found  # held, so that the session need not read it twice
    return found


def exercise(of: Attempt) -> Exercise:
    return content().library[of.exercise]


def variant(of: Attempt) -> Variant:
    return Variant.from_json(of.variant)


def init_app(app: Flask) -> None:
    app.teardown_appcontext(end_reading)
