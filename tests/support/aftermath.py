"""Dossiers further along than filing: owing money, finished, with a result in the citizen's hands."""

from datetime import timedelta

from flask import Flask

from exercises.engine.variants import fill
from fixtures.bills import BillLine
from fixtures.catalogue import Catalogue
from fixtures.procedure import Charge
from sandbox.content import Content
from sandbox.operations import banking, petitions, results
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.support.lesson import Lesson, variant

PETITION = {
    "name": "{me.full_name}",
    "email": "{me.email}",
    "phone": "{me.phone}",
    "address": "{me.address}",
    "kind": "report",
    "subject": "Trả kết quả trễ hẹn",
    "content": "Hồ sơ của tôi trễ một ngày. Mong cơ quan báo trước khi trễ.",
}
LINE = BillLine(name="Lệ phí cấp bản sao", kind="charge", price=8000, quantity=3, amount=24000)


def owing(of: Lesson, dossier_id: int, reason: str = "submit", state: str = "payment") -> int:
    """The dossier waits for money: 24.000 đồng; the id of the payment."""
    with of.parts.database.writing() as session:
        dossier = session.get_one(Dossier, dossier_id)
        dossier.state = state
        payment = Payment(
            school_id=dossier.school_id,
            dossier_id=dossier.id,
            reason=reason,
            lines=[LINE.model_dump()],
            amount=LINE.amount,
            asked_on=dossier.submitted_on or session.get_one(Attempt, dossier.attempt_id).clock,
        )
        session.add(payment)
        session.commit()
        return payment.id


def at_the_bank(of: Lesson, dossier_id: int, bank: str = "a") -> str:
    """A bank is chosen and its code is on the phone; the code."""
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, session.get_one(Dossier, dossier_id).attempt_id)
        banking.choose(session, attempt, dossier_id, bank)
        banking.send_code(session, attempt, dossier_id, of.now)
        return attempt.otp.rpartition(":")[2]


def finished(of: Lesson, dossier_id: int, returned: bool = False, receive: str = "") -> None:
    """The desk is done with the dossier, a day after it was filed, or has also handed out the result."""
    with of.parts.database.writing() as session:
        dossier = session.get_one(Dossier, dossier_id)
        attempt = session.get_one(Attempt, dossier.attempt_id)
        assert dossier.submitted_on is not None
        dossier.received_on = dossier.submitted_on + timedelta(hours=1)
        dossier.finished_on = dossier.submitted_on + timedelta(days=1)
        dossier.returned_on = dossier.finished_on if returned else None
        dossier.state = "returned" if returned else "done"
        if receive:
            dossier.fields = {**dossier.fields, "receive_method": receive}
        results.make(session, of.parts.content, attempt, dossier, of.now)
        session.commit()


def petition_of(of: Lesson, attempt_id: int, dossier_id: int | None = None, **otherwise: str) -> int:
    """Feedback that was sent; its id."""
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        values = {name: fill(value, variant(attempt)) for name, value in (PETITION | otherwise).items()}
        key = f"petition-{attempt_id}-{values['subject']}"[:64]
        return petitions.send(session, of.parts.content, attempt, values, dossier_id, key, of.now).id


def charging(app: Flask, code: str, *charges: Charge) -> Content:
    """The world in which the procedure costs this; the application plays in it from now on."""
    parts = app.extensions["dvc-sandbox"]
    content: Content = parts.content
    catalogue = content.world.catalogue
    dear = catalogue.procedure(code).model_copy(update={"charges": charges})
    world = vars(content.world) | {
        "catalogue": Catalogue({**catalogue.procedures, code: dear}, catalogue.agencies)
    }
    changed = Content(type(content.world)(**world), content.library)
    app.extensions["dvc-sandbox"] = type(parts)(**{**vars(parts), "content": changed})
    return changed
