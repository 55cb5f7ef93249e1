"""The staff of the school: who is here, and a new person."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from sandbox.extensions import parts
from sandbox.operations import accounts, staffing
from sandbox.operations.refusals import Refused
from sandbox.reports import people as report
from sandbox.web.access import actor, admin
from sandbox.web.admin import blueprint
from sandbox.web.admin.first_password import suggested
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher.classes import plain
from sandbox.web.teacher.fields import offered

PATH = "/quan-tri/nguoi-dung"
ROLES = {
    "teacher": lazy_gettext("Giáo viên: dạy lớp của mình"),
    "head": lazy_gettext("Tổ trưởng chuyên môn: dạy lớp của mình, xem mọi lớp của trường"),
    "admin": lazy_gettext("Quản trị: dạy lớp của mình, giữ tài khoản, năm học, sao lưu"),
}
CHOOSE = lazy_gettext("Thầy cô chọn một vai trò.")


class PasswordForm(FlaskForm):
    password = StringField(
        lazy_gettext("Mật khẩu"),
        [
            InputRequired(lazy_gettext("Thầy cô ghi mật khẩu.")),
            Length(max=200, message=lazy_gettext("Mật khẩu dài nhất 200 ký tự.")),
        ],
        description=lazy_gettext(
            "Máy gợi ý sẵn; thầy cô đổi cũng được, ít nhất 8 ký tự. "
            "Ghi lại để trao tận tay: sau này không xem lại được."
        ),
    )


class RoleForm(FlaskForm):
    role = RadioField(
        lazy_gettext("Vai trò"), [InputRequired(CHOOSE)], choices=offered(ROLES), validate_choice=False
    )


class PersonForm(PasswordForm, RoleForm):
    username = StringField(
        lazy_gettext("Tên đăng nhập"),
        [DataRequired(lazy_gettext("Thầy cô ghi tên đăng nhập, như co.lan."))],
        filters=[lambda typed: (typed or "").strip()],
        description=lazy_gettext("2 đến 64 chữ, số hoặc dấu . _ - @, không có dấu cách, như co.lan."),
    )
    full_name = StringField(
        lazy_gettext("Họ và tên"), [DataRequired(lazy_gettext("Thầy cô ghi họ và tên."))], filters=[plain]
    )


@blueprint.get(PATH)
@listed("admin", 20, lazy_gettext("Người dùng"), "people")
@admin
def people() -> str:
    return render_template("admin/people.html", staff=report.staff(reading(), actor().school_id, now()))


@blueprint.route(f"{PATH}/moi", methods=["GET", "POST"])
@admin
def new_person() -> str | Response | tuple[str, int]:
    form = PersonForm(role="teacher")
    if form.validate_on_submit():
        try:
            name = _add(form)
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            flash(
                _("Đã thêm %(name)s. Thầy cô trao tên đăng nhập và mật khẩu cho người ấy.", name=name), "done"
            )
            return redirect(url_for(".people"), 303)
    elif not form.is_submitted():
        form.password.data = suggested()
    return render_template(
        "admin/new_person.html", form=form
    ), 422 if form.errors or form.form_errors else 200


def _add(form: PersonForm) -> str:
    accounts.check_password(form.password.data)
    secret = parts().passwords.hash(form.password.data)
    given = form.username.data, form.full_name.data, form.role.data, secret
    with writing() as db:
        return staffing.add(db, actor().school_id, *given).full_name
