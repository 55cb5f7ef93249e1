"""What an officer who is a student does to a dossier: each action of the lifecycle, as it was decided."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import func, select

from fixtures.bills import When
from fixtures.letters import sentence
from sandbox.operations import payments
from sandbox.operations.attachments import of_dossier
from sandbox.operations.onestop import acts, hops
from sandbox.operations.onestop.decision import Decision
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.store.aftermath import Payment
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry

EXTENSIONS_MAX = 3
"""So often a result is put off at most. Practice number, unverified."""
NOTHING_DUE = "Hồ sơ này không có khoản phí, lệ phí nào cần thu lúc này."
UNPAID = "Hồ sơ còn khoản phí, lệ phí phải thu trước khi trả kết quả. Em chọn “Yêu cầu nộp phí”."
TOO_OFTEN = "Hồ sơ này đã xin lỗi và hẹn lại %(n)s lần. Em giải quyết cho xong, không hẹn thêm nữa."


def _receive(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.accept(desk, dossier)


def _process(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.forward(desk, dossier)


def _supplement(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    """The citizen may mend what was named; where nothing was, what there is and what there must be."""
    procedure = desk.procedure(dossier)
    named = [fault.partition(":")[0] for fault in decision.faults]
    there = {paper.component for paper in of_dossier(desk.session, dossier)}
    asked = [part.id for part in procedure.components if part.required or part.id in there]
    components = list(dict.fromkeys(named)) or asked
    holders = {part.holder for part in procedure.components if part.id in components and part.holder}
    fields = [one.name for one in procedure.form if one.name in holders and not one.readonly]
    acts.demand(desk, dossier, sentence(decision.reason), components, fields, decision.days)


def _end(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.end(desk, dossier, decision.action, sentence(decision.reason))


def _bill(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    payment = next(_due(desk, dossier), None)
    if payment is None:
        raise Refused(NOTHING_DUE)
    acts.bill(desk, dossier, payment)


def _extend(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    before = select(func.count()).where(
        JournalEntry.attempt_id == desk.attempt.id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind == "dossier.extended",
    )
    if desk.session.execute(before).scalar_one() >= EXTENSIONS_MAX:
        raise Refused(TOO_OFTEN, n=EXTENSIONS_MAX)
    acts.apologise(desk, dossier, sentence(decision.reason), decision.days)


def _forward(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    hops.forward(desk, dossier)


def _finish(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.conclude(desk, dossier)


def _return(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    if next(_due(desk, dossier), None) is not None:
        raise Refused(UNPAID)
    acts.give_result(desk, dossier)


def _due(desk: Desk, dossier: Dossier) -> Iterator[Payment]:
    """What has fallen due by now and is not paid yet; what should have been asked for before goes first."""
    for at in _points(dossier):
        payment = payments.ask(desk.session, desk.content, desk.attempt, dossier, at, desk.now)
        if payment is not None:
            yield payment


def _points(dossier: Dossier) -> tuple[When, ...]:
    if dossier.received_on is None:
        return ("submit",)
    return ("submit", "receive") if dossier.finished_on is None else ("submit", "receive", "return")


ACTS: Mapping[str, Callable[[Desk, Dossier, Decision], None]] = {
    "receive": _receive,
    "request_supplement": _supplement,
    "refuse": _end,
    "process": _process,
    "forward": _forward,
    "request_payment": _bill,
    "stop": _end,
    "extend": _extend,
    "finish": _finish,
    "return_result": _return,
}
