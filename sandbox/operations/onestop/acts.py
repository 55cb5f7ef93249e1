"""The acts of the officer, each within the caller's transaction: move, dates, a letter to the citizen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from exercises.engine.schema import OfficerStep
from exercises.engine.variants import Variant, fill
from fixtures.bills import When, dong
from fixtures.deadlines import due, put_off
from fixtures.letters import letter, sentence, when
from fixtures.officer import ANSWER_DAYS, DEMANDS_MAX, LATE_DAYS
from fixtures.outcome import title_of
from fixtures.working_days import CLOSES, add_working_days
from sandbox.operations import notices, payments, results
from sandbox.operations.moves import move
from sandbox.operations.onestop import forms, hops
from sandbox.operations.onestop.desk import Desk
from sandbox.store.aftermath import Demand, Payment
from sandbox.store.dossiers import Dossier

STOPPED = "Dừng xử lý tại đây."


def review(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    """As the procedure's own rules say; asked too often in vain, the dossier is not taken any further."""
    opinion = desk.opinion(dossier)
    if opinion.action == "receive":
        accept(desk, dossier, opinion.remarks)
        forms.usual(desk, dossier, "receipt")
        process(desk, dossier, None)
    elif demands(desk, dossier) < DEMANDS_MAX:
        demand(desk, dossier, opinion.reason, opinion.components, opinion.fields)
        forms.usual(desk, dossier, "supplement", opinion.reason)
    else:
        _give_up(desk, dossier, "refuse" if dossier.received_on is None else "stop", opinion.reason)


