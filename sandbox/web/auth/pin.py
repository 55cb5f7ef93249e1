"""A student's PIN: chosen the first time, typed every time after."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy import Row
from werkzeug import Response
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Regexp

from sandbox.extensions import parts
from sandbox.operations import accounts, tries
from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.reports import joining
from sandbox.web.access import public, sign_in
from sandbox.web.auth import ID, blueprint
from sandbox.web.auth.codes import tidy
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said

Answer = str | Response | tuple[str, int]


class PinForm(FlaskForm):
    pin = PasswordField(lazy_gettext("Mã PIN"), [InputRequired(lazy_gettext("Em gõ mã PIN của mình."))])


class ChoosePinForm(FlaskForm):
    pin = PasswordField(
        lazy_gettext("Mã PIN mới"),
        [
            InputRequired(lazy_gettext("Em nghĩ ra 4 đến 6 chữ số và gõ vào đây.")),
            Regexp(r"[0-9]{4,6}\Z", message=lazy_gettext("Mã PIN cần 4 đến 6 chữ số, chỉ dùng số 0 đến 9.")),
        ],
    )
    again = PasswordField(
        lazy_gettext("Gõ lại mã PIN"),
        [
            InputRequired(lazy_gettext("Em gõ lại mã PIN một lần nữa để chắc là nhớ.")),
            EqualTo("pin", lazy_gettext("Hai lần gõ chưa giống nhau. Em gõ lại cả hai ô nhé.")),
        ],
    )


@blueprint.route(f"/vao-lop/<code>/<{ID}:seat_id>", methods=["GET", "POST"])
@public
def pin(code: str, seat_id: int) -> Answer:
    seat = joining.seat(reading(), tidy(code), seat_id)
    form = PinForm() if seat.pin_hash else ChoosePinForm()
    if form.validate_on_submit():
        return _enter(code, seat, form) if seat.pin_hash else _choose(code, seat, form)
    return _page(code, seat, form, 422 if form.errors else 200)


def _choose(code: str, seat: Row[Any], form: FlaskForm) -> Answer:
    secret = parts().passwords.hash(form.pin.data)
    try:
        with writing() as db:
            accounts.set_pin(db, seat.id, secret)
    except Refused as refusal:
        form.pin.errors = [said(refusal)]
        return _page(code, seat, form, 409)
    return _come_in(seat)


def _enter(code: str, seat: Row[Any], form: FlaskForm) -> Answer:
    account, address = f"student:{seat.id}", request.remote_addr or ""
    try:
        with writing() as db:
            tries.take_try(db, account, address, now())
    except TooManyTries as wait:
        form.pin.errors = [said(wait)]
        return _page(code, seat, form, 429)
    if not parts().passwords.verify(seat.pin_hash, form.pin.data):
        form.pin.errors = [_("Mã PIN chưa đúng. Em gõ lại chậm từng số nhé.")]
        return _page(code, seat, form, 422)
    with writing() as db:
        tries.forgive(db, account, address)
    return _come_in(seat)


def _come_in(seat: Row[Any]) -> Response:
    sign_in("student", seat.id)
    return redirect(url_for("learn.shelf"))


def _page(code: str, seat: Row[Any], form: FlaskForm, status: int) -> tuple[str, int]:
    name = "auth/pin.html" if isinstance(form, PinForm) else "auth/choose_pin.html"
    return render_template(name, code=code, seat=seat, form=form), status
