"""What a citizen may do with one of their filed dossiers, by the lifecycle's own table."""

from typing import NamedTuple

from flask import url_for

from sandbox.operations import results
from sandbox.store.dossiers import Dossier
from sandbox.web.context import content

PAGES = {
    "supplement": (".supplement", "Bổ sung hồ sơ"),
    "pay": (".payment", "Thanh toán"),
    "rate": (".rating", "Đánh giá hài lòng"),
    "withdraw": (".withdraw", "Thu hồi hồ sơ"),
}
RESULT = (".result", "Xem kết quả")
PETITION = (".petition", "Gửi phản ánh kiến nghị")


class Action(NamedTuple):
    """`method` is how its first page is asked for: each asks once more before anything happens."""

    label: str
    address: str
    method: str = "GET"


def actions_of(dossier: Dossier, paid: bool = False, rated: bool = False) -> list[Action]:
    """The most urgent first. `paid`, `rated`: whether money was paid for it, whether it was rated."""
    if dossier.state == "draft":
        return []
    moves = content().world.lifecycle.actions(
        dossier.state,
        "applicant",
        received=dossier.received_on is not None,
        finished=dossier.finished_on is not None,
        paid=paid,
    )
    offered = [PAGES[move.action] for move in moves if not (rated and move.action == "rate")]
    if results.is_in_hand(dossier):
        offered.insert(0, RESULT)
    return [_action(dossier, *page) for page in (*offered, PETITION)]


def _action(dossier: Dossier, page: str, label: str) -> Action:
    return Action(label, url_for(f"portal{page}", dossier_id=dossier.id))
