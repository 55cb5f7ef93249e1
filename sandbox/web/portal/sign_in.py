"""The persona's account: a number from its card, a one-time code on its phone."""

import re

from flask import redirect, request, session, url_for
from werkzeug import Response
from wtforms import Form, StringField, validators

from fixtures.portals import Account
from fixtures.privacy import is_somebodys
from sandbox.operations import identity
from sandbox.operations.refusals import Refused
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, variant, writing
from sandbox.web.links import is_page
from sandbox.web.portal.frame import blueprint, page, tell

MISSING = "Vui lòng nhập thông tin"
NUMBER = {"vneid": "Số định danh cá nhân", "password": "Tên đăng nhập (số định danh cá nhân)"}


def _digits(raw: str | None) -> str:
    return re.sub(r"[\s.\-]", "", raw or "")[:40]


class AccountForm(Form):
    id_number = StringField(
        NUMBER["vneid"],
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
    return _page(AccountForm())


@blueprint.post("/dang-nhap")
@persona
def ask_for_code() -> tuple[str, int] | Response:
    form = AccountForm(request.form)
    if form.validate() and _sent(form, str(form.id_number.data)):
        account = _account()
        session["portal_account"] = form.id_number.data
        session["portal_method"] = account.method if account else "password"
        return redirect(url_for(".code", tiep=_onward()), 303)
    if is_somebodys("id_number", str(form.id_number.data), variant(attempt(reading())).values.values()):
        form.id_number.data = ""
    return _page(form), 422


@blueprint.get("/dang-nhap/otp")
@persona
def code() -> str | Response:
    if attempt(reading()).signed_in:
        return redirect(_onward())
    if "portal_account" not in session:
        return redirect(url_for(".sign_in", tiep=_onward()))
    return _code_page(CodeForm())


@blueprint.post("/dang-nhap/otp")
@persona
def confirm_code() -> tuple[str, int] | Response:
    form = CodeForm(request.form)
    if not form.validate():
        return _code_page(form), 422
    try:
        with writing() as db:
            identity.confirm_otp(db, content(), playing(db), str(form.code.data), now())
    except Refused as refusal:
        form.code.errors = [str(refusal)]
        return _code_page(form), 422
    for name in ("portal_account", "portal_method"):
        session.pop(name, None)
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


def _page(form: AccountForm) -> str:
    account = _account()
    if account:
        form.id_number.label.text = NUMBER[account.method]
    return page("sign_in.html", form=form, account=account, onward=_onward())


def _code_page(form: CodeForm) -> str:
    return page("otp.html", form=form, method=session.get("portal_method", "password"), onward=_onward())


def _sent(form: AccountForm, id_number: str) -> bool:
    try:
        with writing() as db:
            identity.request_otp(db, content(), playing(db), id_number, now())
    except Refused as refusal:
        form.id_number.errors = [str(refusal)]
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
