"""The two ends of the scale: the reference earns 10, and nothing handed in earns nothing."""

from dataclasses import replace

from exercises.engine.evidence import Evidence
from exercises.engine.exercise import FULL
from exercises.engine.proof.trial import Found, Trial, losses, refused
from fixtures.world import World


def reference(trial: Trial, world: World) -> Found:
    yield from refused("reference", trial.evidence, world, trial.variant)
    report = trial.grade(trial.evidence)
    total = sum(row.points for row in report.criteria if row.verdict != "not_applicable")
    if total != FULL:
        yield "rubric", f"tổng điểm là {total / 100}, phải là {FULL / 100}"
    yield from losses("reference", report, set())


def nothing(trial: Trial) -> Found:
    """Who hands in nothing gets nothing, also with a dossier that was there before."""
    untouched = replace(trial.evidence, dossier=None, repairs=(), answers={}, petitions=(), rating={})
    for evidence in (Evidence(None), replace(untouched, journal=(), submissions=0, states={})):
        report = trial.grade(evidence)
        if report.earned or any(result.verdict == "pass" for result in report.criteria):
            yield "rubric", f"chưa nộp gì mà được {report.mark} điểm"
