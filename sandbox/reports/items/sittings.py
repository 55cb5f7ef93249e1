"""What the counting report of one student says of each criterion: the raw material of item analysis."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

REACHED = ("pass", "partial", "fail")
JUDGED = (*REACHED, "not_reached")
UNKNOWN = None  # a wrong answer that no misconception of the exercise explains


@dataclass(frozen=True)
class Answer:
    """One criterion. Points in hundredths; `seen` as the grader saw it.

    `verdict` is the machine's. Where a teacher gave other points, `machine` is what it had given.
    """

    verdict: str
    earned: int
    points: int
    seen: str = ""
    misconception: str | None = UNKNOWN
    machine: int | None = None
    expected: str = ""

    @property
    def judged(self) -> bool:
        return self.verdict in JUDGED or self.machine is not None

    @property
    def raised(self) -> bool:
        """Whether a teacher gave more than the machine."""
        return self.machine is not None and self.earned > self.machine and self.verdict in REACHED

    @property
    def by_machine(self) -> "Answer":
        return self if self.machine is None else replace(self, earned=self.machine, machine=None)

    @property
    def reached(self) -> bool:
        return self.verdict in REACHED

    @property
    def share(self) -> float:
        """Of its points, 0 to 1; what was not reached earns nothing."""
        if self.points:
            return self.earned / self.points
        return float(self.verdict == "pass")


@dataclass(frozen=True)
class Sitting:
    """One student's work: each criterion by its id, and the values of the variant it was done with."""

    answers: Mapping[str, Answer]
    values: Mapping[str, str]
    mark: float = 0.0

    def rest(self, item: str) -> float | None:
        """The share earned in everything else that was judged; None where there is nothing else."""
        others = [one for name, one in self.answers.items() if name != item and one.judged]
        points = sum(one.points for one in others)
        return sum(one.earned for one in others) / points if points else None


def sitting(report: Mapping[str, Any], variant: Mapping[str, Any]) -> Sitting:
    """From a stored report, and the variant stored with its attempt."""
    answers = {row["id"]: _answer(row) for row in report["criteria"]}
    mark = 10 * report["earned"] / report["points"] if report["points"] else 0.0
    return Sitting(answers, variant["values"], mark)


def _answer(row: Mapping[str, Any]) -> Answer:
    seen, idea = row.get("seen") or "", row.get("misconception")
    return Answer(
        row["verdict"],
        row["earned"],
        row["points"],
        seen,
        idea,
        row.get("machine"),
        row.get("expected") or "",
    )
