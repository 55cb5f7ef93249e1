"""From evidence to a report: pure, the same on every machine, and never stopped by a broken rubric."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import exercises.engine.checks  # noqa: F401  (finds and registers every check)
from exercises.engine.checking import CHECKS, Context, Finding, dossier_at
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Criterion, Exercise, Rounding, Verdict
from exercises.engine.marking import marked
from exercises.engine.messages import (
    BROKEN,
    HINT_COST,
    NO_FIELD,
    NOT_APPLICABLE,
    NOT_FILED,
    NOT_REACHED,
    NOT_SUPPLEMENTED,
    NOT_WORKED,
    PENDING,
    points_said,
)
from exercises.engine.report import CriterionResult, Report
from exercises.engine.variants import Variant

_UNREACHED = frozenset({"fail", "not_reached"})


def grade(exercise: Exercise, variant: Variant, evidence: Evidence, rounding: Rounding = "0.1") -> Report:
    """The report on this evidence, from nothing else: no clock, no file, no chance. Never raises."""
    hints = _hints_used(evidence)
    results: dict[str, CriterionResult] = {}
    for criterion in exercise.rubric:
        results[criterion.id] = _judge(Context(exercise, variant, evidence, criterion), results, hints)
    return marked(exercise, tuple(results.values()), rounding)


def _judge(ctx: Context, before: Mapping[str, CriterionResult], hints: set[str]) -> CriterionResult:
    try:
        return _judged(ctx, before, hints)
    except Exception:  # whatever is wrong with a check or its words is never the student's fault
        return _unjudged(ctx.criterion, "error", BROKEN, earned=ctx.criterion.points)


def _judged(ctx: Context, before: Mapping[str, CriterionResult], hints: set[str]) -> CriterionResult:
    criterion = ctx.criterion
    if not criterion.applies(ctx.variant.values):
        return _unjudged(criterion, "not_applicable", NOT_APPLICABLE)
    missing = _missing(ctx)
    if missing:
        return _unjudged(criterion, "not_reached", missing, _advice(ctx))
    if any(before[name].verdict in _UNREACHED for name in criterion.depends_on):
        return _unjudged(criterion, "not_reached", NOT_REACHED, _advice(ctx))
    finding = CHECKS[criterion.check].function(ctx, **criterion.args)
    if finding.pending:
        return _unjudged(criterion, "pending", PENDING, _advice(ctx))
    if not finding.reached:
        return _unjudged(criterion, "not_reached", NO_FIELD, _advice(ctx))
    if not 0 <= finding.credit <= 1:
        raise ValueError(f"{criterion.check} gave {finding.credit} of 1")
    return _result(ctx, finding, hints)


def _missing(ctx: Context) -> str:
    """What is not there yet for this row to be judged, or nothing."""
    needs, stage = CHECKS[ctx.criterion.check].needs, ctx.criterion.at
    if needs == "dossier" and dossier_at(ctx.evidence, stage) is None:
        return NOT_SUPPLEMENTED if stage == "supplement" else NOT_FILED
    if ctx.exercise.ends == "submit" and ctx.evidence.dossier is None:
        return NOT_FILED
    return NOT_WORKED if ctx.evidence.untouched else ""


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
