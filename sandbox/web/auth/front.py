"""The front door: a class code for students, a side door for teachers; on a new machine, its set-up."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug import Response

from sandbox.web.access import public
from sandbox.web.auth import blueprint, setup
from sandbox.web.auth.join import CodeForm

HOME = {"student": "learn.shelf", "staff": "teacher.classes"}


@blueprint.get("/")
@public
def front() -> str | Response:
    if current_user.is_authenticated:
        return redirect(url_for(HOME[current_user.kind]))
    return setup.page() if setup.is_first_run() else render_template("auth/front.html", form=CodeForm())
