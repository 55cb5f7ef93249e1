"""Evidence and snapshots that last."""

import json
from collections.abc import Callable

import pytest

from exercises.engine.evidence import Evidence, from_snapshot, snapshot
from exercises.engine.exercise import Exercise
from exercises.engine.grading import grade
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]


def test_a_snapshot_is_graded_years_later_as_on_the_day(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    done = work(fields={"owner_name": "Không phải tên"})
    stored = json.loads(json.dumps(snapshot(exercise, variant, done)))
    again = from_snapshot(stored)
    assert again == (variant, done)
    assert grade(exercise, *again) == grade(exercise, variant, done)
    assert (stored["format"], stored["exercise"]) == (1, exercise.slug)


def test_evidence_without_a_dossier_is_kept_too(without_dossier: Evidence) -> None:
    assert Evidence.from_json(json.loads(json.dumps(without_dossier.to_json()))) == without_dossier


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        "x",
        None,
        {"format": 2},
        {"format": 1},
        {"format": 1, "variant": {}, "evidence": {}},
        {"format": 1, "variant": 3},
    ],
)
def test_what_is_no_snapshot_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(ValueError, match="bản chụp"):
        from_snapshot(data)  # type: ignore[arg-type]
