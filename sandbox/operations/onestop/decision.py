"""What an officer decides about a dossier, and what must be right before it is done."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from exercises.engine.stack import of_item
from exercises.engine.variants import Variant
from fixtures.desk import load_desk
from fixtures.desk_forms import number_in
from fixtures.lifecycle import Transition
from fixtures.privacy import PLEASE, tells_of_somebody
from fixtures.procedure import Era
from sandbox.operations.moves import known_of
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.onestop.forms import NO_FORM
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

REASON_MAX = 1000
DAYS_MAX = 60
WITH_DAYS = ("request_supplement", "extend")
WITH_GROUND = ("refuse", "stop")
IN_ORDER = ("receive", "forward", "finish")
"""Done with a dossier in which nothing is wrong."""
DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](20[0-9]{2})")

NOT_READY = "Chưa xử lý được. Em xem lại những chỗ được nêu; hồ sơ vẫn như cũ."
NEEDS_REASON = "Em ghi lý do, để người dân hiểu và biết cần làm gì."
LONG_REASON = "Lý do dài quá 1000 chữ cái. Em viết gọn lại."
NEEDS_FORM = "Thao tác “%(action)s” phải kèm mẫu phiếu. Em chọn mẫu phiếu."
NO_FAULT = "Lỗi này không có trong danh mục của thủ tục. Em chọn lại ở bảng giấy tờ."
NO_GROUND = "Căn cứ này không có trong danh sách. Em chọn lại."
AT_ODDS = "Em đang ghi có giấy tờ chưa đạt. Em xem lại bảng giấy tờ, hoặc chọn cách xử lý khác."
WRONG_DAYS = "Số ngày từ 1 đến 60."
WRONG_DUE = "Em ghi ngày hẹn trả theo dạng ngày/tháng/năm, ví dụ 18/04/2024."


class Unready(Refused):
    """What is still missing or wrong: by field of Decision, what is said of it. Nothing was changed."""

    def __init__(self, problems: Mapping[str, Refused]) -> None:
        self.problems = problems
        super().__init__(NOT_READY)


@dataclass(frozen=True)
class Decision:
    """What the officer chose on the page.

    revision  of the dossier as the page showed it       faults  "diploma:missing", as the officer found them
    ground    why it is refused or stopped (fixtures.desk)   form   the kind of form (fixtures.desk_forms)
    days      working days to supplement, or to put off; 0: as many as usual, -1: no number was written
    due       the day of the result, as written down     instead   in the place of the colleague who holds it
    """

    action: str
    revision: int
    reason: str = ""
    faults: tuple[str, ...] = ()
    ground: str = ""
    form: str = ""
    days: int = 0
    due: str = ""
    instead: bool = False


def move_of(desk: Desk, dossier: Dossier, decision: Decision) -> Transition:
    """The move that the lifecycle gives an officer for it; raises NotAllowed. A reason is asked for later."""
    known = known_of(desk.session, desk.content, dossier)
    step = desk.content.world.lifecycle.step
    return step(dossier.state, decision.action, "officer", "-", **known)


def check(desk: Desk, officer: Attempt, dossier: Dossier, decision: Decision, move: Transition) -> None:
    """Raises Unready with everything that is missing or wrong."""
    found = {
        "reason": _of_reason(desk, officer, dossier, decision, move),
        "form": _of_form(decision, move, desk.era),
        "faults": _of_faults(desk, dossier, decision),
        "ground": _unknown(decision.ground, load_desk().grounds, NO_GROUND),
        "days": None if decision.days == 0 or 1 <= decision.days <= DAYS_MAX else Refused(WRONG_DAYS),
        "due": _of_due(desk, officer, dossier, decision),
    }
    problems = {name: said for name, said in found.items() if said is not None}
    if problems:
        raise Unready(problems)


def form_of(move: Transition, era: Era) -> str:
    """The kind of form that goes with a move in this era, or nothing where that era has none."""
    return move.form if number_in(move.form, era) else ""


def asks_due(desk: Desk, officer: Attempt, dossier: Dossier, action: str) -> bool:
    """Whether the officer works out the day of the result: so the exercise says, and there is a day."""
    scene = desk.content.library[officer.exercise].desk
    return action == "receive" and scene.ask_due and desk.procedure(dossier).processing is not None


def day_of(written: str) -> str:
    """A day as dd/mm/yyyy; "" for what is none."""
    parts = DATE.fullmatch("".join(written.split()))
    try:
        return f"{date(*(int(part) for part in reversed(parts.groups()))):%d/%m/%Y}" if parts else ""
    except ValueError:
        return ""


def known_values(desk: Desk, officer: Attempt, dossier: Dossier) -> Collection[str]:
    """What belongs to the practice world here: the officer's own values, the citizen's, and the e-form's."""
    mine, theirs = Variant.from_json(officer.variant), Variant.from_json(desk.attempt.variant)
    if dossier.item and dossier.item in mine.stack:
        theirs = of_item(mine, dossier.item).variant
    return {*mine.values.values(), *theirs.values.values(), *map(str, dossier.fields.values())}


def _of_reason(
    desk: Desk, officer: Attempt, dossier: Dossier, decision: Decision, move: Transition
) -> Refused | None:
    reason = decision.reason.strip()
    if move.reason and not reason:
        return Refused(NEEDS_REASON)
    if len(reason) > REASON_MAX:
        return Refused(LONG_REASON)
    if tells_of_somebody(reason, known_values(desk, officer, dossier)):
        return Refused(PLEASE)
    return None


def _of_form(decision: Decision, move: Transition, era: Era) -> Refused | None:
    if not decision.form:
        return Refused(NEEDS_FORM, action=move.label) if form_of(move, era) else None
    return None if number_in(decision.form, era) else Refused(NO_FORM)


def _of_faults(desk: Desk, dossier: Dossier, decision: Decision) -> Refused | None:
    parts, kinds = {part.id for part in desk.procedure(dossier).components}, load_desk().faults
    named = [fault.partition(":") for fault in decision.faults]
    if any(part not in parts or kind not in kinds for part, _, kind in named):
        return Refused(NO_FAULT)
    return Refused(AT_ODDS) if named and decision.action in IN_ORDER else None


def _of_due(desk: Desk, officer: Attempt, dossier: Dossier, decision: Decision) -> Refused | None:
    wanted = asks_due(desk, officer, dossier, decision.action)
    return Refused(WRONG_DUE) if wanted and not day_of(decision.due) else None


def _unknown(chosen: str, known: Collection[str], words: str) -> Refused | None:
    return Refused(words) if chosen and chosen not in known else None
