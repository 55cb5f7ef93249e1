"""What the grader answers; stored as it is and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exercises.engine.exercise import Verdict


@dataclass(frozen=True)
class CriterionResult:
    """One row. Points in hundredths. `expected` is for the teacher: `message` never gives it away.

    `verdict` is the machine's. Where a teacher gave other points, `earned` is theirs, `machine` what it was.
    """

    id: str
    title: str
    group: str
    skill: str
    verdict: Verdict
    points: int
    earned: int
    level: str = ""
    seen: str = ""
    seen_canonical: str = ""
    expected: str = ""
    misconception: str | None = None
    message: str = ""
    advice: str = ""
    link: str = ""
    machine: int | None = None

    @property
    def overruled(self) -> bool:
        return self.machine is not None

    @property
    def standing(self) -> Verdict:
        """The verdict that counts: by the points of the teacher, who has the last word."""
        if not self.overruled:
            return self.verdict
        if self.earned == self.points:
            return "pass"
        return "partial" if self.earned else "fail"

    def to_json(self) -> dict[str, Any]:
        """Without `machine` where nobody overruled it: as rows were stored before a teacher could."""
        return {name: value for name, value in vars(self).items() if name != "machine" or self.overruled}


def is_missed(row: Mapping[str, Any]) -> bool:
    """Whether a stored row is the student's mistake: none that a teacher gave all the points for."""
    waived = row.get("machine") is not None and row["earned"] == row["points"]
    return row["verdict"] in ("fail", "partial") and not waived


@dataclass(frozen=True)
class Report:
    """`points` and `earned` in hundredths, `mark` on the 10-point scale; `groups`: (earned, points).

    A criterion with verdict `error` is credited in full and stays in `points`; a `not_applicable` one
    stands outside both, a `pending` one until a teacher judges it. `capped`: why the mark goes no higher.
    """

    exercise: str
    revision: int
    exercise_hash: str
    engine_version: str
    points: int
    earned: int
    mark: str
    groups: Mapping[str, tuple[int, int]]
    criteria: tuple[CriterionResult, ...]
    good: tuple[str, ...]
    capped: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for json.dumps."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "groups": {name: list(pair) for name, pair in self.groups.items()},
            "criteria": [result.to_json() for result in self.criteria],
            "good": list(self.good),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Report":
        """The inverse of to_json; raises KeyError or TypeError for anything else."""
        groups = {name: (earned, points) for name, (earned, points) in data["groups"].items()}
        criteria = tuple(CriterionResult(**result) for result in data["criteria"])
        return cls(**{**data, "groups": groups, "criteria": criteria, "good": tuple(data["good"])})


_PLAIN = ("exercise", "revision", "exercise_hash", "engine_version", "points", "earned", "mark", "capped")
