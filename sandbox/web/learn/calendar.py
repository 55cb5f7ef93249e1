"""The attempt's own calendar."""

from urllib.parse import urlsplit

from flask import Response, redirect, request, url_for

from sandbox.operations import attempts
from sandbox.web.access import student
from sandbox.web.context import content, now, writing
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool, under_way


@blueprint.get(f"{ATTEMPT}/lich")
@student
def calendar(attempt_id: int) -> Response:
    return tool("learn/calendar.html", mine(attempt_id))


@blueprint.post(f"{ATTEMPT}/lich")
@student
def next_day(attempt_id: int) -> Response:
    with writing() as db:
        attempts.next_day(db, content(), under_way(db, attempt_id), now())
    back = url_for(".calendar", attempt_id=attempt_id)
    return redirect(_here(request.form.get("next", "")) or back)  # type: ignore[return-value]


def _here(address: str) -> str:
    """A path of this site as it was given, or nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if path and not parts.netloc and len(address) < 2000 else ""
