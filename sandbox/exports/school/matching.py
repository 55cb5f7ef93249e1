"""Who of the class stands in which row of the school's workbook: by code, else by name and birth date."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from fixtures.tones import canon
from sandbox.exports.school.template import StudentRow
from sandbox.rosters.grid import clean

How = Literal["code", "name", "other_name", "unsure", "twice", "nobody"]
SURE = ("code", "name")


@dataclass(frozen=True)
class Person:
    id: int
    code: str
    name: str
    birth_date: date | None


@dataclass(frozen=True)
class Match:
    """other_name: the code of somebody with another name; unsure: the name, but not the birth date;
    twice: more than one row is the same student. Only `code` and `name` are sure enough to write."""

    student: StudentRow
    how: How
    person_id: int | None = None

    @property
    def sure(self) -> bool:
        return self.how in SURE


def match(students: Sequence[StudentRow], people: Sequence[Person]) -> tuple[Match, ...]:
    found = [_match(one, people) for one in students]
    times = Counter(one.person_id for one in found if one.sure)
    return tuple(
        replace(one, how="twice", person_id=None) if one.sure and times[one.person_id] > 1 else one
        for one in found
    )


def _match(student: StudentRow, people: Sequence[Person]) -> Match:
    owner = _owner(student.code, people)
    if owner is not None:
        same = _key(owner.name) == _key(student.name)
        return Match(student, "code", owner.id) if same else Match(student, "other_name")
    named = [one for one in people if _key(one.name) == _key(student.name)]
    born = [one for one in named if one.birth_date is not None and one.birth_date == student.birth_date]
    if len(born) == 1:
        return Match(student, "name", born[0].id)
    return Match(student, "unsure" if named else "nobody")


def _owner(code: str, people: Sequence[Person]) -> Person | None:
    """Also where a spreadsheet has taken the zeros off, when only one code can be meant."""
    exact = [one for one in people if one.code == code]
    bare = code.lstrip("0")
    found = exact or [one for one in people if bare and one.code.lstrip("0") == bare]
    return found[0] if len(found) == 1 else None


def _key(name: str) -> str:
    """Hoà and Hòa are one writing; Hoa is another name."""
    return " ".join(canon(word) for word in clean(name).split())
