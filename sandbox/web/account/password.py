"""A member of staff's own account: the language, and a new password."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from sandbox.extensions import parts
from sandbox.operations import accounts, tries
from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.store.people import Staff
from sandbox.web import access
from sandbox.web.access import actor, staff
from sandbox.web.account import blueprint
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said

LONGEST = 200


class PasswordForm(FlaskForm):
    old = PasswordField(
        lazy_gettext("Mật khẩu hiện nay"), [InputRequired(lazy_gettext("Thầy cô nhập mật khẩu hiện nay."))]
    )
    new = PasswordField(
        lazy_gettext("Mật khẩu mới"),
        [
            InputRequired(lazy_gettext("Thầy cô nhập mật khẩu mới.")),
            Length(max=LONGEST, message=lazy_gettext("Mật khẩu dài nhất 200 ký tự.")),
        ],
        description=lazy_gettext("Ít nhất 8 ký tự."),
    )
    again = PasswordField(
        lazy_gettext("Gõ lại mật khẩu mới"),
        [
            InputRequired(lazy_gettext("Thầy cô gõ lại mật khẩu mới.")),
            EqualTo("new", lazy_gettext("Hai lần gõ chưa giống nhau. Thầy cô gõ lại.")),
        ],
    )


@blueprint.route("/giao-vien/tai-khoan", methods=["GET", "POST"])
@staff
def own_account() -> str | Response | tuple[str, int]:
    person = reading().get_one(Staff, actor().id)
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            _change(person.username, form.old.data, form.new.data)
        except TooManyTries as wait:
            form.old.errors = [_("Sai quá nhiều lần. Thầy cô đợi %(n)s giây rồi thử lại.", n=wait.seconds)]
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            access.sign_in("staff", person.id)  # every other place is signed out
            flash(_("Đã đổi mật khẩu. Các máy khác đang mở tài khoản này đã được thoát."), "done")
            return redirect(url_for(".own_account"), 303)
    page = render_template("account/own_account.html", form=form, person=person)
    return page, 422 if form.errors or form.form_errors else 200


def _change(username: str, old: str, new: str) -> None:
    """The old password is tried as at the door, so guessing it here is no quicker."""
    with writing() as db:
        tries.take_try(db, f"staff:{username}", "", now())
    stored = reading().get_one(Staff, actor().id).password_hash
    if not parts().passwords.verify(stored, old):
        raise Refused("Mật khẩu hiện nay chưa đúng. Thầy cô kiểm tra rồi nhập lại.")
    accounts.check_password(new)
    secret = parts().passwords.hash(new)
    with writing() as db:
        accounts.set_password(db, username, secret)
