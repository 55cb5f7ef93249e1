"""An exercise for officers, one officer's desk, and what that officer did."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Change, Criterion, Exercise
from exercises.engine.grading import grade
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant, make_variant
from exercises.engine.works import changed, evidence_for
from fixtures.world import load_world

FIRST_DAY, GROUNDS, DUE = "ngay-dau-o-ban-mot-cua", "tiep-nhan-hay-tu-choi", "hen-dung-ngay-tra"
OVERDUE, CLASS_DESK = "xin-loi-va-hen-lai", "mot-cua-ca-lop-2024"
IDEA = {"when": "always", "tag": "idea", "say": "Vì thế này."}


@cache
def officers(slug: str) -> Exercise:
    return load_exercise(LIBRARY / slug, load_world(), 1)


@dataclass(frozen=True)
class Sitting:
    """One officer at the desk of an exercise."""

    exercise: Exercise
    variant: Variant

    def worked(self, **change: Any) -> Evidence:
        """The reference, with the changes named."""
        work = changed(self.exercise.cases.reference, Change.model_validate(change))
        return evidence_for(self.exercise, work, self.variant)

    def judged(self, evidence: Evidence, check: str, **keys: Any) -> CriterionResult:
        """One row alone, with these keys of its check."""
        row = criterion(check, **keys)
        return grade(self.exercise.model_copy(update={"rubric": (row,)}), self.variant, evidence).criteria[0]


def sitting(slug: str = FIRST_DAY, seed: str = "lan", exercise: Exercise | None = None) -> Sitting:
    exercise = exercise or officers(slug)
    return Sitting(exercise, make_variant(exercise, seed))


def criterion(check: str, **keys: Any) -> Criterion:
    own: Mapping[str, Any] = {"misconceptions": keys.pop("misconceptions", [IDEA])}
    words = {"title": "Việc này", "ask": "Em làm việc này.", "advice": "Em thử lại."}
    row = {"id": "it", "group": "outcome", "skill": "deciding", "points": 1, "check": check, "args": keys}
    return Criterion.model_validate({**row, **words, **own})
