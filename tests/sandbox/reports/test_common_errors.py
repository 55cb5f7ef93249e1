"""Common errors, from reports made by hand."""

from dataclasses import dataclass
from typing import Any

from sandbox.reports.common_errors import common_errors


@dataclass
class Idea:
    tag: str
    say: str


@dataclass
class Row:
    id: str
    title: str
    misconceptions: tuple[Idea, ...] = ()


@dataclass
class Lesson:
    rubric: tuple[Row, ...]


EXERCISE: Any = Lesson((Row("name", "Họ tên", (Idea("sibling", "Tên của chị."),)), Row("paper", "Giấy tờ")))


def report(**verdicts: str) -> dict[str, Any]:
    """name="fail:sibling" is a failed criterion with a known wrong idea."""
    criteria = []
    for id, text in verdicts.items():
        verdict, _, tag = text.partition(":")
        criteria.append({"id": id, "verdict": verdict, "misconception": tag or None})
    return {"criteria": criteria}


def found(*reports: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    return [(one.title, one.message, one.count, one.of) for one in common_errors(EXERCISE, reports)]


def test_the_most_frequent_comes_first() -> None:
    reports = [
        report(name="fail:sibling", paper="fail"),
        report(name="pass", paper="partial"),
        report(name="pass"),
    ]
    assert found(*reports) == [("Giấy tờ", "", 2, 3), ("Họ tên", "Tên của chị.", 1, 3)]


def test_a_wrong_idea_is_counted_apart_from_a_plain_miss() -> None:
    assert found(report(name="fail:sibling"), report(name="fail")) == [
        ("Họ tên", "Tên của chị.", 1, 2),
        ("Họ tên", "", 1, 2),
    ]


def test_what_was_not_reached_or_broke_is_nobodys_mistake() -> None:
    assert found(report(name="not_reached", paper="error"), report(name="not_applicable")) == []


def test_no_reports_no_errors() -> None:
    assert found() == []


def test_a_value_of_another_field_or_person_is_told_without_an_author() -> None:
    told = found(report(name="fail:swapped_fields", paper="fail:wrong_person"))
    assert [message for _, message, _, _ in told] == [
        "Ghi thông tin của một ô khác.",
        "Ghi thông tin của một người khác.",
    ]
