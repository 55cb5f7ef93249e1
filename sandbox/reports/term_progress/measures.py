"""The measures of a term: marks of an exercise, shares by skill, outcomes practised. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import Any, get_args

from exercises.engine.exercise import Exercise, Skill
from exercises.engine.outcomes import Outcome, load_outcomes
from sandbox.exports.table import half_up
from sandbox.reports.items.sittings import JUDGED

SKILLS: tuple[str, ...] = get_args(Skill)
LEVELS = ((Decimal(8), "high"), (Decimal("6.5"), "good"), (Decimal(5), "pass"))


@dataclass(frozen=True)
class Given:
    """One exercise the class was given. marks: of every student who has one."""

    assignment_id: int
    exercise: str
    title: str
    opens_at: datetime
    marks: Mapping[int, float]

    @property
    def average(self) -> float | None:
        return mean(self.marks.values())

    @property
    def median(self) -> float | None:
        return _rounded(median(map(_exact, self.marks.values()))) if self.marks else None


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome of the curriculum: in how many of the exercises given, and the mean mark in them."""

    outcome: Outcome
    practised: int
    mark: float | None

    @property
    def level(self) -> str:
        return level(self.mark)


def mean(marks: Collection[float]) -> float | None:
    """To 0.1 half up, added up as decimals: of 9.6 and 9.7 it is 9.7, and not just below 9.65."""
    return _rounded(sum(map(_exact, marks), Decimal(0)) / len(marks)) if marks else None


def _exact(mark: float) -> Decimal:
    return Decimal(str(mark))


def _rounded(mark: Decimal) -> float:
    return float(half_up(mark))


def level(mark: float | None) -> str:
    """high | good | pass | low | "": Tốt from 8.0, Khá from 6.5, Đạt from 5.0 (Thông tư 22/2021, Điều 9)."""
    if mark is None:
        return ""
    rounded = half_up(_exact(mark))
    return next((name for least, name in LEVELS if rounded >= least), "low")


def skill_shares(reports: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Of the points judged in these reports the share earned, by skill; none for a skill nobody needed."""
    earned, points = defaultdict[str, int](int), defaultdict[str, int](int)
    for report in reports:
        for row in report["criteria"]:
            if row["verdict"] in JUDGED or row.get("machine") is not None:  # a teacher has judged it
                earned[row["skill"]] += row["earned"]
                points[row["skill"]] += row["points"]
    return {skill: earned[skill] / points[skill] for skill in SKILLS if points[skill]}


def practised(
    given: Sequence[Given], library: Mapping[str, Exercise], student_id: int | None = None
) -> tuple[OutcomeRow, ...]:
    """The outcomes of the exercises given, with the marks of everybody or of one student."""
    marks, times = defaultdict[str, list[float]](list), defaultdict[str, int](int)
    for one in given:
        mine = one.marks if student_id is None else {student_id: one.marks.get(student_id)}
        found = [mark for mark in mine.values() if mark is not None]
        for name in library[one.exercise].outcomes if one.exercise in library else ():
            times[name] += 1
            marks[name] += found
    known = load_outcomes()
    return tuple(OutcomeRow(known[name], times[name], mean(marks[name])) for name in known if times[name])


def not_practised(rows: Sequence[OutcomeRow]) -> tuple[Outcome, ...]:
    """Outcomes that no exercise given practises."""
    there = {row.outcome.id for row in rows}
    return tuple(one for one in load_outcomes().values() if one.id not in there)
