"""A stored report for the teacher: ids that mean nothing to a reader become names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from exercises.engine.report import CriterionResult
from exercises.engine.report import Report as Graded
from exercises.engine.schema import Criterion, Exercise
from fixtures.eform import said
from fixtures.world import World
from sandbox.store.reports import Report

CAUSES = {
    "regrade": lazy_gettext("Chấm lại"),
    "remark": lazy_gettext("Thầy cô sửa điểm"),
    "rounding": lazy_gettext("Đổi cách làm tròn"),
}


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


def graded_report(
    world: World, exercise: Exercise, stored: Report, finished_at: datetime | None = None
) -> GradedReport:
    """`finished_at`: when the attempt ended, where it has."""
    report = Graded.from_json(stored.report)
    rubric = {criterion.id: criterion for criterion in exercise.rubric}
    lines = tuple(_named(world, rubric.get(result.id), result) for result in report.criteria)
    kind = world.events.get(stored.cause)
    over = finished_at is not None and stored.created_at >= finished_at
    interim = exercise.ends == "hand_in" and not over
    cause = _(kind.label) if kind else str(CAUSES.get(stored.cause, stored.cause))
    return GradedReport(stored.mark, stored.created_at, report.groups, lines, cause, interim, report.capped)


def _named(world: World, criterion: Criterion | None, result: CriterionResult) -> CriterionResult:
    say = _saying(world, criterion)
    seen, message = say(result.seen), result.message
    if result.seen.startswith("[["):  # a table, said as it is stored
        message = message.replace(result.seen, seen)
    return replace(result, seen=seen, expected=say(result.expected), message=message)


def _saying(world: World, criterion: Criterion | None) -> Callable[[str], str]:
    """How a value of what this criterion looks at is said; a table in lines."""
    name = criterion.args.get("field") if criterion else None
    forms = (one.form for one in world.catalogue.procedures.values())
    table = next((one for form in forms for one in form if one.name == name and one.type == "table"), None)
    if table is not None:
        return lambda value: said(table, value) or value
    names = _names(world, criterion) if criterion else {}
    return lambda value: names.get(value, value)


def _names(world: World, criterion: Criterion) -> Mapping[str, str]:
    """Value to name for what this criterion looks at: an agency, a procedure, a field with options."""
    if criterion.check == "agency_is":
        return {key: agency.name for key, agency in world.catalogue.agencies.items()}
    if criterion.check == "procedure_is":
        return {code: f"{code} {one.name}" for code, one in world.catalogue.procedures.items()}
    fields = (field for one in world.catalogue.procedures.values() for field in one.form)
    wanted = (field for field in fields if field.name == criterion.args.get("field"))
    return {option.value: option.label for field in wanted for option in field.options}
