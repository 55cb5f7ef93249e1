"""A student at the desk acts on a dossier: the lifecycle's rules, the form that goes with it, one winner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from exercises.engine.stack import of_item
from exercises.engine.variants import Variant
from fixtures.bills import When
from fixtures.deadlines import due
from fixtures.desk_forms import number_in
from fixtures.letters import sentence
from fixtures.lifecycle import NotAllowed, Transition
from fixtures.procedure import Era
from sandbox.content import Content
from sandbox.operations import grading, payments
from sandbox.operations.journal import note
from sandbox.operations.moves import known_of
from sandbox.operations.onestop import acts, forms, manned
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

CHANGED = (
    "Hồ sơ này vừa thay đổi: bạn cán bộ khác hoặc người nộp đã xử lý trước em. "
    "Hồ sơ đang ở trạng thái “%(state)s”. Những gì em ghi còn ở dưới; em đọc lại hồ sơ rồi quyết định tiếp."
)
HELD = "Một bạn cán bộ khác đang giữ hồ sơ này. Em chọn hồ sơ khác, hoặc bấm “Nhận thay” nếu bạn ấy nhờ em."
NEEDS_FORM = "Thao tác “%(action)s” phải kèm mẫu phiếu. Em chọn mẫu phiếu rồi bấm lại."
NOTHING_DUE = "Hồ sơ này không có khoản phí, lệ phí nào cần thu lúc này."
UNPAID = "Hồ sơ còn khoản phí, lệ phí phải thu trước khi trả kết quả. Em chọn “Yêu cầu nộp phí”."
WRONG_DAYS = "Số ngày từ 1 đến 60."
DAYS_MAX = 60


@dataclass(frozen=True)
class Decision:
    """What the officer chose on the page.

    revision  of the dossier as the page showed it       faults  "diploma:missing", as the officer found them
    ground    why it is refused or stopped (fixtures.desk)   form   the kind of form (fixtures.desk_forms)
    days      working days to supplement, or to put off   due    the day of the result, as written down
    """

    action: str
    revision: int
    reason: str = ""
    faults: tuple[str, ...] = ()
    ground: str = ""
    form: str = ""
    days: int = 0
    due: str = ""


def take(session: Session, content: Content, officer: Attempt, dossier_id: int, now: datetime) -> Dossier:
    """The officer holds it from now on, also in the place of a colleague; asked twice it is one taking."""
    dossier, _ = manned.find(session, officer, dossier_id, lock=True)
    if dossier.officer_id != officer.id:
        dossier.officer_id = officer.id
        dossier.revision += 1
        note(session, content, officer, "desk.taken", now, dossier.id, dossier=manned.name_of(dossier))
    session.commit()
    return dossier


def act(
    session: Session, content: Content, officer: Attempt, dossier_id: int, decision: Decision, now: datetime
) -> Dossier:
    """Take the move. Raises NotFound, Refused (also when somebody was quicker) or NotAllowed; then nothing of
    the dossier is changed.
    """
    dossier, citizen = manned.find(session, officer, dossier_id, lock=True)
    if dossier.revision != decision.revision:
        raise Refused(CHANGED, state=content.world.lifecycle.state(dossier.state).label)
    if not manned.is_open_to(dossier, officer):
        raise Refused(HELD)
    desk = Desk(session, content, citizen, now)
    move = _allowed(desk, dossier, decision)
    found, promised = _found(desk, officer, dossier), _promised(desk, dossier, decision)
    dossier.officer_id = officer.id
    ACTS[decision.action](desk, dossier, decision)
    session.flush()
    issued = forms.issue(desk, dossier, decision.form, officer) if decision.form else None
    facts = {
        "dossier": manned.name_of(dossier),
        "action": move.action,
        "faults": " ".join(decision.faults),
        "ground": decision.ground,
        "form": issued.kind if issued else "",
        "reason": decision.reason.strip(),
        "due": decision.due,
        "promised": promised,
        "found": found,
    }
    note(session, content, officer, "desk.acted", now, dossier.id, **facts)
    if not any(one.state == "registered" for one in manned.inbox(session, officer)):
        note(session, content, officer, "desk.cleared", now)
    grading.mark(session, content, officer, "desk.acted", now)
    session.commit()
    return dossier


def form_of(move: Transition, era: Era) -> str:
    """The kind of form that goes with a move in this era, or nothing where that era has none."""
    return move.form if number_in(move.form, era) else ""


def _allowed(desk: Desk, dossier: Dossier, decision: Decision) -> Transition:
    known = known_of(desk.session, desk.content, dossier)
    step = desk.content.world.lifecycle.step
    move = step(dossier.state, decision.action, "officer", decision.reason, **known)
    if form_of(move, desk.era) and not decision.form:
        raise Refused(NEEDS_FORM, action=move.label)
    if decision.days and not 1 <= decision.days <= DAYS_MAX:
        raise Refused(WRONG_DAYS)
    if decision.action not in ACTS:
        raise NotAllowed(f"Bàn một cửa chưa làm được “{move.label}”.")
    return move


def _found(desk: Desk, officer: Attempt, dossier: Dossier) -> str:
    """What the desk's own rules find, while that is the question; of a stack: what it was laid with."""
    if dossier.item and officer.id == dossier.attempt_id and dossier.state == "registered":
        return of_item(Variant.from_json(officer.variant), dossier.item).found
    return desk.opinion(dossier).found if dossier.state in ("registered", "processing") else ""


def _promised(desk: Desk, dossier: Dossier, decision: Decision) -> str:
    """The day of the result by the rules, dd/mm/yyyy, where this is the moment to promise one."""
    processing = desk.procedure(dossier).processing
    if decision.action != "receive" or processing is None:
        return ""
    return f"{due(processing, desk.attempt.clock):%d/%m/%Y}"


def _receive(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.accept(desk, dossier)


def _process(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.forward(desk, dossier)


def _supplement(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    """The citizen may mend what was named; where nothing was, everything the procedure asks for."""
    procedure = desk.procedure(dossier)
    named = [fault.partition(":")[0] for fault in decision.faults]
    components = list(dict.fromkeys(named)) or [part.id for part in procedure.components]
    holders = {part.holder for part in procedure.components if part.id in components and part.holder}
    fields = [one.name for one in procedure.form if one.name in holders and not one.readonly]
    acts.demand(desk, dossier, sentence(decision.reason), components, fields, decision.days)


def _end(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.end(desk, dossier, decision.action, sentence(decision.reason))


def _bill(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    payment = payments.ask(desk.session, desk.content, desk.attempt, dossier, _when(dossier), desk.now)
    if payment is None:
        raise Refused(NOTHING_DUE)
    acts.bill(desk, dossier, payment)


def _extend(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.apologise(desk, dossier, sentence(decision.reason), decision.days)


def _finish(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    acts.conclude(desk, dossier)


def _return(desk: Desk, dossier: Dossier, decision: Decision) -> None:
    for at in ("receive", "return"):
        if payments.ask(desk.session, desk.content, desk.attempt, dossier, at, desk.now) is not None:
            raise Refused(UNPAID)
    acts.give_result(desk, dossier)


def _when(dossier: Dossier) -> When:
    if dossier.state == "registered":
        return "submit"
    return "return" if dossier.finished_on is not None else "receive"


ACTS: Mapping[str, Callable[[Desk, Dossier, Decision], None]] = {
    "receive": _receive,
    "request_supplement": _supplement,
    "refuse": _end,
    "process": _process,
    "request_payment": _bill,
    "stop": _end,
    "extend": _extend,
    "finish": _finish,
    "return_result": _return,
}
