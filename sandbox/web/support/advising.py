"""Saying something to the citizen."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import support
from sandbox.operations.support import Unsent
from sandbox.web.access import supporter
from sandbox.web.context import content, now, playing, writing
from sandbox.web.languages import said
from sandbox.web.lines import plain
from sandbox.web.support import blueprint
from sandbox.web.support.sitting import page

MOST = 1000


@blueprint.post("/nhan")
@supporter
def advise() -> Response | tuple[str, int]:
    """What did not go is shown again as it was typed."""
    kind, points_to = request.form.get("kind", ""), request.form.get("points_to", "")
    text = plain(request.form.get("text", "")[:MOST])
    try:
        with writing() as db:
            support.advise(db, content(), playing(db), kind, text, points_to, now())
    except Unsent as refused:
        return page(kind=kind, text=text, points_to=points_to, problem=said(refused)), 422
    flash(_("Đã gửi. Em chờ người dân đọc và trả lời nhé."), "done")
    return redirect(url_for(".sitting"), 303)
