"""The persona's account: a number from its card, a one-time code on its phone."""

import re

from flask import redirect, request, session, url_for
from werkzeug import Response
from wtforms import Form, StringField, validators

from fixtures.portals import Account
from fixtures.privacy import may_be_real
from sandbox.operations import identity
from sandbox.operations.refusals import Refused
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, variant, writing
from sandbox.web.links import is_page
from sandbox.web.portal.frame import blueprint, page, tell

MISSING = "Vui lòng nhập thông tin"


def _digits(raw: str | None) -> str:
    return re.sub(r"[\s.\-]", "", raw or "")[:40]


class AccountForm(Form):
    id_number = StringField(
        "Số định danh cá nhân",
        [
            validators.InputRequired(MISSING),
            validators.Regexp("^[0-9]{12}$", message="Số định danh gồm 12 chữ số"),
        ],
        filters=[_digits],
        description="In trên thẻ căn cước, 12 chữ số. Gõ liền hoặc có dấu cách đều được.",
    )


class CodeForm(Form):
    code = StringField(
        "Mã xác thực (OTP)",
        [validators.InputRequired(MISSING), validators.Regexp("^[0-9]{6}$", message="Mã gồm 6 chữ số")],
        filters=[_digits],
        description="6 chữ số trong tin nhắn vừa đến điện thoại.",
    )


@blueprint.get("/dang-nhap")
@persona
def sign_in() -> str | Response:
    if attempt(reading()).signed_in:
        return redirect(_onward())
    return page("sign_in.html", form=AccountForm(), account=_account(), onward=_onward())


@blueprint.post("/dang-nhap")
@persona
def ask_for_code() -> tuple[str, int] | Response:
    form = AccountForm(request.form)
    if form.validate() and _sent(form, str(form.id_number.data)):
        session["portal_account"] = form.id_number.data
        return redirect(url_for(".code", tiep=_onward()), 303)
    return page("sign_in.html", form=form, account=_account(), onward=_onward()), 422


@blueprint.get("/dang-nhap/otp")
@persona
def code() -> str | Response:
    if attempt(reading()).signed_in:
        return redirect(_onward())
    if "portal_account" not in session:
        return redirect(url_for(".sign_in", tiep=_onward()))
    return page("otp.html", form=CodeForm(), onward=_onward())


@blueprint.post("/dang-nhap/otp")
@persona
def confirm_code() -> tuple[str, int] | Response:
    form = CodeForm(request.form)
    if not form.validate():
        return page("otp.html", form=form, onward=_onward()), 422
    try:
        with writing() as db:
            identity.confirm_otp(db, content(), playing(db), str(form.code.data), now())
    except Refused as refusal:
        form.code.errors = [str(refusal)]
        return page("otp.html", form=form, onward=_onward()), 422
    session.pop("portal_account", None)
    return redirect(_onward(), 303)


@blueprint.post("/dang-nhap/gui-lai")
@persona
def resend_code() -> Response:
    if "portal_account" not in session:
        return redirect(url_for(".sign_in", tiep=_onward()), 303)
    with writing() as db:
        identity.request_otp(db, content(), playing(db), session["portal_account"], now())
    tell("Đã gửi mã mới. Mã cũ không dùng được nữa.", "done")
    return redirect(url_for(".code", tiep=_onward()), 303)


@blueprint.post("/dang-xuat")
@persona
def sign_out() -> Response:
    with writing() as db:
        identity.sign_out(db, content(), playing(db), now())
    tell("Đã đăng xuất khỏi cổng.")
    return redirect(url_for(".home"), 303)


def _sent(form: AccountForm, id_number: str) -> bool:
    try:
        with writing() as db:
            identity.request_otp(db, content(), playing(db), id_number, now())
    except Refused as refusal:
        form.id_number.errors = [str(refusal)]
        if may_be_real("id_number", id_number, variant(attempt(reading())).values.values()):
            form.id_number.data = ""
        return False
    return True


def _account() -> Account | None:
    """The way in that was chosen; the only one where there is no choice."""
    known, asked = portal_of(attempt(reading())).accounts, request.values.get("tai-khoan", "")
    return known[0] if len(known) == 1 else next((one for one in known if one.id == asked), None)


def _onward() -> str:
    """Where the citizen wanted to go: only a page of this portal."""
    asked = request.values.get("tiep", "")
    return asked if is_page(asked) else url_for(".my_dossiers")
