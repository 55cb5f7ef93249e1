"""What is tried: an exercise with one variant, and what the reference solution leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.engine.checking import Context
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.filing import impossible_acts, refusals
from exercises.engine.grading import grade
from exercises.engine.marking import OUTSIDE
from exercises.engine.report import Report
from exercises.engine.variants import Variant, make_variant
from exercises.engine.works import evidence_for
from fixtures.world import World

Found = Iterator[tuple[str, str]]  # place and message


@dataclass(frozen=True)
class Trial:
    exercise: Exercise
    variant: Variant
    evidence: Evidence

    def context(self, criterion: Criterion) -> Context:
        return Context(self.exercise, self.variant, self.evidence, criterion)

    def grade(self, evidence: Evidence) -> Report:
        return grade(self.exercise, self.variant, evidence)

    @property
    def rows(self) -> list[Criterion]:
        return [row for row in self.exercise.rubric if row.applies(self.variant.values)]


def trial_of(exercise: Exercise, seed: str) -> Trial:
    """The reference of the exercise with the variant of this seed."""
    variant = make_variant(exercise, seed)
    return Trial(exercise, variant, evidence_for(exercise, exercise.cases.reference, variant))


def losses(place: str, report: Report, allowed: set[str]) -> Found:
    """Rows that broke, and points lost in rows other than those allowed."""
    for result in report.criteria:
        if result.verdict == "error":
            yield place, f"phép kiểm của tiêu chí {result.id} bị hỏng"
        elif result.verdict not in OUTSIDE and result.earned < result.points and result.id not in allowed:
            yield place, f"mất điểm ở tiêu chí {result.id}, lẽ ra không mất"


def refused(place: str, evidence: Evidence, world: World, variant: Variant | None = None) -> Found:
    """Why no portal would have taken these dossiers, and what no desk would have let an officer do."""
    filed: tuple[Filed | None, ...] = (evidence.dossier, evidence.given)
    for one in filed:
        if one is not None:
            yield from ((f"{place}.{name}", said) for name, said in refusals(one, world))
    if variant is not None:
        yield from ((f"{place}.{name}", said) for name, said in impossible_acts(evidence, variant))
