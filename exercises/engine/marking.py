"""From judged rows to a mark: groups, weights, gates, rounding, praise."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from exercises.engine import ENGINE_VERSION
from exercises.engine.exercise import FULL, Exercise, Group, Rounding
from exercises.engine.messages import CAPPED, PRAISE, points_said
from exercises.engine.report import CriterionResult, Report

OUTSIDE = frozenset({"not_applicable", "pending"})
_PRAISES = 3


def marked(exercise: Exercise, rows: tuple[CriterionResult, ...], rounding: Rounding = "0.1") -> Report:
    """The report on these rows: points in hundredths, and the 10-point mark rounded to `rounding`."""
    counted = [row for row in rows if row.standing not in OUTSIDE]
    groups = _groups(counted)
    earned, points = _weighted(groups, exercise.weights) if exercise.weights else _summed(groups)
    earned, capped = _capped(exercise, counted, earned, points)
    return Report(
        exercise=exercise.slug,
        revision=exercise.revision,
        exercise_hash=exercise.hash,
        engine_version=ENGINE_VERSION,
        points=points,
        earned=earned,
        mark=mark_of(earned, points, rounding),
        groups=groups,
        criteria=rows,
        good=_good(counted),
        capped=capped,
    )


def mark_of(earned: int, points: int, rounding: Rounding = "0.1") -> str:
    """The 10-point mark, half up (Thông tư 22/2021/TT-BGDĐT rounds to 0.1): "8.3", at 0.25 "8.25"."""
    step = Decimal(rounding)
    share = Decimal(earned) * 10 / points if points else Decimal(0)
    return str((share / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _summed(groups: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return sum(earned for earned, _ in groups.values()), sum(points for _, points in groups.values())


def _weighted(groups: Mapping[str, tuple[int, int]], weights: Mapping[Group, int]) -> tuple[int, int]:
    """Each group's share earned, times its weight; a group nobody was judged in weighs nothing."""
    present = [(groups[name], weight) for name, weight in weights.items() if name in groups]
    full = sum(weight for _, weight in present)
    if not full:
        return 0, 0
    total = sum((Decimal(weight * earned) / points for (earned, points), weight in present), Decimal(0))
    return int((total * FULL / full).quantize(Decimal(1), ROUND_HALF_UP)), FULL


def _capped(exercise: Exercise, rows: Iterable[CriterionResult], earned: int, points: int) -> tuple[int, str]:
    """The lowest gate of a row that was failed; what was never reached or is broken shuts none."""
    gates = {row.id: row.gate for row in exercise.rubric if row.gate is not None}
    shut = [row for row in rows if row.id in gates and row.standing in ("fail", "partial")]
    for row in sorted(shut, key=lambda one: gates[one.id]):
        most = gates[row.id] * points // FULL
        if earned > most:
            return most, CAPPED.format(mark=points_said(gates[row.id]), title=row.title)
    return earned, ""


def _groups(results: Iterable[CriterionResult]) -> dict[str, tuple[int, int]]:
    groups: dict[str, tuple[int, int]] = {}
    for result in results:
        earned, points = groups.get(result.group, (0, 0))
        groups[result.group] = (earned + result.earned, points + result.points)
    return groups


def _good(results: Sequence[CriterionResult]) -> tuple[str, ...]:
    skills: dict[str, bool] = {}
    for result in results:
        skills[result.skill] = skills.get(result.skill, True) and result.standing == "pass"
    return tuple(PRAISE[skill] for skill, whole in skills.items() if whole and skill in PRAISE)[:_PRAISES]
