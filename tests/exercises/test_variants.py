"""Every student has their own persona, papers and numbers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.engine.checking import BREAKS
from exercises.engine.exercise import Derived, Exercise
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.proof import Trial
from exercises.engine.variants import Variant, draw_paper, fill, make_variant, pick, seed_for
from exercises.engine.works import evidence_for
from fixtures.papers import read
from fixtures.world import World

ROOT = Path(__file__).parents[2]
PRINT_REPORT = """
import hashlib, json
from exercises.engine.grading import grade
from exercises.engine.schema import load_library
from exercises.engine.variants import make_variant
from exercises.engine.works import evidence_for
from fixtures.world import load_world
digest = hashlib.sha256()
for exercise in load_library(load_world()).values():
    for number in range(5):
        variant = make_variant(exercise, f"s{number}")
        report = grade(exercise, variant, evidence_for(exercise, exercise.cases.reference, variant))
        digest.update(json.dumps([variant.to_json(), report.to_json()], sort_keys=True).encode())
print(digest.hexdigest())
"""


def test_the_same_seed_gives_the_same_variant(exercise: Exercise) -> None:
    assert make_variant(exercise, "a") == make_variant(exercise, "a")
    assert make_variant(exercise, "a") != make_variant(exercise, "b")


def test_two_students_of_an_assignment_have_two_seeds() -> None:
    assert seed_for("bài 1", "7") == seed_for("bài 1", "7")
    assert len({seed_for("bài 1", str(student)) for student in range(60)}) == 60
    assert seed_for("1", "23") != seed_for("12", "3")


@pytest.mark.parametrize("name", ["me.full_name", "me.id_number", "me.diploma.number", "me.phone"])
def test_sixty_students_have_sixty_values(exercise: Exercise, name: str) -> None:
    values = [make_variant(exercise, seed_for("bài", str(student))).values[name] for student in range(60)]
    assert len(set(values)) == 60


def test_numbers_and_choices_stay_in_their_bounds(exercise: Exercise) -> None:
    variants = [make_variant(exercise, str(number)) for number in range(60)]
    assert {variant.values["copies"] for variant in variants} == {"2", "3", "4"}
    assert {variant.values["receive"] for variant in variants} == {"desk", "post"}
    assert all(variant.values["receive"] != variant.values["receive.other"] for variant in variants)


def test_papers_of_a_given_dossier_are_not_signed_after_it_was_filed(
    exercise: Exercise, world: World
) -> None:
    given = load_exercise(LIBRARY / "theo-doi-ho-so", world)
    assert make_variant(given, "lan").values["signed"] == "16/04/2024", "filed three days before the start"
    assert make_variant(exercise, "lan").values["signed"] == "17/04/2024"


def test_an_agency_is_that_of_the_persona(exercise: Exercise, world: World) -> None:
    """Named in the rubric and in the reference, it is another one for each student."""
    there = {"office": Derived(series="phong-gddt", at="{me.place}")}
    with pytest.raises(ValueError, match="phong-gddt"):
        make_variant(exercise.model_copy(update={"derive": there}), "a")
    offices = {"office": Derived(series="cong-an-2024", at="{me.place}")}
    row = next(row for row in exercise.rubric if row.check == "agency_is")
    row = row.model_copy(update={"args": {"agency": "{office}"}})
    reference = exercise.cases.reference.model_copy(update={"agency": "{office}"})
    played = exercise.model_copy(update={"derive": offices, "rubric": (row,)})
    chosen = set()
    for number in range(5):
        variant = make_variant(played, str(number))
        evidence = evidence_for(played, reference, variant)
        trial = Trial(played, variant, evidence)
        assert trial.grade(evidence).criteria[0].verdict == "pass"
        assert trial.grade(BREAKS["agency_is"](trial.context(row), agency="{office}")).earned == 0
        assert evidence.dossier
        assert world.catalogue.agency(evidence.dossier.agency).area in variant.values["me.place"]
        chosen.add(evidence.dossier.agency)
    assert len(chosen) > 1


@pytest.mark.parametrize(
    "half", [{"series": "ubnd-2024"}, {"days": "3"}, {"series": "a", "at": "b", "days": "3"}, {}]
)
def test_a_derived_value_is_a_date_or_an_agency(half: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="working_days_after"):
        Derived.model_validate(half)


def test_pick_is_spread_evenly() -> None:
    picked = [pick(str(number), "x", 3) for number in range(300)]
    assert all(70 < picked.count(number) < 130 for number in range(3))


def test_a_variant_survives_being_stored(variant: Variant) -> None:
    assert Variant.from_json(json.loads(json.dumps(variant.to_json()))) == variant


def test_placeholders_are_filled_and_unknown_ones_refused(variant: Variant) -> None:
    assert fill("Xin {copies} bản", variant) == f"Xin {variant.values['copies']} bản"
    with pytest.raises(KeyError):
        fill("{me.ful_name}", variant)


def test_a_paper_is_drawn_from_the_stored_variant_and_bears_its_code(variant: Variant) -> None:
    stored = Variant.from_json(json.loads(json.dumps(variant.to_json())))
    for paper in stored.papers.values():
        assert read(draw_paper(stored, paper.id)).code == paper.code
    assert draw_paper(stored, "id_card", "pdf").startswith(b"%PDF")


def test_reports_are_the_same_bytes_under_any_hash_seed_and_time_zone() -> None:
    printed = set()
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/New_York")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PRINT_REPORT],
            capture_output=True,
            text=True,
            check=True,
            env=env,
            cwd=ROOT,
        )
        printed.add(done.stdout)
    assert len(printed) == 1


def test_the_engine_needs_no_web_framework_and_no_database() -> None:
    code = "import sys, exercises.engine.proof; print({'flask', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"
