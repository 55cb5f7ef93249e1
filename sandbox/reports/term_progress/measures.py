"""The measures of a term: marks of an exercise, shares by skill, outcomes practised. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import fmean, median
from typing import Any, get_args

from exercises.engine.exercise import Exercise, Skill
from exercises.engine.outcomes import Outcome, load_outcomes
from sandbox.reports.items.sittings import JUDGED

SKILLS: tuple[str, ...] = get_args(Skill)
LEVELS = ((Decimal(8), "high"), (Decimal("6.5"), "good"), (Decimal(5), "pass"))
TENTH = Decimal("0.1")


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
        return fmean(self.marks.values()) if self.marks else None

    @property
    def median(self) -> float | None:
        return median(self.marks.values()) if self.marks else None


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome of the curriculum: in how many of the exercises given, and the mean mark in them."""

    outcome: Outcome
    practised: int
    mark: float | None

    @property
    def level(self) -> str:
        return level(self.mark)


def level(mark: float | None) -> str:
    """high | good | pass | low | "": Tốt from 8.0, Khá from 6.5, Đạt from 5.0 (Thông tư 22/2021, Điều 9)."""
    if mark is None:
        return ""
    rounded = Decimal(str(mark)).quantize(TENTH, ROUND_HALF_UP)
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
    return tuple(
        OutcomeRow(known[name], times[name], fmean(marks[name]) if marks[name] else None)
        for name in known
        if times[name]
    )


def not_practised(rows: Sequence[OutcomeRow]) -> tuple[Outcome, ...]:
    """Outcomes that no exercise given practises."""
    there = {row.outcome.id for row in rows}
    return tuple(one for one in load_outcomes().values() if one.id not in there)
