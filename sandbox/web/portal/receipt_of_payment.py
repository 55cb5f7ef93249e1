"""The receipt of a payment: the page to read and print, and the same as a PDF."""

from flask import Response

from fixtures.amounts import dong_in_words
from fixtures.banks import load_banks
from fixtures.bills import KINDS
from fixtures.identifiers import issue_code
from fixtures.slips import receipt_facts
from sandbox.operations import dossiers, payments
from sandbox.store import NotFound
from sandbox.store.aftermath import Payment
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, reading, variant
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page
from sandbox.web.portal.slips import pdf
from sandbox.web.portal.words import PAYMENTS

RECEIPT = f"/ho-so/<{ID}:dossier_id>/thanh-toan/<{ID}:payment_id>"


@blueprint.get(RECEIPT)
@persona
@with_account
def fee_receipt(dossier_id: int, payment_id: int) -> str:
    dossier, paid = _paid(dossier_id, payment_id)
    catalogue = content().world.catalogue
    return page(
        "fee_receipt.html",
        dossier=dossier,
        paid=paid,
        procedure=catalogue.procedure(dossier.procedure),
        agency=catalogue.agency(dossier.agency),
        bank=load_banks()[paid.bank],
        kinds=KINDS,
        state=PAYMENTS[paid.state],
        payer=_payer(dossier),
        in_words=dong_in_words(paid.amount),
    )


@blueprint.get(f"{RECEIPT}/bien-lai.pdf")
@persona
@with_account
def fee_receipt_file(dossier_id: int, payment_id: int) -> Response:
    dossier, paid = _paid(dossier_id, payment_id)
    facts = receipt_facts(
        agency=content().world.catalogue.agency(dossier.agency),
        number=str(paid.number),
        paid=paid.paid_on or paid.asked_on,
        payer=_payer(dossier),
        dossier_code=str(dossier.code),
        items=[line["name"] for line in paid.lines],
        amount=paid.amount,
        bank=load_banks()[paid.bank].name,
    )
    code = issue_code(variant(attempt(reading())).seed, f"receipt:{paid.number}")
    return pdf("fee_receipt", facts, code, f"bien-lai-{paid.id}")


def _payer(dossier: Dossier) -> str:
    return dossier.fields.get("applicant_name") or variant(attempt(reading())).values["me.full_name"]


def _paid(dossier_id: int, payment_id: int) -> tuple[Dossier, Payment]:
    """A payment that has a receipt: one that was paid, also when the money came back."""
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    found = payments.find(reading(), dossier, payment_id)
    if found.number is None:
        raise NotFound
    return dossier, found
