"""The first exercise, one student's variant of it, and the evidence of a perfect piece of work."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Change, Criterion, Exercise
from exercises.engine.grading import grade
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.report import CriterionResult, Report
from exercises.engine.variants import Variant, make_variant
from exercises.engine.works import changed, evidence_for
from fixtures.world import World, load_world

SLUG = "cap-ban-sao-bang-tot-nghiep"
Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


@pytest.fixture(scope="session")
def exercise(world: World) -> Exercise:
    return load_exercise(LIBRARY / SLUG, world)


@pytest.fixture(scope="session")
def variant(exercise: Exercise) -> Variant:
    return make_variant(exercise, "lan")


@pytest.fixture
def work(exercise: Exercise, variant: Variant) -> Work:
    """The reference solution, with the changes named."""

    def build(**change: object) -> Evidence:
        return evidence_for(
            exercise, changed(exercise.cases.reference, Change.model_validate(change)), variant
        )

    return build


@pytest.fixture
def report_on(exercise: Exercise, variant: Variant, work: Work) -> Callable[..., Report]:
    return lambda **change: grade(exercise, variant, work(**change))


@pytest.fixture
def judge(exercise: Exercise, variant: Variant) -> Judge:
    """The result of one more criterion, by its check and keys."""

    def run(evidence: Evidence, check: str, **row: object) -> CriterionResult:
        own = {name: row.pop(name) for name in ("misconceptions", "when", "depends_on") if name in row}
        criterion = Criterion.model_validate(
            {
                "id": "it",
                "group": "outcome",
                "skill": "files",
                "points": 1,
                "title": "Việc này",
                "ask": "Em cần làm việc này.",
                "check": check,
                "args": row,
                "advice": "Em thử lại nhé.",
                **own,
            }
        )
        alone = exercise.model_copy(update={"rubric": (criterion, *exercise.rubric)})
        return grade(alone, variant, evidence).criteria[0]

    return run


@pytest.fixture
def without_dossier(work: Work) -> Evidence:
    return replace(work(), dossier=None, submissions=0)
