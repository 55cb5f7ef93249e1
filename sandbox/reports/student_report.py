"""A stored report as its student may read it: what was expected stays behind."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

GROUPS = ("outcome", "process", "safety")


@dataclass(frozen=True)
class Group:
    """Points in hundredths."""

    id: str
    earned: int
    points: int


@dataclass(frozen=True)
class Line:
    """One criterion. `message` says what was asked and what happened, `advice` how to do better."""

    id: str
    group: str
    title: str
    verdict: str
    earned: int
    points: int
    message: str
    advice: str
    link: str


@dataclass(frozen=True)
class StudentReport:
    mark: str
    earned: int
    points: int
    good: tuple[str, ...]
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    capped: str = ""

    @property
    def pending(self) -> int:
        """Rows that wait for the teacher."""
        return sum(line.verdict == "pending" for line in self.lines)

    def of(self, group: str) -> list[Line]:
        return [line for line in self.lines if line.group == group]


def student_report(stored: Mapping[str, Any], feedback: str = "full") -> StudentReport:
    """Only what is named here leaves the server; the grader's `expected` and canonical forms never do.

    feedback `points`: each row without what was said of it; `mark`: no row at all.
    """
    if feedback == "mark":
        return StudentReport(stored["mark"], stored["earned"], stored["points"], (), (), ())
    groups = stored["groups"]
    return StudentReport(
        mark=stored["mark"],
        earned=stored["earned"],
        points=stored["points"],
        good=tuple(stored["good"]),
        groups=tuple(Group(name, *groups[name]) for name in GROUPS if name in groups),
        lines=tuple(_line(row, feedback) for row in stored["criteria"] if row["verdict"] != "not_applicable"),
        capped=stored.get("capped", ""),
    )


def _line(row: Mapping[str, Any], feedback: str) -> Line:
    line = Line(**{name: row[name] for name in Line.__dataclass_fields__})
    return line if feedback == "full" else replace(line, message="", advice="", link="")
