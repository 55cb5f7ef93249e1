"""The attempt's own calendar."""

from urllib.parse import urlsplit, urlunsplit

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
    return redirect(_came_from() or back)  # type: ignore[return-value]


def _came_from() -> str:
    """The page of this site whose button was pressed, or nothing."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return ""
    ours = parts.netloc == request.host and parts.path.startswith("/") and not parts.path.startswith("//")
    return urlunsplit(("", "", parts.path, parts.query, "")) if ours else ""
