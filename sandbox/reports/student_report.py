"""A stored report as its student may read it: what was expected stays behind."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from exercises.engine.report import CriterionResult

GROUPS = ("outcome", "process", "safety")


@dataclass(frozen=True)
class Group:
    """Points in hundredths."""

    id: str
    earned: int
    points: int


@dataclass(frozen=True)
class Line:
    """One criterion. `message` says what was asked and what happened, `advice` how to do better.

    `verdict` is the one that counts. Where a teacher gave other points, `machine` are the machine's and
    `machine_verdict` what it said; `remark` are the teacher's words.
    """

    id: str
    group: str
    title: str
    verdict: str
    earned: int
    points: int
    message: str
    advice: str
    link: str
    machine: int | None = None
    machine_verdict: str = ""
    remark: str = ""


@dataclass(frozen=True)
class StudentReport:
    mark: str
    earned: int
    points: int
    good: tuple[str, ...]
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    capped: str = ""
    remark: str = ""

    @property
    def pending(self) -> int:
        """Rows that wait for the teacher."""
        return sum(line.verdict == "pending" for line in self.lines)

    def of(self, group: str) -> list[Line]:
        return [line for line in self.lines if line.group == group]


def student_report(
    stored: Mapping[str, Any], feedback: str = "full", remarks: Mapping[str, str] | None = None
) -> StudentReport:
    """Only what is named here leaves the server; the grader's `expected` and canonical forms never do.

    feedback `points`: each row without what the machine said of it; `mark`: no row at all. `remarks`: the
    teacher's words by row, and of the whole attempt under "".
    """
    said = remarks or {}
    whole = said.get("", "")
    if feedback == "mark":
        return StudentReport(stored["mark"], stored["earned"], stored["points"], (), (), (), remark=whole)
    groups = stored["groups"]
    return StudentReport(
        mark=stored["mark"],
        earned=stored["earned"],
        points=stored["points"],
        good=tuple(stored["good"]),
        groups=tuple(Group(name, *groups[name]) for name in GROUPS if name in groups),
        lines=tuple(
            _line(row, feedback, said.get(row["id"], ""))
            for row in stored["criteria"]
            if row["verdict"] != "not_applicable"
        ),
        capped=stored.get("capped", ""),
        remark=whole,
    )


def _line(row: Mapping[str, Any], feedback: str, remark: str) -> Line:
    plain = {name: row[name] for name in _PLAIN}
    result = CriterionResult(**row)
    line = Line(
        verdict=result.standing,
        machine=result.machine,
        machine_verdict=result.verdict if result.overruled else "",
        remark=remark,
        **plain,
    )
    return line if feedback == "full" else replace(line, message="", advice="", link="")


_PLAIN = ("id", "group", "title", "earned", "points", "message", "advice", "link")
