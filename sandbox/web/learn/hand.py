"""Raising one's hand from the practice bar."""

from flask import redirect, request, url_for
from werkzeug import Response

from sandbox.operations import hands
from sandbox.web.access import student
from sandbox.web.context import now, own_attempt, writing
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.referrer import came_from


@blueprint.post(f"{ATTEMPT}/gio-tay")
@student
def hand(attempt_id: int) -> Response:
    """Up, or down again; said twice it is the same."""
    move = hands.put_up if request.form.get("up") == "1" else hands.take_down
    with writing() as db:
        move(db, own_attempt(db, attempt_id), now())
    return redirect(came_from() or url_for(".brief", attempt_id=attempt_id), 303)
