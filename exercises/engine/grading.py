"""From evidence to a report: pure, the same on every machine, and never stopped by a broken rubric."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import exercises.engine.checks  # noqa: F401  (finds and registers every check)
from exercises.engine import ENGINE_VERSION
from exercises.engine.checking import CHECKS, Context, Finding
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Criterion, Exercise, Verdict
from exercises.engine.messages import (
    BROKEN,
    HINT_COST,
    NO_FIELD,
    NOT_APPLICABLE,
    NOT_FILED,
    NOT_REACHED,
    PRAISE,
    points_said,
)
from exercises.engine.report import CriterionResult, Report
from exercises.engine.variants import Variant

_UNREACHED = frozenset({"fail", "not_reached"})
_PRAISES = 3


def grade(exercise: Exercise, variant: Variant, evidence: Evidence) -> Report:
    """The report on this evidence, from nothing else: no clock, no file, no chance. Never raises."""
    hints = _hints_used(evidence)
    results: dict[str, CriterionResult] = {}
    for criterion in exercise.rubric:
        results[criterion.id] = _judge(Context(exercise, variant, evidence, criterion), results, hints)
    criteria = tuple(results.values())
    counted = [result for result in criteria if result.verdict != "not_applicable"]
    points, earned = sum(result.points for result in counted), sum(result.earned for result in counted)
    return Report(
        exercise=exercise.slug,
        revision=exercise.revision,
        exercise_hash=exercise.hash,
        engine_version=ENGINE_VERSION,
        points=points,
        earned=earned,
        mark=mark_of(earned, points),
        groups=_groups(counted),
        criteria=criteria,
        good=_good(counted),
    )


def mark_of(earned: int, points: int) -> str:
    """The 10-point mark, half up to 0.1 (Thông tư 22/2021/TT-BGDĐT)."""
    share = Decimal(earned) * 10 / points if points else Decimal(0)
    return str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _judge(ctx: Context, before: Mapping[str, CriterionResult], hints: set[str]) -> CriterionResult:
    try:
        return _judged(ctx, before, hints)
    except Exception:  # whatever is wrong with a check or its words is never the student's fault
        return _unjudged(ctx.criterion, "error", BROKEN, earned=ctx.criterion.points)


def _judged(ctx: Context, before: Mapping[str, CriterionResult], hints: set[str]) -> CriterionResult:
    criterion = ctx.criterion
    if not criterion.applies(ctx.variant.values):
        return _unjudged(criterion, "not_applicable", NOT_APPLICABLE)
    if ctx.evidence.dossier is None:
        return _unjudged(criterion, "not_reached", NOT_FILED, _advice(ctx))
    if any(before[name].verdict in _UNREACHED for name in criterion.depends_on):
        return _unjudged(criterion, "not_reached", NOT_REACHED, _advice(ctx))
    finding = CHECKS[criterion.check].function(ctx, **criterion.args)
    if not finding.reached:
        return _unjudged(criterion, "not_reached", NO_FIELD, _advice(ctx))
    if not 0 <= finding.credit <= 1:
        raise ValueError(f"{criterion.check} gave {finding.credit} of 1")
    return _result(ctx, finding, hints)


def _advice(ctx: Context) -> str:
    """The advice beside a row that was not judged: words that cannot be filled in must not earn points."""
    try:
        return ctx.fill(ctx.criterion.advice)
    except KeyError:
        return ""


def _unjudged(
    criterion: Criterion, verdict: Verdict, message: str, advice: str = "", earned: int = 0
) -> CriterionResult:
    return CriterionResult(
        id=criterion.id,
        title=criterion.title,
        group=criterion.group,
        skill=criterion.skill,
        verdict=verdict,
        points=criterion.points,
        earned=earned,
        message=message,
        advice=advice,
        link=criterion.link,
    )


def _result(ctx: Context, finding: Finding, hints: set[str]) -> CriterionResult:
    criterion, wrong = ctx.criterion, finding.misconception
    full = int((criterion.points * finding.credit).quantize(Decimal(1), ROUND_HALF_UP))
    cost = min(full, _hint_cost(ctx, hints)) if hints else 0
    return CriterionResult(
        id=criterion.id,
        title=criterion.title,
        group=criterion.group,
        skill=criterion.skill,
        verdict=_verdict(finding.credit),
        points=criterion.points,
        earned=full - cost,
        level=finding.level,
        seen=finding.seen,
        seen_canonical=finding.seen_canonical,
        expected=finding.expected,
        misconception=wrong.tag if wrong else None,
        message=_message(ctx, finding, cost),
        advice="" if finding.credit == 1 else ctx.fill(criterion.advice),
        link=criterion.link,
    )


def _hint_cost(ctx: Context, hints: set[str]) -> int:
    """What the opened hints take off this row, in hundredths, each once however often it was opened.

    A journal is one attempt's, and the best attempt counts: a hint bought in the first attempt is free in
    the second, where its help is still remembered. That is intended: practice is for learning.
    """
    return sum(h.cost for h in ctx.exercise.hints if h.id in hints and h.for_ == ctx.criterion.id)


def _verdict(credit: Decimal) -> Verdict:
    if credit == 1:
        return "pass"
    return "partial" if credit else "fail"


def _message(ctx: Context, finding: Finding, cost: int) -> str:
    """What was asked, what happened, why it is wrong; how to do better stands in the advice."""
    lines: list[str] = []
    if finding.credit != 1:
        lines += [ctx.criterion.ask, finding.said]
        lines += [ctx.fill(finding.misconception.say)] if finding.misconception else []
    if cost:
        lines.append(HINT_COST.format(points=points_said(cost)))
    return " ".join(filter(None, lines))


def _hints_used(evidence: Evidence) -> set[str]:
    return {str(event.data.get("hint")) for event in evidence.journal if event.kind == "hint.used"}


def _groups(results: list[CriterionResult]) -> dict[str, tuple[int, int]]:
    groups: dict[str, tuple[int, int]] = {}
    for result in results:
        earned, points = groups.get(result.group, (0, 0))
        groups[result.group] = (earned + result.earned, points + result.points)
    return groups


def _good(results: list[CriterionResult]) -> tuple[str, ...]:
    skills: dict[str, bool] = {}
    for result in results:
        skills[result.skill] = skills.get(result.skill, True) and result.verdict == "pass"
    return tuple(PRAISE[skill] for skill, whole in skills.items() if whole and skill in PRAISE)[:_PRAISES]
