"""The mock bank: which one was chosen, its one-time code on the phone, the money sent or kept."""

from datetime import datetime

from sqlalchemy.orm import Session

from fixtures.banks import Bank, load_banks
from fixtures.bills import dong
from sandbox.content import Content
from sandbox.operations import dossiers, identity, notices, payments
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier


def choose(session: Session, attempt: Attempt, dossier_id: int, bank: str) -> None:
    """Which bank the citizen goes to; it may be chosen again as long as nothing is paid.

    The code that another bank has sent is worth nothing there.
    """
    if bank not in load_banks():
        raise NotFound
    _, payment = _waiting(session, attempt, dossier_id)
    if bank != payment.bank and is_asking(attempt, payment):
        attempt.otp = ""
    payment.bank = bank
    session.commit()


def send_code(session: Session, attempt: Attempt, dossier_id: int, now: datetime) -> None:
    """A new code for this payment alone: it neither signs anybody in nor pays for anything else."""
    _, payment = _waiting(session, attempt, dossier_id)
    _text(session, attempt, payment, identity.new_otp(attempt, now, bound_to=_bound(payment, "")))
    session.commit()


def confirm(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, code: str, key: str, now: datetime
) -> Payment:
    """Pay with the code; raises Refused with the reason when it is wrong, old or used up.

    Once it is paid the same page sent again leads to the same receipt.
    """
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    payment = payments.waiting(session, dossier)
    if payment is None:
        return _last_paid(session, dossier)
    if not attempt.signed_in:
        raise SignedOut
    reason = identity.otp_reason(attempt, _bound(payment, code), now)
    if reason:
        attempt.otp_tries += 1
        note(session, content, attempt, "payment.refused", now, dossier.id, code=dossier.code)
        session.commit()
        raise Refused(reason)
    attempt.otp = ""
    return payments.pay(session, content, attempt, dossier_id, payment.bank, key, now)


def leave(session: Session, attempt: Attempt, dossier_id: int) -> None:
    """Go back without paying: the code is worth nothing any more, the payment still waits."""
    _, payment = _waiting(session, attempt, dossier_id)
    if is_asking(attempt, payment):
        attempt.otp = ""
    session.commit()


def is_asking(attempt: Attempt, payment: Payment) -> bool:
    """Whether a code for this payment is on the phone."""
    return attempt.otp.startswith(_bound(payment, ""))


def bank_of(payment: Payment) -> Bank | None:
    return load_banks().get(payment.bank)


def _waiting(session: Session, attempt: Attempt, dossier_id: int) -> tuple[Dossier, Payment]:
    if not attempt.signed_in:
        raise SignedOut
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    payment = payments.waiting(session, dossier)
    if payment is None:
        raise Refused(payments.NOTHING_WAITS)
    return dossier, payment


def _last_paid(session: Session, dossier: Dossier) -> Payment:
    paid = [one for one in payments.of_dossier(session, dossier) if one.state == "paid"]
    if not paid:
        raise Refused(payments.NOTHING_WAITS)
    return paid[-1]


def _bound(payment: Payment, code: str) -> str:
    """The code and what it is for, as one secret."""
    return f"{payments.order_number(payment)}:{code}"


def _text(session: Session, attempt: Attempt, payment: Payment, code: str) -> None:
    bank = bank_of(payment)
    if bank is None:
        raise Refused("Vui lòng chọn ngân hàng trước khi thanh toán.")
    what = f"{dong(payment.amount)} cho giao dịch {payments.order_number(payment)}"
    words = f"Mã OTP thanh toán {what} là {code}, dùng trong 3 phút. "
    notices.send(session, attempt, words + "Tuyệt đối không đọc mã này cho bất kỳ ai.", bank.sender)
