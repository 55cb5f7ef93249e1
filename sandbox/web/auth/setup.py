"""The first run, at the server itself: the school and the account of the first teacher, in one page."""

import ipaddress

from flask import redirect, render_template, request, url_for
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Regexp

from sandbox.extensions import parts
from sandbox.operations import accounts, setup
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.web.access import public, sign_in
from sandbox.web.auth import blueprint
from sandbox.web.auth.join import CodeForm
from sandbox.web.context import reading, writing
from sandbox.web.languages import said
from sandbox.web.lines import plain

TOO_LONG = lazy_gettext("Dài nhất 200 chữ.")


class SetupForm(FlaskForm):
    school = StringField(
        lazy_gettext("Tên trường"),
        [DataRequired(lazy_gettext("Thầy cô ghi tên trường.")), Length(max=200, message=TOO_LONG)],
        filters=[plain],
        description=lazy_gettext("In trên thẻ vào lớp và bảng điểm, như Trường THCS Lê Lợi."),
    )
    full_name = StringField(
        lazy_gettext("Họ và tên của thầy cô"),
        [DataRequired(lazy_gettext("Thầy cô ghi họ và tên.")), Length(max=200, message=TOO_LONG)],
        filters=[plain],
    )
    username = StringField(
        lazy_gettext("Tên đăng nhập"),
        [
            DataRequired(lazy_gettext("Thầy cô chọn một tên đăng nhập.")),
            Regexp(
                r"[\w.@-]{2,64}\Z",
                message=lazy_gettext("Cần 2 đến 64 chữ, số hoặc dấu . _ - @, không có dấu cách."),
            ),
        ],
        filters=[plain],
        description=lazy_gettext("Viết liền, như co.lan."),
    )
    password = PasswordField(
        lazy_gettext("Mật khẩu"),
        [
            InputRequired(lazy_gettext("Thầy cô đặt một mật khẩu.")),
            Length(max=200, message=lazy_gettext("Mật khẩu dài nhất 200 ký tự.")),
        ],
        description=lazy_gettext("Ít nhất 8 ký tự."),
    )
    again = PasswordField(
        lazy_gettext("Gõ lại mật khẩu"),
        [
            InputRequired(lazy_gettext("Thầy cô gõ lại mật khẩu.")),
            EqualTo("password", lazy_gettext("Hai lần gõ chưa giống nhau. Thầy cô gõ lại.")),
        ],
    )


def is_first_run() -> bool:
    """At this machine, before anybody has an account."""
    return _is_here() and setup.is_waiting(reading())


def page(form: SetupForm | None = None) -> str:
    return render_template(
        "auth/setup.html",
        form=form or SetupForm(),
        code_form=CodeForm(formdata=None),
        demo=setup.DEMO_TEACHER if setup.has_demo(reading()) else None,
        password=accounts.KNOWN_TO_ALL,
    )


@blueprint.post("/")
@public
def set_up() -> Response | tuple[str, int]:
    if not is_first_run():
        raise NotFound
    form = SetupForm()
    if not form.validate_on_submit():
        return page(form), 422
    try:
        person_id = _made(form)
    except Refused as refused:
        form.form_errors = [said(refused)]
        return page(form), 422
    sign_in("staff", person_id)
    return redirect(url_for("teacher.new_class"))


def _made(form: SetupForm) -> int:
    accounts.check_password(form.password.data)
    secret = parts().passwords.hash(form.password.data)
    with writing() as db:
        person = setup.set_up(db, form.school.data, form.full_name.data, form.username.data, secret)
        return person.id


def _is_here() -> bool:
    """The request came from this very machine, and for this machine: a proxy's do not."""
    host = request.host.rsplit(":", 1)[0].strip("[]")
    return all(name == "localhost" or _is_loopback(name) for name in (host, request.remote_addr or ""))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
