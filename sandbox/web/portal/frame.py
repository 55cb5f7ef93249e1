"""What every page of the portal stands in: header, menu, who is signed in."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, flash, g, render_template, request, session

from sandbox.reports import notices
from sandbox.store.attempts import Attempt
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.portal.menus import menu, side_menu
from sandbox.web.portal.pieces import piece
from sandbox.web.portal.skins import load_skin

blueprint = Blueprint("portal", __name__)
ID = "int(max=2147483647)"  # what a key column can hold


def page(template: str, **values: Any) -> str:
    """A page of the portal that this attempt plays on."""
    me = attempt(reading())
    portal = portal_of(me)
    furniture = {
        "portal": portal,
        "skin": load_skin(portal.skin),
        "labels": portal.labels,
        "menu": partial(menu, portal),
        "side": side_menu(portal),
        "foot": piece("_foot.html", portal),
        "unseen": _unseen(me) if me.signed_in else 0,
        "citizen": _name(me.variant["values"]) if me.signed_in else None,
    }
    return render_template(f"portal/{template}", **furniture, **values)


def _unseen(me: Attempt) -> int:
    """Notices nobody has opened: as they came with the session, or counted again after a change."""
    known = session.person.unseen if session.person is not None else 0
    return notices.unseen(reading(), me.id) if g.get("wrote") else int(known)


def _name(values: Mapping[str, str]) -> str:
    """Of the account: the organisation's where it has one."""
    return values.get("me.organisation.name") or values["me.full_name"]


def tell(words: str, tone: str = "info") -> None:
    """Say it on the next page of the portal, and on no page of the classroom."""
    flash(words, f"portal-{tone}")


def plain(raw: str, longest: int = 200) -> str:
    """One line as a person typed it: NFC, without what cannot be seen or stored."""
    line = unicodedata.normalize("NFC", raw[: 4 * longest])
    return "".join(letter for letter in line if letter.isprintable()).strip()[:longest]


def sent_key() -> str:
    """The one-use key that the form carried, or a new one."""
    key = request.form.get("idempotency_key", "")
    return key if re.fullmatch("[A-Za-z0-9_-]{8,64}", key) else secrets.token_urlsafe(16)
