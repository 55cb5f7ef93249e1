"""Joining a class: its code, then a name of its list."""

from flask import current_app, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from sandbox.operations.knocking import knock
from sandbox.operations.refusals import TooManyTries
from sandbox.reports import joining
from sandbox.web.access import public
from sandbox.web.auth import blueprint
from sandbox.web.auth.codes import readings, tidy
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said


class CodeForm(FlaskForm):
    code = StringField(
        lazy_gettext("Mã lớp"), [InputRequired(lazy_gettext("Em gõ mã lớp vào ô này rồi bấm Vào lớp."))]
    )


@blueprint.route("/vao-lop", methods=["GET", "POST"])
@public
def join() -> str | Response | tuple[str, int]:
    form = CodeForm()
    if not form.validate_on_submit():
        values = {"form": form, "was_signed_out": _was_signed_out()}
        return render_template("auth/join.html", **values), 422 if form.errors else 200
    code = joining.code_of(reading(), readings(form.code.data))
    if code is None:
        return _wrong_code(form, 422)
    return redirect(url_for(".names", code=code))


@blueprint.get("/vao-lop/<code>")
@public
def names(code: str) -> str | Response | tuple[str, int]:
    classroom = joining.classroom(reading(), code) if code == tidy(code) else None
    if classroom is not None:
        listed = joining.names(reading(), code)
        return render_template("auth/names.html", classroom=classroom, code=code, names=listed)
    meant = joining.code_of(reading(), readings(code))
    if meant is not None:
        return redirect(url_for(".names", code=meant))
    return _wrong_code(CodeForm(formdata=None, code=code[:20]), 404)


def _was_signed_out() -> bool:
    """The browser still holds what it came in with, and the server does not: the lesson has ended."""
    held = request.cookies.get(current_app.config["SESSION_COOKIE_NAME"])
    return bool(held) and session.token is None  # type: ignore[attr-defined]


def _wrong_code(form: CodeForm, status: int) -> tuple[str, int]:
    """A guess is a guess by either method, so an address opened with a wrong code is counted as well."""
    words = _("Không có lớp nào dùng mã này. Em nhìn lại mã trên bảng rồi gõ lại nhé.")
    try:
        with writing() as db:
            knock(db, request.remote_addr or "", now())
    except TooManyTries as wait:
        words, status = said(wait), 429
    form.code.errors = [words]
    return render_template("auth/join.html", form=form), status
