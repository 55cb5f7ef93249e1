"""Sessions kept in the database; the cookie is a random token and nothing else."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import and_, bindparam, delete, func, select, update
from sqlalchemy.orm import Session
from werkzeug.datastructures import CallbackDict

from sandbox.extensions import Parts
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Notice
from sandbox.store.people import Staff, Student
from sandbox.store.sessions import BrowserSession
from sandbox.web.context import end_reading, reading

SEEN_EVERY = timedelta(minutes=5)
WITH_PERSON = (
    select(
        BrowserSession.data,
        BrowserSession.seen_at,
        BrowserSession.expires_at,
        Student.id.label("student_id"),
        Staff.id.label("staff_id"),
        func.coalesce(Student.school_id, Staff.school_id).label("school_id"),
        func.coalesce(Student.full_name, Staff.full_name).label("name"),
        func.coalesce(Student.language, Staff.language).label("language"),
        Staff.role,
        Attempt,
        select(func.count())
        .where(Notice.attempt_id == Attempt.id, Notice.seen.is_(False))
        .scalar_subquery()
        .label("unseen"),
    )
    .outerjoin(Student, and_(Student.id == BrowserSession.student_id, Student.disabled_at.is_(None)))
    .outerjoin(Staff, and_(Staff.id == BrowserSession.staff_id, Staff.disabled_at.is_(None)))
    .outerjoin(
        Attempt,
        and_(Attempt.id == BrowserSession.attempt_id, Attempt.student_id == BrowserSession.student_id),
    )
    .where(BrowserSession.id == bindparam("id"))
)


class StoredSession(CallbackDict[str, Any], SessionMixin):
    """What one browser's session holds. `renew` gives it a fresh token, as every sign-in must."""

    def __init__(self, data: dict[str, Any], token: str | None = None) -> None:
        super().__init__(data, on_update=_touch)
        self.token = token
        self.modified = False
        self.stale = False
        self.person: Any = None  # the row of WITH_PERSON
        self.retired: str | None = None

    def renew(self) -> None:
        self.retired, self.token, self.modified = self.token, None, True


def _touch(session: CallbackDict[str, Any]) -> None:
    session.modified = True  # type: ignore[attr-defined]


def _columns(session: StoredSession) -> dict[str, int | None]:
    kind, _, id = session.get("_user_id", "").partition(":")
    person = {name: int(id) if kind == name[:-3] else None for name in ("student_id", "staff_id")}
    return {**person, "attempt_id": session.get("attempt")}


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class StoredSessions(SessionInterface):
    """Reads the session with one SELECT; writes only when something in it changed."""

    def open_session(self, app: Flask, request: Request) -> StoredSession:
        token = request.cookies.get(self.get_cookie_name(app))
        if not token or request.path.startswith(("/static/", "/giao-dien/")):
            return StoredSession({})
        parts: Parts = app.extensions["dvc-sandbox"]
        row = reading().execute(WITH_PERSON, {"id": fingerprint(token)}).one_or_none()
        now = parts.clock()
        if row is None or row.expires_at < now:
            return StoredSession({})
        session = StoredSession(dict(row.data), token)
        session.person = row
        session.stale = now - row.seen_at > SEEN_EVERY
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        assert isinstance(session, StoredSession)
        response.vary.add("Cookie")
        if not session.modified and not session.stale:
            return
        self._write(app, session)
        name = self.get_cookie_name(app)
        if session.token is None:
            response.delete_cookie(name, httponly=True, samesite="Lax")
        else:
            response.set_cookie(name, session.token, httponly=True, samesite="Lax")

    def _write(self, app: Flask, session: StoredSession) -> None:
        parts: Parts = app.extensions["dvc-sandbox"]
        now = parts.clock()
        times = {"seen_at": now, "expires_at": now + app.permanent_session_lifetime}
        old = session.retired or (session.token if not session else None)
        end_reading()  # without a write-ahead log our own open reader would keep us from committing
        with parts.database.writing() as db:
            if old is not None:
                db.execute(delete(BrowserSession).where(BrowserSession.id == fingerprint(old)))
            if not session:
                session.token = None
            elif session.modified:
                self._keep(db, session, {**_columns(session), "data": dict(session), **times})
            else:
                self._keep(db, session, times)  # only seen: what another tab has changed meanwhile stays
            db.commit()

    def _keep(self, db: Session, session: StoredSession, values: dict[str, Any]) -> None:
        """A session that was ended meanwhile (signed out elsewhere) is not brought back to life."""
        if session.token is None:
            session.token = secrets.token_urlsafe(32)
            db.add(BrowserSession(id=fingerprint(session.token), **values))
        else:
            mine = BrowserSession.id == fingerprint(session.token)
            db.execute(update(BrowserSession).where(mine).values(**values))
