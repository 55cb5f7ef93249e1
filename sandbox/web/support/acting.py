"""Buttons to do something in the citizen's place: always there, and mostly not to be pressed."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import support_acting
from sandbox.operations.refusals import Refused
from sandbox.web.access import supporter
from sandbox.web.context import content, now, playing, writing
from sandbox.web.languages import said
from sandbox.web.support import blueprint
from sandbox.web.support.sitting import page


@blueprint.post("/lam-thay")
@supporter
def act() -> Response | tuple[str, int]:
    try:
        with writing() as db:
            support_acting.act(db, content(), playing(db), request.form.get("action", ""), now())
    except Refused as refused:
        return page(problem=said(refused)), 409
    flash(_("Em đã nộp hồ sơ thay theo ủy quyền. Em báo người dân ghi lại mã hồ sơ nhé."), "done")
    return redirect(url_for(".sitting"), 303)
