"""One member of staff: the role, a new password, in or out."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.extensions import parts
from sandbox.operations import accounts, staffing
from sandbox.operations.refusals import Refused
from sandbox.store.people import Staff
from sandbox.web.access import actor, admin
from sandbox.web.admin import ID, blueprint
from sandbox.web.admin.first_password import suggested
from sandbox.web.admin.people import PATH, PasswordForm, RoleForm
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said

ONE = f"{PATH}/<{ID}:staff_id>"
Answer = str | Response | tuple[str, int]


@blueprint.get(ONE)
@admin
def person(staff_id: int) -> Answer:
    return _page(_found(staff_id))


@blueprint.post(f"{ONE}/vai-tro")
@admin
def change_role(staff_id: int) -> Answer:
    found, form = _found(staff_id), RoleForm()
    if not form.validate():
        return _page(found, roles=form)
    try:
        with writing() as db:
            who = staffing.find(db, actor().school_id, staff_id)
            staffing.change_role(db, actor().id, who, form.role.data)
    except Refused as refused:
        form.role.errors = [said(refused)]
        return _page(found, roles=form)
    flash(_("Đã đổi vai trò của %(name)s. Có hiệu lực ngay.", name=found.full_name), "done")
    return _back(staff_id)


@blueprint.post(f"{ONE}/mat-khau")
@admin
def new_password(staff_id: int) -> Answer:
    found, form = _found(staff_id), PasswordForm()
    if not form.validate():
        return _page(found, passwords=form)
    try:
        accounts.check_password(form.password.data)
    except Refused as refused:
        form.password.errors = [said(refused)]
        return _page(found, passwords=form)
    secret = parts().passwords.hash(form.password.data)
    with writing() as db:
        staffing.set_password(db, staffing.find(db, actor().school_id, staff_id), secret)
    words = _(
        "Đã đặt mật khẩu mới cho %(name)s. Máy nào đang mở tài khoản ấy đã được thoát.", name=found.full_name
    )
    flash(words, "done")
    return _back(staff_id)


@blueprint.post(f"{ONE}/khoa")
@admin
def disable(staff_id: int) -> Answer:
    found = _found(staff_id)
    try:
        with writing() as db:
            staffing.disable(db, actor().id, staffing.find(db, actor().school_id, staff_id), now())
    except Refused as refused:
        return _page(found, problem=said(refused))
    flash(_("Đã khoá %(name)s. Bấm Mở lại là vào được như trước.", name=found.full_name), "done")
    return _back(staff_id)


@blueprint.post(f"{ONE}/mo-lai")
@admin
def enable(staff_id: int) -> Answer:
    with writing() as db:
        found = staffing.find(db, actor().school_id, staff_id)
        staffing.enable(db, found)
    flash(_("Đã mở lại tài khoản của %(name)s.", name=found.full_name), "done")
    return _back(staff_id)


def _found(staff_id: int) -> Staff:
    return staffing.find(reading(), actor().school_id, staff_id)


def _back(staff_id: int) -> Response:
    """Whoever has just set their own password is led to the door from there."""
    return redirect(url_for(".person", staff_id=staff_id), 303)


def _page(
    found: Staff, roles: RoleForm | None = None, passwords: PasswordForm | None = None, problem: str = ""
) -> tuple[str, int]:
    """A form that was sent and could not be done is shown with its reason."""
    page = render_template(
        "admin/person.html",
        person=found,
        roles=roles or RoleForm(formdata=None, role=found.role),
        passwords=passwords or PasswordForm(formdata=None, password=suggested()),
        problem=problem,
        itself=found.id == actor().id,
    )
    return page, 422 if roles or passwords or problem else 200
