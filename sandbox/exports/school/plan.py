"""Which cell of the school's workbook would get which mark, and what stands there now."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from sandbox.exports.school.matching import Match
from sandbox.exports.school.template import Template
from sandbox.exports.table import half_up

Kind = Literal["new", "same", "other", "kept"]


@dataclass(frozen=True)
class Change:
    """new: the cell is empty; same: it says so already; other: it says something else and will be written
    over; kept: it says something else, which stays."""

    row: int
    column: int
    mark: Decimal
    old: str
    kind: Kind

    @property
    def written(self) -> bool:
        return self.kind in ("new", "other")


@dataclass(frozen=True)
class Plan:
    changes: Mapping[tuple[int, int], Change]

    def count(self, *kinds: str) -> int:
        return sum(one.kind in kinds for one in self.changes.values())


def plan(
    template: Template,
    matches: Sequence[Match],
    marks: Mapping[int, Mapping[int, Decimal]],
    over: bool = False,
) -> Plan:
    """`marks`: column of the workbook to student id to mark. `over`: other marks there are written over.

    Schools keep one decimal, so finer marks are rounded half up.
    """
    changes = {}
    for one in matches:
        for column, by_student in marks.items():
            mark = by_student.get(one.person_id) if one.sure and one.person_id is not None else None
            if mark is not None:
                old = one.student.cells[column]
                change = _change(one.student.row, column, half_up(mark), old, over)
                changes[one.student.row, column] = change
    return Plan(changes)


def _change(row: int, column: int, mark: Decimal, old: str, over: bool) -> Change:
    if not old:
        return Change(row, column, mark, old, "new")
    if read_mark(old) == mark:
        return Change(row, column, mark, old, "same")
    return Change(row, column, mark, old, "other" if over else "kept")


def read_mark(text: str) -> Decimal | None:
    if not re.fullmatch(r"\d{1,2}([.,]\d+)?", text, re.ASCII):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
