"""A student's answer sheet in the teacher's eyes: what was asked, what was answered, what the report says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exercises.engine.exercise import Exercise, Question
from exercises.engine.variants import Variant, fill
from sandbox.store.attempts import Attempt, sheet_of


@dataclass(frozen=True)
class Answered:
    """`verdict` is empty where nothing has been graded yet."""

    ask: str
    said: str
    verdict: str = ""
    expected: str = ""


def answered(
    exercise: Exercise, variant: Variant, attempt: Attempt, report: Mapping[str, Any] | None
) -> list[Answered]:
    results = {row["id"]: row for row in report["criteria"]} if report else {}
    rows = {row.args.get("question"): results.get(row.id, {}) for row in exercise.rubric}
    return [
        Answered(
            ask=fill(one.ask, variant),
            said=_said(one, variant, sheet_of(attempt.answers).get(one.id, [])),
            verdict=rows.get(one.id, {}).get("verdict", ""),
            expected=rows.get(one.id, {}).get("expected", ""),
        )
        for one in exercise.questions
    ]


def _said(question: Question, variant: Variant, given: list[str]) -> str:
    labels = {choice.value: fill(choice.label, variant) for choice in question.choices}
    said = "; ".join(labels.get(value, value) for value in given)
    return f"{said} {question.unit}" if said and question.unit else said
