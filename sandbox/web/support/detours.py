"""Addresses that only take a form: opened like a page, they lead to the helper's page."""

from flask import redirect, url_for
from werkzeug import Response

from sandbox.web.access import supporter
from sandbox.web.support import blueprint


@blueprint.get("/nhan")
@blueprint.get("/lam-thay")
@supporter
def to_sitting() -> Response:
    return redirect(url_for(".sitting"))
