"""The one-stop desk at work: what an exercise orders, days that pass, dossiers in every state."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flask import Flask
from sqlalchemy import select

from exercises.engine.schema import OfficerStep
from fixtures.procedure import Charge
from sandbox.extensions import Parts
from sandbox.operations import answering, attempts, banking, moves, payments, withdrawals
from sandbox.operations.onestop.acts import ACTS
from sandbox.operations.onestop.desk import Desk
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import Base
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Notice
from tests.support.aftermath import charging
from tests.support.lesson import SLUG, Lesson, drafted, filed

PROCEDURE = "1.005092"
FEE = Charge(name="Lệ phí cấp bản sao", kind="charge", amount=8000, per="copies", when="receive")


def ordering(app: Flask, *steps: dict[str, Any]) -> None:
    """From now on the exercise orders these steps of its officer."""
    parts: Parts = app.extensions["dvc-sandbox"]
    exercise = parts.content.library[SLUG]
    officer = tuple(OfficerStep.model_validate(step) for step in steps)
    library = {**parts.content.library, SLUG: exercise.model_copy(update={"officer": officer})}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))


def pass_days(of: Lesson, attempt_id: int, days: int = 1) -> None:
    """Press "Sang ngày làm việc tiếp theo" so often."""
    for _ in range(days):
        with of.parts.database.writing() as session:
            attempts.next_day(session, of.parts.content, session.get_one(Attempt, attempt_id), of.now)


def answer(of: Lesson, attempt_id: int, dossier_id: int, key: str = "tra-loi", **values: str) -> None:
    """Send the supplement that was asked for; `values` changes fields, `words` is what is written."""
    words = values.pop("words", "Tôi gửi bổ sung.")
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        answering.send(session, of.parts.content, attempt, dossier_id, values, words, key, of.now)


def withdrawn(of: Lesson, attempt_id: int, dossier_id: int, reason: str = "") -> None:
    """Taken back by its citizen."""
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        withdrawals.withdraw(session, of.parts.content, attempt, dossier_id, reason, of.now)


def paid(of: Lesson, attempt_id: int, dossier_id: int, key: str = "thanh-toan") -> None:
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        banking.choose(session, attempt, dossier_id, "a")
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        payments.pay(session, of.parts.content, attempt, dossier_id, "a", key, of.now)


def change(of: Lesson, dossier_id: int, **fields: str) -> None:
    """What the e-form says, whether the portal would take it or not."""
    with of.parts.database.writing() as session:
        found = session.get_one(Dossier, dossier_id)
        found.fields = {**found.fields, **fields}
        session.commit()


def dossier(of: Lesson, dossier_id: int) -> Dossier:
    with of.parts.database.reading() as session:
        return session.get_one(Dossier, dossier_id)


def history(of: Lesson, dossier_id: int) -> list[str]:
    """What happened to a dossier since it was filed: "14:10 17/04 submitted"."""
    wanted = select(JournalEntry).where(JournalEntry.dossier_id == dossier_id).order_by(JournalEntry.id)
    with of.parts.database.reading() as session:
        entries = list(session.scalars(wanted))
    told = [f"{one.clock:%H:%M %d/%m} {one.kind.removeprefix('dossier.')}" for one in entries]
    return told[[one.kind for one in entries].index("dossier.submitted") :]


def notices(of: Lesson, attempt_id: int) -> list[Notice]:
    with of.parts.database.reading() as session:
        wanted = select(Notice).where(Notice.attempt_id == attempt_id)
        return list(session.scalars(wanted.order_by(Notice.id)))


def texts(of: Lesson, attempt_id: int) -> list[str]:
    """What came to the phone from the desk."""
    with of.parts.database.reading() as session:
        wanted = select(PhoneMessage).where(PhoneMessage.attempt_id == attempt_id)
        kept = session.scalars(wanted.order_by(PhoneMessage.id))
        return [one.text for one in kept if one.message == "notice"]


def everything(of: Lesson) -> dict[str, list[Any]]:
    """Every row of every table."""
    with of.parts.database.reading() as session:
        return {
            table.name: sorted(map(str, session.execute(select(table)).all()))
            for table in Base.metadata.sorted_tables
        }


def moved(of: Lesson, attempt_id: int, dossier_id: int, action: str, actor: str, reason: str = "") -> None:
    """One move of the lifecycle and nothing else."""
    with of.parts.database.writing() as session:
        attempt, found = session.get_one(Attempt, attempt_id), session.get_one(Dossier, dossier_id)
        moves.move(session, of.parts.content, attempt, found, action, actor, of.now, reason)
        session.commit()


def demanded(of: Lesson, dossier_id: int, components: Sequence[str] = (), fields: Sequence[str] = ()) -> None:
    """The officer asks for this, now, whatever the exercise says."""
    with of.parts.database.writing() as session:
        found = session.get_one(Dossier, dossier_id)
        me = session.get_one(Attempt, found.attempt_id)
        step = OfficerStep(
            on="dossier.submitted", do="supplement", reason="Ảnh mờ.", components=components, fields=fields
        )
        ACTS["supplement"](Desk(session, of.parts.content, me, of.now), found, step)
        session.commit()


BY_DESK = {"receive_method": "desk"}
MISSING = {"on": "dossier.submitted", "after": "1 working_day", "do": "supplement"}
ASKED = MISSING | {"reason": "Ảnh mờ.", "components": ["identity"], "fields": ["owner_address"]}


def brought(of: Lesson, student: int, state: str) -> tuple[int, int]:
    """(attempt id, dossier id) of a dossier that came to this state the way dossiers do."""
    if state == "draft":
        return drafted(of, student)
    if state == "payment":
        charging(of.app, PROCEDURE, FEE)
    orders: dict[str, dict[str, Any]] = {
        "supplement": ASKED,
        "refused": MISSING | {"do": "refuse", "reason": "Không có tên trong sổ gốc."},
        "stopped": {"on": "dossier.received", "do": "stop", "reason": "Sổ gốc đang được kiểm tra."},
    }
    ordering(of.app, *([orders[state]] if state in orders else []))
    ids = filed(of, student, fields=BY_DESK)
    further: dict[str, Callable[[], None]] = {
        "registered": lambda: None,
        "received": lambda: moved(of, *ids, "receive", "officer"),
        "withdrawn": lambda: withdrawn(of, *ids),
        "done": lambda: pass_days(of, ids[0], 2),
        "returned": lambda: pass_days(of, ids[0], 3),
    }
    further.get(state, lambda: pass_days(of, ids[0]))()
    assert dossier(of, ids[1]).state == state
    return ids
