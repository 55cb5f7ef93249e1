"""Leaving in one click; whoever sits down next finds nothing."""

from flask import redirect, url_for
from werkzeug import Response

from sandbox.web import access
from sandbox.web.access import public
from sandbox.web.auth import blueprint
from sandbox.web.learn.seen import COOKIE


@blueprint.post("/thoat")
@public
def sign_out() -> Response:
    access.sign_out()
    answer = redirect(url_for(".front"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    answer.headers["Cache-Control"] = "no-store"
    answer.delete_cookie(COOKIE, httponly=True, samesite="Lax")
    return answer
