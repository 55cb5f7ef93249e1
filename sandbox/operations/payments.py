"""Money for a dossier: asked for, paid once, called off or given back when the dossier ends early."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures import letters
from fixtures.banks import load_banks
from fixtures.bills import When, bill, dong
from fixtures.lifecycle import Known
from sandbox.content import Content
from sandbox.operations import dossiers, grading, notices, pauses
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier

NOTHING_WAITS = "Hồ sơ này không có khoản nào đang chờ thanh toán."


def ask(
    session: Session, content: Content, attempt: Attempt, dossier: Dossier, when: When, now: datetime
) -> Payment | None:
    """A payment that waits, or None when nothing is due at that point; part of the caller's transaction.

    Asked a second time for the same point it gives the one that waits, and None once that is paid.
    """
    lines = bill(content.world.catalogue.procedure(dossier.procedure), dossier.fields, when)
    if not lines:
        return None
    for asked in of_dossier(session, dossier):
        if asked.reason == when and asked.state in ("waiting", "paid"):
            return asked if asked.state == "waiting" else None
    payment = Payment(
        school_id=attempt.school_id,
        dossier_id=dossier.id,
        reason=when,
        lines=[line.model_dump() for line in lines],
        amount=sum(line.amount for line in lines),
        asked_on=attempt.clock,
    )
    session.add(payment)
    session.flush()
    return payment


def pay(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, bank: str, key: str, now: datetime
) -> Payment:
    """Pay what waits; the same key gives the payment it made. Raises Refused when nothing waits."""
    if bank not in load_banks():
        raise NotFound
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    made = session.scalars(select(Payment).where(Payment.key == key)).one_or_none()
    if made is not None:
        return _mine(made, dossier)
    if not attempt.signed_in:
        raise SignedOut
    payment = waiting(session, dossier)
    if payment is None:
        raise Refused(NOTHING_WAITS)
    move = content.world.lifecycle.step(dossier.state, "pay", "applicant", **known(dossier))
    payment.state, payment.bank, payment.key = "paid", bank, key
    payment.number, payment.paid_on = f"BL-TH-{payment.id:07d}", attempt.clock
    dossier.state, dossier.changed_at = move.to, now
    dossier.revision += 1
    pauses.follow(session, dossier, move, attempt.clock)
    note(session, content, attempt, move.event, now, dossier.id, code=dossier.code)
    _tell(session, attempt, dossier, payment)
    grading.mark(session, content, attempt, "dossier.paid", now)
    session.commit()
    return payment


def close(session: Session, dossier: Dossier) -> None:
    """The dossier ends without a result: what waits is called off, and what was paid before the desk
    received it is given back. Part of the caller's transaction."""
    for payment in of_dossier(session, dossier):
        if payment.state == "waiting":
            payment.state = "cancelled"
        elif payment.state == "paid" and dossier.received_on is None:
            payment.state = "refunded"


def waiting(session: Session, dossier: Dossier) -> Payment | None:
    """What the dossier waits for; never more than one."""
    return next((one for one in of_dossier(session, dossier) if one.state == "waiting"), None)


def is_paid(session: Session, dossier: Dossier) -> bool:
    return any(one.state == "paid" for one in of_dossier(session, dossier))


def of_dossier(session: Session, dossier: Dossier) -> list[Payment]:
    """Oldest first."""
    wanted = select(Payment).where(Payment.dossier_id == dossier.id).order_by(Payment.id)
    return list(session.scalars(wanted))


def find(session: Session, dossier: Dossier, payment_id: int) -> Payment:
    """A payment of this dossier; raises NotFound for any other's."""
    wanted = select(Payment).where(Payment.id == payment_id, Payment.dossier_id == dossier.id)
    payment = session.scalars(wanted).one_or_none()
    if payment is None:
        raise NotFound
    return payment


def order_number(payment: Payment) -> str:
    """How the bank calls it, before there is a receipt."""
    return f"TT-TH-{payment.id:07d}"


def known(dossier: Dossier) -> Known:
    """Where the dossier goes on once it is paid."""
    return {"received": dossier.received_on is not None, "finished": dossier.finished_on is not None}


def _tell(session: Session, attempt: Attempt, dossier: Dossier, paid: Payment) -> None:
    """The bank by text message, the portal by a notice."""
    amount, moment = dong(paid.amount), letters.when(attempt.clock)
    said = letters.letter("pay", code=str(dossier.code), amount=amount, moment=moment)
    notices.post(session, attempt, dossier, said.title, said.text)
    order = f"Giao dịch {order_number(paid)} thành công lúc {moment}: đã trừ {amount}"
    words = f"{order}, nộp phí, lệ phí hồ sơ {dossier.code}."
    notices.send(session, attempt, words, load_banks()[paid.bank].sender)


def _mine(payment: Payment, dossier: Dossier) -> Payment:
    if payment.dossier_id != dossier.id:
        raise NotFound
    return payment
