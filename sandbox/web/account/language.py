"""Choosing the language of the interface: kept with the person, or with a visitor's session."""

from flask import redirect, request, session
from flask_login import current_user
from werkzeug import Response

from sandbox.operations import accounts
from sandbox.web.access import public
from sandbox.web.account import blueprint
from sandbox.web.context import writing
from sandbox.web.languages import known
from sandbox.web.referrer import came_from


@blueprint.post("/ngon-ngu")
@public
def choose_language() -> Response:
    """Back to the page it was asked on."""
    language = known(request.form.get("language"))
    if current_user.is_authenticated:
        with writing() as db:
            accounts.set_language(db, current_user.kind, current_user.id, language)
    else:
        session["language"] = language
    return redirect(came_from() or "/", 303)