def receive(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    accept(desk, dossier)
    forms.usual(desk, dossier, "receipt")
    process(desk, dossier, None)


def process(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    """To the department that decides; where the fee falls due on reception, that is asked for first."""
    forward(desk, dossier)
    _ask(desk, dossier, "receive")


def supplement(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    if step is not None:
        reason = _reason(desk, step)
        demand(desk, dossier, reason, step.components, step.fields, step.days)
        forms.usual(desk, dossier, "supplement", reason)


def refuse(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    _give_up(desk, dossier, "refuse", _reason(desk, step))


def stop(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    _give_up(desk, dossier, "stop", _reason(desk, step))


def late(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    """An apology and another date; the first one stays on record."""
    reason = _reason(desk, step)
    apologise(desk, dossier, reason, step.days if step else 0)
    forms.usual(desk, dossier, "apology", reason)


def finish(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    """The result is there; where it costs something it waits for the money."""
    hops.through(desk, dossier)
    conclude(desk, dossier)
    _ask(desk, dossier, "return")


def pass_on(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    hops.forward(desk, dossier)


def hand_over(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    give_result(desk, dossier)


def expire(desk: Desk, dossier: Dossier, step: OfficerStep | None) -> None:
    ended = move(desk.session, desk.content, desk.attempt, dossier, "expire", "clock", desk.now)
    hops.close(desk, dossier, STOPPED)
    end = "không được tiếp nhận" if ended.to == "refused" else "dừng giải quyết"
    refund = _refund(desk, dossier)
    _write(desk, dossier, "expire", by=when(desk.attempt.clock), end=end, refund=refund)


Act = Callable[[Desk, Dossier, OfficerStep | None], None]
ACTS: Mapping[str, Act] = {
    "review": review,
    "receive": receive,
    "process": process,
    "supplement": supplement,
    "refuse": refuse,
    "stop": stop,
    "late": late,
    "forward": pass_on,
    "finish": finish,
    "return": hand_over,
    "expire": expire,
}


def accept(desk: Desk, dossier: Dossier, remarks: Sequence[str] = ()) -> None:
    """Valid: the clock starts now."""
    processing = desk.procedure(dossier).processing
    promised = due(processing, desk.attempt.clock) if processing else None
    _move(desk, dossier, "receive", due=promised)
    dossier.received_on = desk.attempt.clock
    dossier.due_on = dossier.first_due_on = promised
    _write(desk, dossier, "receive", due=when(promised), remarks=" ".join(remarks))


def forward(desk: Desk, dossier: Dossier) -> None:
    """To the department that decides; where others follow, the dossier's way begins."""
    _move(desk, dossier, "process")
    hops.begin(desk, dossier)


def demand(
    desk: Desk,
    dossier: Dossier,
    reason: str,
    components: Sequence[str],
    fields: Sequence[str],
    days: int = 0,
) -> None:
    """A Phiếu yêu cầu bổ sung, to be answered before the office closes on the last day."""
    last_day = add_working_days(desk.attempt.clock, days or ANSWER_DAYS)
    demand = Demand(
        school_id=dossier.school_id,
        dossier_id=dossier.id,
        reason=reason,
        components=list(components),
        fields=list(fields),
        asked_on=desk.attempt.clock,
        answer_by=datetime.combine(last_day.date(), CLOSES),
    )
    desk.session.add(demand)
    _move(desk, dossier, "request_supplement", reason)
    _write(desk, dossier, "request_supplement", reason=reason, by=when(demand.answer_by))


def demands(desk: Desk, dossier: Dossier) -> int:
    made = select(func.count()).where(Demand.dossier_id == dossier.id)
    return desk.session.execute(made).scalar_one()


def apologise(desk: Desk, dossier: Dossier, reason: str, days: int = 0) -> None:
    """Another date, so many working days after the one that was promised last."""
    before = dossier.due_on or desk.attempt.clock
    again = put_off(before, days or LATE_DAYS)
    _move(desk, dossier, "extend", reason, again)
    dossier.due_on = again
    _write(desk, dossier, "extend", reason=reason, due=when(again), old_due=when(before))


def conclude(desk: Desk, dossier: Dossier) -> None:
    """The result is made."""
    _move(desk, dossier, "finish")
    hops.close(desk, dossier)
    dossier.finished_on = desk.attempt.clock
    results.make(desk.session, desk.content, desk.attempt, dossier, desk.now)
    words = desk.way(dossier)
    _write(desk, dossier, "finish", result=sentence(title_of(desk.procedure(dossier))), wait=words.wait)


def give_result(desk: Desk, dossier: Dossier) -> None:
    _move(desk, dossier, "return_result")
    dossier.returned_on = desk.attempt.clock
    _write(desk, dossier, "return_result", got=desk.way(dossier).got)


def _ask(desk: Desk, dossier: Dossier, at: When) -> None:
    """Money that is due at this point; the dossier waits until it is paid."""
    payment = payments.ask(desk.session, desk.content, desk.attempt, dossier, at, desk.now)
    if payment is not None:
        bill(desk, dossier, payment)


def bill(desk: Desk, dossier: Dossier, payment: Payment) -> None:
    _move(desk, dossier, "request_payment")
    _write(desk, dossier, "request_payment", amount=dong(payment.amount))


def end(desk: Desk, dossier: Dossier, action: str, reason: str) -> None:
    _move(desk, dossier, action, reason)
    hops.close(desk, dossier, STOPPED)
    _write(desk, dossier, action, reason=reason, refund=_refund(desk, dossier))


def _give_up(desk: Desk, dossier: Dossier, action: str, reason: str) -> None:
    end(desk, dossier, action, reason)
    forms.usual(desk, dossier, "refusal" if action == "refuse" else "stop", reason)


def _refund(desk: Desk, dossier: Dossier) -> str:
    """What becomes of the money, where some was paid before the desk received the dossier."""
    paid = payments.of_dossier(desk.session, dossier)
    return "Số tiền đã nộp được hoàn lại." if any(one.state == "refunded" for one in paid) else ""


def _reason(desk: Desk, step: OfficerStep | None) -> str:
    words = step.reason if step else ""
    return sentence(fill(words, Variant.from_json(desk.attempt.variant)))


def _move(desk: Desk, dossier: Dossier, action: str, reason: str = "", due: datetime | None = None) -> None:
    move(desk.session, desk.content, desk.attempt, dossier, action, "officer", desk.now, reason, due)


def _write(desk: Desk, dossier: Dossier, action: str, **facts: str) -> None:
    if desk.silent:
        return
    catalogue = desk.content.world.catalogue
    agency = catalogue.agency(dossier.agency).name
    known = {"code": str(dossier.code), "procedure": desk.procedure(dossier).name, "agency": agency}
    said = letter(action, **known, mine=desk.mine, **facts)
    notices.post(desk.session, desk.attempt, dossier, said.title, said.text, said.sms)
