"""The attempt's own calendar."""

from flask import Response, redirect, request, url_for

from sandbox.operations import attempts
from sandbox.operations.class_calendar import SHARED
from sandbox.store.assignments import Assignment
from sandbox.web.access import student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool, under_way
from sandbox.web.referrer import came_from


@blueprint.get(f"{ATTEMPT}/lich")
@student
def calendar(attempt_id: int) -> Response:
    found = mine(attempt_id)
    shared = reading().get_one(Assignment, found.assignment_id).clock is not None
    return tool("learn/calendar.html", found, shared=SHARED if shared else "")


@blueprint.post(f"{ATTEMPT}/lich")
@student
def next_day(attempt_id: int) -> Response:
    """One day on, or as many as it takes until the office answers."""
    move = attempts.next_answer if request.form.get("until") == "answer" else attempts.next_day
    with writing() as db:
        move(db, content(), under_way(db, attempt_id), now())
    back = url_for(".calendar", attempt_id=attempt_id)
    return redirect(came_from() or back)  # type: ignore[return-value]
