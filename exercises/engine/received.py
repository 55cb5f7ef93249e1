"""The files a student received, as this student's variant has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from exercises.engine.exercise import Exercise, Received
from exercises.engine.variants import Variant, fill
from fixtures.catalogue import load_catalogue
from fixtures.identifiers import issue_code
from fixtures.slips import result_facts

HOLDER = "holder"


@dataclass(frozen=True)
class ReceivedFile:
    """All it takes to draw and sign one; `forged`: the facts it was made to show after it was signed."""

    id: str
    condition: str
    agency: str
    when: datetime
    code: str
    facts: Mapping[str, str]
    forged: Mapping[str, str]


def received(exercise: Exercise, variant: Variant) -> tuple[ReceivedFile, ...]:
    """In the order they are offered; each student's are numbered alike and differ in what they are."""
    return tuple(_file(one, variant) for one in exercise.received)


def _file(one: Received, variant: Variant) -> ReceivedFile:
    agency = load_catalogue().agency(fill(one.agency, variant))
    told = {HOLDER: one.holder, **one.lines}
    return ReceivedFile(
        id=one.id,
        condition=fill(one.condition, variant),
        agency=agency.name,
        when=one.made,
        code=issue_code(variant.seed, f"received:{one.id}"),
        facts=_facts(one, told, variant),
        forged=_facts(one, {**told, **one.forged}, variant),
    )


def _facts(one: Received, told: Mapping[str, str], variant: Variant) -> Mapping[str, str]:
    said = {name: fill(text, variant) for name, text in told.items()}
    return result_facts(
        agency=load_catalogue().agency(fill(one.agency, variant)),
        title=one.title,
        number=f"KQ-{fill(one.number, variant)}",
        made=one.made,
        holder=said.pop(HOLDER),
        dossier_code=fill(one.number, variant),
        lines=said.items(),
    )
