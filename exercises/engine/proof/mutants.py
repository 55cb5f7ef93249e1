"""Damage made for one row takes that row's points, and no other's but of those that depend on it."""

from exercises.engine.checking import BREAKS
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.proof.trial import Found, Trial, losses
from exercises.engine.report import Report


def mutant(trial: Trial, row: Criterion) -> Found:
    place = f"rubric.{row.id}"
    if row.check == "manual":
        return  # nothing a machine could break
    if row.check not in BREAKS:
        yield place, f"phép kiểm {row.check} chưa có cách làm sai (@breaks)"
        return
    report = trial.grade(BREAKS[row.check](trial.context(row), **row.args))
    if _earned(report, row.id) == row.points:
        yield place, "làm sai tiêu chí này mà không mất điểm"
    yield from losses(place, report, {row.id, *_dependants(trial.exercise, row.id)})


def _earned(report: Report, criterion: str) -> int:
    return next(result.earned for result in report.criteria if result.id == criterion)


def _dependants(exercise: Exercise, criterion: str) -> set[str]:
    found = {criterion}
    for row in exercise.rubric:  # a row depends on earlier rows only
        if found.intersection(row.depends_on):
            found.add(row.id)
    return found
