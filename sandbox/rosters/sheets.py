"""Which of the sheets of a workbook is the list of this class."""

from collections.abc import Sequence
from dataclasses import replace

from fixtures.search import folded
from sandbox.rosters.problems import Problem
from sandbox.rosters.students import Roster


def best(rosters: Sequence[Roster], classroom: str) -> Roster:
    """The sheet called as the class, else the first where students were found, else the first."""
    lists = [roster for roster in rosters if roster.rows]
    if not lists:
        return rosters[0]
    named = [roster for roster in lists if classroom and _called(roster.sheet, classroom)]
    found = (named or lists)[0]
    others = [roster.sheet for roster in lists if roster is not found]
    return replace(found, warnings=(*_about(found.sheet, others), *found.warnings)) if others else found


def _called(sheet: str, classroom: str) -> bool:
    """“Lớp 10A1” and “10a1” are the same class."""
    one, other = ([word for word in folded(name).split() if word != "lop"] for name in (sheet, classroom))
    return one == other


def _about(sheet: str, others: Sequence[str]) -> list[Problem]:
    names = ", ".join(f"“{name}”" for name in others[:8])
    words = f"Tệp còn danh sách ở trang tính {names}. Chỉ trang “{sheet}” được nhập vào lớp này."
    return [Problem(None, "", words)]
