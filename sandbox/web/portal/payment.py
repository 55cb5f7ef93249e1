"""Paying for a dossier: what is due, choosing a bank, everything the account has to pay and has paid."""

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.banks import load_banks
from fixtures.bills import KINDS
from sandbox.operations import banking, dossiers, payments
from sandbox.reports import payments as report
from sandbox.store.aftermath import Payment
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, playing, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page
from sandbox.web.portal.words import PAID_AT, PAYMENTS

CHOOSE = "Vui lòng chọn ngân hàng hoặc ví để thanh toán"


@blueprint.get("/thanh-toan")
@persona
@with_account
def payments_due() -> str:
    rows = report.of_attempt(reading(), attempt(reading()).id)
    return page(
        "payments.html",
        due=[row for row in rows if row.Payment.state == "waiting"],
        past=[row for row in rows if row.Payment.state != "waiting"],
        **_words(),
    )


@blueprint.get("/lich-su-thanh-toan")
@persona
@with_account
def payment_history() -> str:
    rows = report.of_attempt(reading(), attempt(reading()).id)
    paid = [row.Payment.amount for row in rows if row.Payment.state == "paid"]
    return page("payment_history.html", past=rows, total=sum(paid), count=len(paid), **_words())


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/thanh-toan")
@persona
@with_account
def payment(dossier_id: int) -> str:
    return _page(dossiers.find(reading(), attempt(reading()), dossier_id))


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/thanh-toan")
@persona
@with_account
def choose_bank(dossier_id: int) -> tuple[str, int] | Response:
    chosen = request.form.get("bank", "")
    if chosen not in load_banks():
        found = dossiers.find(reading(), attempt(reading()), dossier_id)
        return _page(found, CHOOSE), 422
    with writing() as db:
        banking.choose(db, playing(db), dossier_id, chosen)
    return redirect(url_for(".bank", dossier_id=dossier_id), 303)


def receipt_link(paid: Payment) -> str:
    return url_for(".fee_receipt", dossier_id=paid.dossier_id, payment_id=paid.id)


def _page(dossier: Dossier, problem: str = "") -> str:
    asked = payments.of_dossier(reading(), dossier)
    catalogue = content().world.catalogue
    return page(
        "payment.html",
        dossier=dossier,
        procedure=catalogue.procedure(dossier.procedure),
        agency=catalogue.agency(dossier.agency),
        due=next((one for one in asked if one.state == "waiting"), None),
        past=[one for one in asked if one.state != "waiting"],
        banks=load_banks().values(),
        problem=problem,
        **_words(),
    )


def _words() -> dict[str, object]:
    return {
        "states": PAYMENTS,
        "moments": PAID_AT,
        "kinds": KINDS,
        "procedures": content().world.catalogue.procedures,
        "receipt_link": receipt_link,
        "banks_by_id": load_banks(),
    }
