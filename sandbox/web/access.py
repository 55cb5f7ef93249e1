"""Who is asking, and which pages are theirs. A view without a declared policy answers nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, session, url_for
from flask_login import current_user, login_user, logout_user
from sqlalchemy import Row, literal, select
from werkzeug import Response

from sandbox.extensions import login_manager
from sandbox.store.people import Staff, Student
from sandbox.web.context import content, reading

View = TypeVar("View", bound=Callable[..., Any])
STAFF = "auth.staff_sign_in"
SIGN_IN = {
    "student": "auth.join",
    "persona": "auth.join",
    "officer": "auth.join",
    "supporter": "auth.join",
    "staff": STAFF,
    "admin": STAFF,
}
POLICIES = ("public", *SIGN_IN)
SIDES = {"persona": "citizen", "officer": "officer", "supporter": "support"}
HOMES = {"citizen": "portal.home", "officer": "onestop.inbox", "support": "support.sitting"}
"""Whom an attempt plays, by the policy of the pages that are theirs; where each is at home."""


@dataclass(frozen=True)
class Actor:
    """The person signed in, as far as pages need to know. `kind` is "student" or "staff"; `language` that
    of the interface."""

    kind: str
    id: int
    school_id: int
    name: str
    role: str
    language: str = "vi"
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return f"{self.kind}:{self.id}"


def public(view: View) -> View:
    """Anybody, signed in or not."""
    return _declare(view, "public")


def student(view: View) -> View:
    """A signed-in student."""
    return _declare(view, "student")


def persona(view: View) -> View:
    """A student in the middle of an attempt, playing its persona."""
    return _declare(view, "persona")


def officer(view: View) -> View:
    """A student in the middle of an attempt, playing the officer of the one-stop desk."""
    return _declare(view, "officer")


def supporter(view: View) -> View:
    """A student in the middle of an attempt, helping a citizen (Tổ hỗ trợ)."""
    return _declare(view, "supporter")


def staff(view: View) -> View:
    """A signed-in teacher or administrator."""
    return _declare(view, "staff")


def admin(view: View) -> View:
    """A signed-in administrator of the school."""
    return _declare(view, "admin")


def actor() -> Actor:
    """The person signed in; only within views that are not public."""
    return current_user._get_current_object()  # type: ignore[no-any-return]


def sign_in(kind: str, id: int) -> None:
    """A fresh session for this person; whatever the browser held before is gone."""
    person = load(f"{kind}:{id}")
    if person is None:
        abort(404)
    session.clear()
    session.renew()  # type: ignore[attr-defined]
    login_user(person)


def sign_out() -> None:
    logout_user()
    session.clear()


@login_manager.user_loader  # type: ignore[untyped-decorator]
def load(actor_id: str) -> Actor | None:
    """The actor of a stored session, or None when the account is gone or disabled."""
    person = getattr(session, "person", None)
    known = _actor(person) if person is not None else None
    return known if known is not None and known.get_id() == actor_id else _read(actor_id)


def _read(actor_id: str) -> Actor | None:
    """For the request that signs somebody in; afterwards the person comes with the session."""
    kind, _, id = actor_id.partition(":")
    table, role = (Student, literal("student")) if kind == "student" else (Staff, Staff.role)
    columns = select(
        literal(kind).label("kind"),
        table.id,
        table.school_id,
        table.full_name.label("name"),
        role.label("role"),
        table.language,
    )
    wanted = columns.where(table.id == int(id), table.disabled_at.is_(None))
    row = reading().execute(wanted).one_or_none()
    return Actor(**row._mapping) if row else None


def _actor(row: Row[Any]) -> Actor | None:
    if row.student_id is not None:
        return Actor("student", row.student_id, row.school_id, row.name, "student", row.language)
    if row.staff_id is not None:
        return Actor("staff", row.staff_id, row.school_id, row.name, row.role, row.language)
    return None


def init_app(app: Flask) -> None:
    app.before_request(_enforce)


def _enforce() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        return None  # no such page: Flask answers 404
    policy = getattr(view, "policy", None)
    if policy not in POLICIES:
        abort(404)
    if policy == "public":
        return None
    if not current_user.is_authenticated:
        return _to_page(url_for(SIGN_IN[policy]))
    if not _is_for(policy):
        abort(404)
    return _to_their_side(policy) if policy in SIDES else None


def _to_their_side(policy: str) -> Response | None:
    """Who plays nobody chooses an exercise first; a citizen has no business behind the counter, nor an
    officer before it."""
    if "attempt" not in session:
        return _to_page(url_for("learn.shelf"))
    played = getattr(session.person, "Attempt", None)  # type: ignore[attr-defined]
    exercise = content().library.get(played.exercise) if played is not None else None
    if exercise is None or exercise.side == SIDES[policy]:
        return None  # the view itself says what is wrong with an attempt that has gone
    return _to_page(url_for(HOMES[exercise.side]))


def _is_for(policy: str) -> bool:
    if policy in ("staff", "admin"):
        return current_user.kind == "staff" and (policy == "staff" or current_user.role == "admin")
    return bool(current_user.kind == "student")


def _to_page(address: str) -> Response:
    """A part of a page that was asked for takes the whole page there."""
    if "HX-Request" in request.headers:
        return Response(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _declare(view: View, policy: str) -> View:
    view.policy = policy  # type: ignore[attr-defined]
    return view
