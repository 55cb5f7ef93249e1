"""Addresses of tools that only take a form: opened like a page, they lead to the tool."""

from flask import redirect, url_for
from werkzeug import Response

from sandbox.web.access import student
from sandbox.web.learn import ATTEMPT, ID, blueprint
from sandbox.web.learn.play import mine


@blueprint.get(f"{ATTEMPT}/dien-thoai/<{ID}:message_id>")
@student
def to_phone(attempt_id: int, message_id: int) -> Response:
    return redirect(url_for(".phone", attempt_id=mine(attempt_id).id))


@blueprint.get(f"{ATTEMPT}/goi-y/<hint_id>")
@student
def to_hints(attempt_id: int, hint_id: str) -> Response:
    return redirect(url_for(".hints", attempt_id=mine(attempt_id).id))
