"""What an officer typed and chose: given back whenever it could not be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fixtures.desk import load_desk
from fixtures.procedure import Procedure
from sandbox.web.context import content


@dataclass(frozen=True)
class Sent:
    """What the officer typed and chose, as the page gets it back; `problems`: what is wrong, by field.

    said: why it was not done, for the head of the page.
    """

    action: str = ""
    reason: str = ""
    form: str = ""
    ground: str = ""
    days: str = ""
    due: str = ""
    instead: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def typed(sent: Sent, procedure: Procedure) -> list[tuple[str, str]]:
    """Everything, in words: the dossier may have gone where the page has no fields for it."""
    labels = {move.action: move.label for move in content().world.lifecycle.transitions}
    parts = {part.id: part.name for part in procedure.components}
    faults = [
        f"{parts.get(name, name)}: {load_desk().faults.get(kind, kind)}" for name, kind in sent.faults.items()
    ]
    found = {
        "Cách xử lý": labels.get(sent.action, ""),
        "Lỗi của giấy tờ": "\n".join(faults),
        "Căn cứ": load_desk().grounds.get(sent.ground, ""),
        "Lý do": sent.reason,
        "Số ngày": sent.days,
        "Ngày hẹn trả": sent.due,
    }
    return [line for line in found.items() if line[1]]


def summary(sent: Sent) -> Sequence[tuple[str, str]]:
    """For the head of the page: the control and what is said of it."""
    controls = {"faults": "giay-to"}
    return [(controls.get(name, name), words) for name, words in sent.problems.items()]
