"""Evidence and snapshots that last."""

import json
import re
from collections.abc import Callable

import pytest

from exercises.engine import ENGINE_VERSION
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
    assert (stored["format"], stored["exercise"]) == (2, exercise.slug)
    assert (stored["exercise_hash"], stored["engine_version"]) == (exercise.hash, ENGINE_VERSION)


def test_an_older_snapshot_does_not_say_by_what_it_was_graded(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    stored = snapshot(exercise, variant, work())
    del stored["exercise_hash"], stored["engine_version"]
    assert from_snapshot(stored) == (variant, work())


def test_half_a_surrogate_pair_in_a_field_is_kept(exercise: Exercise, variant: Variant, work: Work) -> None:
    done = work(fields={"owner_name": "\ud83d \0"})
    assert from_snapshot(json.loads(json.dumps(snapshot(exercise, variant, done)))) == (variant, done)


def test_evidence_without_a_dossier_is_kept_too(without_dossier: Evidence) -> None:
    assert Evidence.from_json(json.loads(json.dumps(without_dossier.to_json()))) == without_dossier


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        "x",
        None,
        {"format": 3},
        {"format": 1},
        {"format": 1, "variant": {}, "evidence": {}},
        {"format": 1, "variant": 3},
    ],
)
def test_what_is_no_snapshot_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(ValueError, match="bản chụp"):
        from_snapshot(data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("format", 3, "format 3"),
        ("format", "1", "format '1'"),
        ("exercise", 7, "exercise: phải là chữ"),
        ("exercise", None, "exercise: phải là chữ"),
        ("variant", [], "variant: "),
        ("variant.seed", 5, "variant.seed: phải là chữ"),
        ("variant.values", {}, "variant.values: không được trống"),
        ("variant.values", {"me.full_name": 3}, "variant.values.me.full_name: phải là chữ"),
        ("variant.papers", {"id_card": {}}, "variant.papers.id_card.id: thiếu"),
        ("variant.papers.id_card.id", "diploma", "variant: có giấy tờ không nằm dưới id"),
        ("variant.papers.id_card.defect", "torn", "variant.papers.id_card.defect: phải là một trong"),
        ("evidence", None, "evidence: "),
        ("evidence.submissions", "1", "evidence.submissions: phải là số nguyên"),
        ("evidence.journal", {}, "evidence.journal: phải là một danh sách"),
        ("evidence.journal", ["attempt.started"], "evidence.journal.0: phải là một bảng"),
        ("evidence.journal.0.at", 1713337800, "evidence.journal.0.at: phải là chữ"),
        ("evidence.journal.0.data", [], "evidence.journal.0.data: phải là một bảng"),
        ("evidence.journal.0.extra", "", "evidence.journal.0.extra: không có khoá này"),
        ("evidence.dossier", "", "evidence.dossier: phải là một bảng"),
        ("evidence.dossier.fields", ["owner_name"], "evidence.dossier.fields: phải là một bảng"),
        ("evidence.dossier.fields.copies", 2, "evidence.dossier.fields.copies: phải là chữ"),
        ("evidence.dossier.attachments", None, "evidence.dossier.attachments: phải là một danh sách"),
        ("evidence.dossier.attachments.0.code", 3, "evidence.dossier.attachments.0.code: phải là chữ"),
        ("evidence.dossier.attachments.0.size", 1.5, "evidence.dossier.attachments.0.size: phải là số"),
        ("evidence.dossier.removed", "relationship", "evidence.dossier.removed: phải là một danh sách"),
    ],
)
def test_a_damaged_snapshot_is_refused_at_its_place(
    exercise: Exercise, variant: Variant, work: Work, place: str, value: object, says: str
) -> None:
    stored = json.loads(json.dumps(snapshot(exercise, variant, work())))
    *path, key = place.split(".")
    inner = stored
    for step in path:
        inner = inner[int(step) if isinstance(inner, list) else step]
    inner[key] = value
    with pytest.raises(ValueError, match=re.escape(says)):
        from_snapshot(stored)


@pytest.mark.parametrize("key", ["exercise", "variant", "evidence"])
def test_a_snapshot_without_one_of_its_parts_is_refused(
    exercise: Exercise, variant: Variant, work: Work, key: str
) -> None:
    stored = snapshot(exercise, variant, work())
    del stored[key]
    with pytest.raises(ValueError, match=f"{key}: thiếu"):
        from_snapshot(stored)
