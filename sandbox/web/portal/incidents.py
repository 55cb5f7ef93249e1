"""Troubles of the portal itself: the session runs out, the portal is being mended, a page is slow."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from flask import make_response, redirect, request, url_for
from flask_login import current_user
from werkzeug import Response

from sandbox.operations import incidents
from sandbox.operations.incidents import Trouble
from sandbox.operations.refusals import Refused
from sandbox.store import NotFound
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal.frame import blueprint, page, tell


@blueprint.before_request
def meet_trouble() -> Response | None:
    """Only a page that a person has asked for meets it: what was typed and sent is never lost."""
    if not _is_page() or not _is_due():
        return None
    try:
        with writing() as db:
            met = incidents.meet(db, content(), playing(db), now())
    except (NotFound, Refused):
        return None  # the page itself says so
    return _SHOWN[met.do](met) if met else None


def _is_page() -> bool:
    """Pictures, files and what scripts ask for are no pages."""
    asked = request.headers.get("Sec-Fetch-Dest", "document")
    is_file = re.search(r"\.[a-z]+$", request.path)  # a procedure's code has a dot in it too
    return request.method == "GET" and asked == "document" and not is_file


def _is_due() -> bool:
    if not current_user.is_authenticated:
        return False
    try:
        return incidents.is_due(attempt(reading()))
    except (NotFound, Refused):
        return False


def _expired(_met: Trouble) -> Response:
    tell(portal_of(attempt(reading())).labels["session_expired"], "warn")
    return redirect(url_for("portal.sign_in", tiep=request.path))


def _closed(_met: Trouble) -> Response:
    answer = make_response(page("maintenance.html", again=_here()), 503)
    answer.headers["Retry-After"] = "5"
    return answer


def _slow(met: Trouble) -> Response:
    """The wait is the browser's: no thread of the server sleeps."""
    answer = make_response(page("loading.html", again=_here()))
    answer.headers["Refresh"] = str(met.seconds)
    return answer


def _here() -> str:
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{query}" if query else request.path


_SHOWN: Mapping[str, Callable[[Trouble], Any]] = {
    "expire_session": _expired,
    "maintenance": _closed,
    "slow": _slow,
}
