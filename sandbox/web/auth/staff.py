"""Teachers sign in with a username and a password."""

import unicodedata

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from sandbox.extensions import parts
from sandbox.operations import accounts, tries
from sandbox.operations.refusals import TooManyTries
from sandbox.web.access import public, sign_in
from sandbox.web.auth import blueprint
from sandbox.web.context import now, reading, writing

LONGEST = 64  # of a username; a longer one belongs to nobody


class StaffForm(FlaskForm):
    username = StringField(
        lazy_gettext("Tên đăng nhập"), [InputRequired(lazy_gettext("Thầy cô nhập tên đăng nhập."))]
    )
    password = PasswordField(
        lazy_gettext("Mật khẩu"), [InputRequired(lazy_gettext("Thầy cô nhập mật khẩu."))]
    )


@blueprint.route("/giao-vien/dang-nhap", methods=["GET", "POST"])
@public
def staff_sign_in() -> str | Response | tuple[str, int]:
    form = StaffForm()
    if not form.validate_on_submit():
        return _page(form, 422 if form.errors else 200)
    try:
        person_id = _check(_plain(form.username.data), form.password.data)
    except TooManyTries as wait:
        form.username.errors = [_("Sai quá nhiều lần. Thầy cô đợi %(n)s giây rồi thử lại.", n=wait.seconds)]
        return _page(form, 429)
    if person_id is None:
        form.username.errors = [_("Tên đăng nhập hoặc mật khẩu chưa đúng. Thầy cô kiểm tra rồi nhập lại.")]
        return _page(form, 422)
    sign_in("staff", person_id)
    return redirect(url_for("teacher.classes"))


def _check(username: str, password: str) -> int | None:
    """The id of the person with this password. An unknown username is counted, hashed and answered alike."""
    account, address = f"staff:{username}", request.remote_addr or ""
    with writing() as db:
        tries.take_try(db, account, address, now())
    person = accounts.staff_by_username(reading(), username)
    right = parts().passwords.verify(person.password_hash if person else None, password)
    if person is None or not right:
        return None
    with writing() as db:
        tries.forgive(db, account, address)
    return person.id


def _plain(username: str) -> str:
    """As it may stand in a key: no NUL (PostgreSQL has none), no longer than the column."""
    return unicodedata.normalize("NFC", username[:1000]).replace("\0", "").strip()[:LONGEST]


def _page(form: StaffForm, status: int) -> tuple[str, int]:
    return render_template("auth/staff_sign_in.html", form=form), status
