"""The mock bank's own page: an order, a practice QR, a code from the phone, and the way back."""

import secrets
from typing import Any

import segno
from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.banks import qr_text
from sandbox.operations import banking, dossiers, payments
from sandbox.operations.refusals import Refused
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page, sent_key, tell
from sandbox.web.portal.payment import receipt_link
from sandbox.web.portal.sign_in import CodeForm

BANK = f"/ho-so/<{ID}:dossier_id>/ngan-hang"


@blueprint.get(BANK)
@persona
@with_account
def bank(dossier_id: int) -> Any:
    return _page(dossier_id, CodeForm())


@blueprint.post(BANK)
@persona
@with_account
def confirm_payment(dossier_id: int) -> Any:
    form = CodeForm(request.form)
    if not form.validate():
        return _page(dossier_id, form, 422)
    try:
        with writing() as db:
            code, key = str(form.code.data), sent_key()
            paid = banking.confirm(db, content(), playing(db), dossier_id, code, key, now())
            onward = receipt_link(paid)
    except Refused as refusal:
        form.code.errors = [str(refusal)]
        return _page(dossier_id, form, 422)
    return redirect(onward, 303)


@blueprint.post(f"{BANK}/ma")
@persona
@with_account
def bank_code(dossier_id: int) -> Response:
    with writing() as db:
        banking.send_code(db, playing(db), dossier_id, now())
    return redirect(url_for(".bank", dossier_id=dossier_id), 303)


@blueprint.post(f"{BANK}/huy")
@persona
@with_account
def leave_bank(dossier_id: int) -> Response:
    with writing() as db:
        banking.leave(db, playing(db), dossier_id)
    tell("Đã huỷ giao dịch. Chưa có khoản tiền nào được thanh toán.")
    return redirect(url_for(".payment", dossier_id=dossier_id), 303)


@blueprint.get(f"{BANK}/ma")
@blueprint.get(f"{BANK}/huy")
@persona
def to_bank(dossier_id: int) -> Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    return redirect(url_for(".bank", dossier_id=found.id))


def _page(dossier_id: int, form: CodeForm, status: int = 200) -> Response | tuple[str, int]:
    me = attempt(reading())
    dossier = dossiers.find(reading(), me, dossier_id)
    due = payments.waiting(reading(), dossier)
    chosen = banking.bank_of(due) if due else None
    if due is None or chosen is None:
        return redirect(url_for(".payment", dossier_id=dossier.id))
    order = payments.order_number(due)
    shown = page(
        "bank.html",
        dossier=dossier,
        due=due,
        bank=chosen,
        order=order,
        qr=segno.make(qr_text(order, due.amount), error="m").svg_data_uri(scale=4, border=2),
        form=form,
        asking=banking.is_asking(me, due),
        key=secrets.token_urlsafe(16),
    )
    return shown, status
