"""Pages of the portal that need its own account, besides the person at the computer."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import redirect, request, url_for
from werkzeug import Response

from sandbox.operations.refusals import SignedOut
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.portal.frame import blueprint, tell

View = TypeVar("View", bound=Callable[..., Any])


@blueprint.errorhandler(SignedOut)
def ask_to_sign_in(_refusal: SignedOut) -> Response:
    return _to_sign_in()


def with_account(view: View) -> View:
    """Sends the citizen to sign in first, and back afterwards."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        me = attempt(reading())
        if me.signed_in:
            return view(*args, **kwargs)
        return _to_sign_in()

    return guarded  # type: ignore[return-value]


def _to_sign_in() -> Response:
    tell(portal_of(attempt(reading())).labels["sign_in_first"])
    asked = request.method == "GET"
    onward = request.path if asked else url_for("portal.my_dossiers")
    return redirect(url_for("portal.sign_in", tiep=onward), 302 if asked else 303)
