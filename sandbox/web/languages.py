"""The language of the interface: Vietnamese as it is written, English from the catalogue."""

from flask import Flask, has_request_context, request, session
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from sandbox.operations.refusals import Refused

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
PORTALS = ("portal", "website", "onestop")  # they speak Vietnamese only, whoever looks


def chosen() -> str:
    """What this person wants to read: their own choice, or that of a visitor's browser session."""
    if not has_request_context():
        return "vi"
    if current_user and current_user.is_authenticated:
        return str(current_user.language)
    return known(session.get("language"))


def known(language: object) -> str:
    """Any language the interface does not speak is Vietnamese."""
    return language if isinstance(language, str) and language in LANGUAGES else "vi"


def locale() -> str:
    return "vi" if request and request.blueprint in PORTALS else chosen()


def said(refused: Refused) -> str:
    """The reason in the reader's language."""
    words = str(_(refused.message))
    values = {name: said(it) if isinstance(it, Refused) else it for name, it in refused.values.items()}
    return words % values if values else words


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        language=lambda: str(get_locale() or "vi"), chosen_language=chosen, LANGUAGES=LANGUAGES
    )
    app.jinja_env.filters["translated"] = _
