"""What a person of a procedure's own cast would put on its e-form, and who could hold its papers."""

import datetime
import re
from collections.abc import Mapping
from functools import cache

from fixtures.eform import clean
from fixtures.papers import KINDS, told
from fixtures.personas import PersonaSpec, facts, invent
from fixtures.procedure import Component, Procedure

DAYS = {"2024": datetime.date(2024, 5, 15), "2026": datetime.date(2026, 9, 16)}
SPRING = {"2024": datetime.date(2024, 4, 26), "2026": datetime.date(2027, 4, 26)}
SUMMER = {"2024": datetime.date(2024, 7, 22), "2026": datetime.date(2027, 7, 5)}
HOLIDAYS = {"2026": datetime.date(2026, 8, 12)}
SEASONS = {"1.005142": SPRING, "1.013338": SPRING, "1.005095": SUMMER, "2.002857": HOLIDAYS}
"""Pupils of eighteen are in grade 12 in spring, when they register for the exam; marks are out in July. Who
comes back to school asks for it before the year begins."""


def day_for(procedure: Procedure, era: str) -> datetime.date:
    return SEASONS.get(procedure.code, DAYS)[era]


def values_for(procedure: Procedure, era: str, seed: str) -> Mapping[str, str]:
    """Everything the cast and the record's own examples say, by name."""
    cast, day = procedure.cast, day_for(procedure, era)
    people = _people(cast.role, cast.age, cast.family, day, seed)
    examples = {name: _filled(text, people) for name, text in procedure.examples.items()}
    return {**people, **examples, "signed": f"{day:%d/%m/%Y}"}


def answers(procedure: Procedure, era: str, seed: str) -> dict[str, str]:
    """The right values as the portal keeps them. A word that nobody has is a KeyError."""
    values = values_for(procedure, era, seed)
    return {field.name: clean(field, _filled(field.value, values)) for field in procedure.form}


def holders(part: Component, procedure: Procedure, era: str, seed: str) -> list[str]:
    """The people of the cast to whom the component's paper may belong: "me", "child"."""
    values = values_for(procedure, era, seed)
    named = answers(procedure, era, seed)[part.holder] if part.holder else ""
    people = [name.removesuffix(".full_name") for name in values if name.endswith(".full_name")]
    people = [name for name in people if "." not in name]
    return [name for name in people if not named or values[f"{name}.full_name"] == named]


def drawable(kind: str, owner: str, values: Mapping[str, str]) -> bool:
    """Whether this person has what such a paper says."""
    return not KINDS[kind].missing(told(values, owner))


def _filled(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_][a-z0-9_.]*)\}", lambda found: values[found[1]], template)


@cache
def _people(
    role: str, age: tuple[int, int], family: tuple[str, ...], day: datetime.date, seed: str
) -> Mapping[str, str]:
    return facts(invent(seed, PersonaSpec(role, age, family), day))
