"""Pages of the portal that need its own account, besides the person at the computer."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import flash, redirect, request, url_for

from sandbox.web.context import attempt, reading
from sandbox.web.portal.frame import portal_of

View = TypeVar("View", bound=Callable[..., Any])


def with_account(view: View) -> View:
    """Sends the citizen to sign in first, and back afterwards."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        me = attempt(reading())
        if me.signed_in:
            return view(*args, **kwargs)
        flash(portal_of(me).labels["sign_in_first"], "info")
        onward = request.path if request.method == "GET" else url_for("portal.my_dossiers")
        return redirect(url_for("portal.sign_in", tiep=onward), 302 if request.method == "GET" else 303)

    return guarded  # type: ignore[return-value]
