"""What an officer may do with a dossier now, what each way asks for, and the forms there are."""

from dataclasses import dataclass

from fixtures.desk_forms import FORMS, number_in
from fixtures.lifecycle import Transition
from fixtures.procedure import Era
from sandbox.operations.moves import known_of
from sandbox.operations.onestop.deciding import form_of
from sandbox.operations.onestop.decision import WITH_DAYS, WITH_GROUND
from sandbox.store.dossiers import Dossier
from sandbox.web.context import content, reading


@dataclass(frozen=True)
class Choice:
    """An action the lifecycle gives now. `fields`: what it asks for; `form`: whether one must go with it."""

    move: Transition
    fields: tuple[str, ...]
    form: bool


def choices_of(found: Dossier, era: Era) -> list[Choice]:
    known = known_of(reading(), content(), found)
    moves = content().world.lifecycle.actions(found.state, "officer", **known)
    return [Choice(move, _fields(move), bool(form_of(move, era))) for move in moves]


def _fields(move: Transition) -> tuple[str, ...]:
    wanted = {
        "due": move.action == "receive",
        "ground": move.action in WITH_GROUND,
        "reason": move.reason,
        "days": move.action in WITH_DAYS,
    }
    return tuple(name for name, is_there in wanted.items() if is_there)


def kinds_of(era: Era) -> list[tuple[str, str]]:
    """(kind, "Mẫu 01 – Giấy tiếp nhận …") of every form there is in that era."""
    numbered = sorted((number_in(kind, era), kind, form.title.get(era, "")) for kind, form in FORMS.items())
    return [(kind, f"Mẫu {number} – {title}") for number, kind, title in numbered if number]
