"""What every page of the desk stands in: who sits there, which bodies it belongs to, its menu."""

import unicodedata
from typing import Any

from flask import current_app, render_template

from sandbox.store.attempts import Attempt
from sandbox.web.access import officer
from sandbox.web.context import attempt, exercise, portal_of, reading
from sandbox.web.onestop import blueprint

__all__ = ["blueprint", "officer", "page", "written"]

MENU = (
    ("onestop.inbox", "Hồ sơ", "inbox"),
    ("onestop.register", "Sổ theo dõi", "journal-text"),
    ("onestop.petitions", "Phản ánh, kiến nghị", "megaphone"),
    ("onestop.verify", "Kiểm tra chữ ký số", "shield-check"),
    ("onestop.guide", "Hướng dẫn", "book"),
)
OF_DOSSIERS = ("onestop.inbox", "onestop.register")


def page(template: str, **values: Any) -> str:
    """A page of this officer's desk."""
    me = attempt(reading())
    return render_template(
        f"onestop/{template}",
        officer=me,
        officer_name=me.variant["values"].get("me.full_name", ""),
        portal=portal_of(me),
        menu=[one for one in MENU if _has(one[0], me)],
        **values,
    )


def there_is(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def written(raw: str, longest: int) -> str:
    """Some lines as a person typed them: NFC, without what cannot be seen or stored. More than `longest` is
    kept, so that it can be said that it is too long."""
    lines = unicodedata.normalize("NFC", raw[: 4 * longest]).replace("\r\n", "\n")
    seen = "".join(sign for sign in lines if sign.isprintable() or sign == "\n")
    return seen.strip()[: 2 * longest]


def only_feedback(me: Attempt) -> bool:
    """Whether petitions and no dossier lie on this desk."""
    scene = exercise(me).desk
    return bool(scene.petitions) and not scene.stack


def _has(endpoint: str, me: Attempt) -> bool:
    scene = exercise(me).desk
    if endpoint == "onestop.petitions" and scene.stack and not scene.petitions:
        return False  # a stack of dossiers and nothing else
    if endpoint in OF_DOSSIERS and only_feedback(me):
        return False
    return there_is(endpoint)
