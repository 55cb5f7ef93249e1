"""A stored report for the teacher: ids that mean nothing to a reader become names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import lazy_gettext

from exercises.engine.report import CriterionResult
from exercises.engine.report import Report as Graded
from exercises.engine.schema import Criterion, Exercise
from fixtures.world import World
from sandbox.store.reports import Report

ENDS = ("attempt.handed_in", "attempt.time_up", "attempt.finished", "regrade")
AGAIN = lazy_gettext("Chấm lại")


@dataclass(frozen=True)
class GradedReport:
    """`groups`: (earned, points) in hundredths; `cause`: after what; `interim`: not handed in by then."""

    mark: str
    created_at: datetime
    groups: Mapping[str, tuple[int, int]]
    lines: tuple[CriterionResult, ...]
    cause: str = ""
    interim: bool = False
    capped: str = ""


def graded_report(world: World, exercise: Exercise, stored: Report) -> GradedReport:
    report = Graded.from_json(stored.report)
    rubric = {criterion.id: criterion for criterion in exercise.rubric}
    lines = tuple(_named(world, rubric.get(result.id), result) for result in report.criteria)
    kind = world.events.get(stored.cause)
    interim = exercise.ends == "hand_in" and stored.cause not in ENDS
    cause = kind.label if kind else str(AGAIN)
    return GradedReport(stored.mark, stored.created_at, report.groups, lines, cause, interim, report.capped)


def _named(world: World, criterion: Criterion | None, result: CriterionResult) -> CriterionResult:
    names = _names(world, criterion)
    seen, expected = (names.get(value, value) for value in (result.seen, result.expected))
    return replace(result, seen=seen, expected=expected)


def _names(world: World, criterion: Criterion | None) -> Mapping[str, str]:
    """Value to name for what this criterion looks at: an agency, a procedure, a field with options."""
    if criterion is None:
        return {}
    if criterion.check == "agency_is":
        return {key: agency.name for key, agency in world.catalogue.agencies.items()}
    if criterion.check == "procedure_is":
        return {code: f"{code} {one.name}" for code, one in world.catalogue.procedures.items()}
    fields = (field for one in world.catalogue.procedures.values() for field in one.form)
    wanted = (field for field in fields if field.name == criterion.args.get("field"))
    return {option.value: option.label for field in wanted for option in field.options}
