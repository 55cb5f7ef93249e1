"""A teacher's points in place of the machine's: a row keeps both, and the mark is made as ever."""

from collections.abc import Mapping
from dataclasses import replace

from exercises.engine.exercise import Exercise, Rounding
from exercises.engine.marking import marked
from exercises.engine.report import CriterionResult, Report


def overruled(
    exercise: Exercise, report: Report, overrides: Mapping[str, int], rounding: Rounding = "0.1"
) -> Report:
    """`report` as the machine made it, with the teacher's points by row, in hundredths.

    Never more than the row is worth now; what has left the exercise, or does not concern this student, has
    nothing to be given.
    """
    if not overrides:
        return report
    return marked(exercise, tuple(_row(row, overrides) for row in report.criteria), rounding)


def _row(row: CriterionResult, overrides: Mapping[str, int]) -> CriterionResult:
    given = overrides.get(row.id)
    if given is None or row.verdict == "not_applicable":
        return row
    return replace(row, earned=min(given, row.points), machine=row.earned)
