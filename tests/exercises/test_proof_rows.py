"""The proof finds each way in which a rubric, a case or a reference can be wrong."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.engine import proof
from exercises.engine.checking import BREAKS
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import NOTHING_TO_PROVE, Case, Criterion, Exercise, Misconception
from exercises.engine.grading import grade
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.proof import check_exercise, check_exercises, named, neighbours, proved, trial_of
from exercises.engine.proof.ends import nothing, reference
from exercises.engine.proof.examples import case_of, writing
from exercises.engine.proof.mutants import mutant
from exercises.engine.proof.trial import Trial, losses, refused
from exercises.engine.proof.wrong_ideas import misconception
from exercises.engine.report import Report
from exercises.engine.writings import STYLES
from fixtures.world import World

SEED = "lan"


@pytest.fixture(scope="module")
def mending(world: World) -> Exercise:
    return load_exercise(LIBRARY / "bo-sung-ho-so", world)


@pytest.fixture(scope="module")
def writing_one(world: World) -> Exercise:
    """An exercise whose petition is marked."""
    return load_exercise(LIBRARY / "phan-anh-kien-nghi-hop-le", world)


def changing(exercise: Exercise, id: str, **update: Any) -> Exercise:
    rows = (row.model_copy(update=update) if row.id == id else row for row in exercise.rubric)
    return exercise.model_copy(update={"rubric": tuple(rows)})


def row_of(exercise: Exercise, id: str) -> Criterion:
    return next(row for row in exercise.rubric if row.id == id)


def idea(trial: Trial, id: str, when: str | tuple[str, ...], tag: str = "it") -> list[tuple[str, str]]:
    """What is found when this is the first wrong idea the row names."""
    wrong = Misconception.model_validate({"when": when, "tag": tag, "say": "Sai."})
    row = row_of(trial.exercise, id).model_copy(update={"misconceptions": (wrong,)})
    exercise = changing(trial.exercise, id, misconceptions=(wrong,))
    return list(misconception(replace(trial, exercise=exercise), row, wrong))


def test_a_library_with_nothing_to_prove_is_a_problem(exercise: Exercise, world: World) -> None:
    free = exercise.model_copy(update={"free": True, "rubric": (), "hints": (), "cases": NOTHING_TO_PROVE})
    for exercises, seeds in (([], 1), ([free], 1), ([exercise], 0)):
        (problem,) = check_exercises(exercises, world, seeds)
        assert (problem.file, problem.place) == ("exercises/library", "")
        assert "không có gì để chứng minh" in problem.message
    assert check_exercise(free, world, 1) == ()


def test_the_problems_of_every_exercise_come_with_the_seed_that_shows_them(
    exercise: Exercise, world: World
) -> None:
    alone = exercise.cases.model_copy(update={"cases": ()})
    twice = changing(exercise, "copies", points=60).model_copy(update={"cases": alone})
    free = exercise.model_copy(update={"free": True})
    found = check_exercises([free, twice], world, 2)
    assert {(problem.file, problem.place) for problem in found} == {
        (f"exercises/library/{exercise.slug}", "rubric")
    }
    assert [problem.message for problem in found] == ["tổng điểm là 10.1, phải là 10.0 (bộ dữ liệu seed-0)"]


def test_seeds_are_numbered_from_any_number_on() -> None:
    assert named(2) == ["seed-0", "seed-1"]
    assert named(2, 5) == ["seed-5", "seed-6"]


def test_the_reference_must_earn_every_point(exercise: Exercise, mending: Exercise, world: World) -> None:
    assert list(reference(trial_of(exercise, SEED), world)) == []
    assert list(reference(trial_of(mending, SEED), world)) == []
    wrong = changing(exercise, "copies", args={"field": "copies", "value": "9", "as_": "number"})
    assert list(reference(trial_of(wrong, SEED), world)) == [
        ("reference", "mất điểm ở tiêu chí copies, lẽ ra không mất")
    ]
    broken = changing(exercise, "copies", check="no_such_check")
    assert list(reference(trial_of(broken, SEED), world)) == [
        ("reference", "phép kiểm của tiêu chí copies bị hỏng")
    ]


def test_a_row_for_other_variants_adds_no_points(exercise: Exercise, world: World) -> None:
    trial = trial_of(exercise, SEED)
    other = {"desk": "post", "post": "desk"}[trial.variant.values["receive"]]
    limited = replace(trial, exercise=changing(exercise, "copies", when={"receive": other}))
    assert list(reference(limited, world)) == [("rubric", "tổng điểm là 9.5, phải là 10.0")]
    assert "copies" not in {row.id for row in limited.rows}


def test_a_row_a_person_judges_loses_nothing(exercise: Exercise) -> None:
    trial = trial_of(changing(exercise, "copies", check="manual", args={}), SEED)
    assert list(losses("x", trial.grade(trial.evidence), set())) == []
    assert list(mutant(trial, row_of(trial.exercise, "copies"))) == []


def test_losses_that_are_allowed_are_none(exercise: Exercise) -> None:
    trial = trial_of(
        changing(exercise, "copies", args={"field": "copies", "value": "9", "as_": "number"}), SEED
    )
    assert list(losses("x", trial.grade(trial.evidence), {"copies"})) == []


def test_points_for_nothing_are_found(mending: Exercise) -> None:
    assert list(nothing(trial_of(mending, SEED))) == []
    given = {"state_reached": {"state": ("registered",), "which": "given"}}
    lazy = changing(mending, "followed", args=given["state_reached"])
    assert list(nothing(trial_of(lazy, SEED))) == [], "a dossier given is no work"
    generous = changing(mending, "followed", check="never_happened", args={"event": 3})
    assert list(nothing(trial_of(generous, SEED))) == []
    crashing = changing(mending, "sent", when={}, check="no_such_check")
    points = row_of(mending, "sent").points / 100
    assert list(nothing(trial_of(crashing, SEED))) == [("rubric", f"chưa nộp gì mà được {points} điểm")] * 2


@pytest.mark.parametrize("given", [True, False])
def test_a_dossier_no_portal_takes_is_named_with_its_agency(
    mending: Exercise, exercise: Exercise, world: World, given: bool
) -> None:
    trial = trial_of(mending if given else exercise, SEED)
    kept = trial.evidence.given if given else trial.evidence.dossier
    assert kept is not None
    elsewhere = replace(kept, agency="thcs-sao-bien", fields={**kept.fields, "nowhere": "x"})
    evidence = replace(trial.evidence, **{"given" if given else "dossier": elsewhere})
    assert list(refused("here", trial.evidence, world)) == []
    assert list(refused("here", evidence, world)) == [
        (
            "here.agency",
            "cổng không nhận hồ sơ này: thủ tục 1.005092 không nộp ở “thcs-sao-bien”",
        ),
        ("here.nowhere", "cổng không nhận hồ sơ này: thủ tục 1.005092 không có ô này"),
    ]
    parted = replace(
        evidence, **{"given" if given else "dossier": replace(kept, removed=(*kept.removed, "no_part"))}
    )
    assert (
        "here.no_part",
        "cổng không nhận hồ sơ này: thủ tục 1.005092 không có thành phần hồ sơ này",
    ) in list(refused("here", parted, world))


def test_an_unknown_agency_is_refused_in_the_procedures_own_era(exercise: Exercise, world: World) -> None:
    trial = trial_of(exercise, SEED)
    assert trial.evidence.dossier is not None
    nowhere = replace(trial.evidence, dossier=replace(trial.evidence.dossier, agency="khong-co"))
    assert [place for place, _ in refused("r", nowhere, world)] == ["r.agency"]


def test_a_check_nobody_can_break_is_found(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = trial_of(exercise, SEED)
    monkeypatch.delitem(BREAKS, "agency_is")
    assert list(mutant(trial, row_of(exercise, "agency"))) == [
        ("rubric.agency", "phép kiểm agency_is chưa có cách làm sai (@breaks)")
    ]


def test_damage_that_costs_nothing_is_found(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = trial_of(exercise, SEED)
    monkeypatch.setitem(BREAKS, "agency_is", lambda ctx, **_: ctx.evidence)
    assert list(mutant(trial, row_of(exercise, "agency"))) == [
        ("rubric.agency", "làm sai tiêu chí này mà không mất điểm")
    ]


def test_damage_may_cost_the_rows_that_hang_on_it_too(exercise: Exercise) -> None:
    hanging = changing(exercise, "owner_name", depends_on=("agency",))
    chain = changing(hanging, "owner_birth_date", depends_on=("owner_name",))
    trial = trial_of(chain, SEED)
    assert list(mutant(trial, row_of(chain, "agency"))) == []
    apart = trial_of(exercise, SEED)
    twin = exercise.rubric[1].model_copy(update={"id": "twin"})
    both = replace(apart, exercise=exercise.model_copy(update={"rubric": (*exercise.rubric, twin)}))
    assert list(mutant(both, exercise.rubric[1])) == [
        ("rubric.agency", "mất điểm ở tiêu chí twin, lẽ ra không mất")
    ]


@pytest.mark.parametrize("style", ["chữ hoa", "ngày bằng chữ", "NFD"])
def test_answers_and_fields_may_be_written_in_any_way(
    exercise: Exercise, mending: Exercise, style: str
) -> None:
    assert list(writing(trial_of(exercise, SEED), style)) == []
    assert list(writing(trial_of(mending, SEED), style)) == []


def test_a_row_that_minds_how_a_thing_is_written_is_found(exercise: Exercise, mending: Exercise) -> None:
    strict = changing(
        exercise, "owner_name", args={"field": "owner_name", "value": "{me.full_name}", "as_": "date"}
    )
    assert list(writing(trial_of(strict, SEED), "NFD")) == []
    date = changing(
        mending, "last_day", args={"question": "last_day", "value": ("24/04/2024",), "as_": "text"}
    )
    assert list(writing(trial_of(date, SEED), "ngày bằng chữ")) == [], "a text is not written as a date"
    as_name = {"question": "last_day", "value": ("24/04/2024",), "as_": "date"}
    known = changing(mending, "last_day", args=as_name, check="answer_is")
    trial = trial_of(known, SEED)
    spoilt = replace(
        trial,
        evidence=replace(trial.evidence, answers={**trial.evidence.answers, "last_day": ("23/04/2024",)}),
    )
    assert list(writing(spoilt, "NFD")) == [
        ("cách viết “NFD”", "mất điểm ở tiêu chí last_day, lẽ ra không mất")
    ]


CASE: dict[str, Any] = {"name": "ca", "change": {"fields": {"owner_name": "{sibling.full_name}"}}}


@pytest.mark.parametrize(
    ("expect", "mark", "found"),
    [
        ({"owner_name": {"verdict": "fail", "misconception": "wrong_person"}}, "9.0", []),
        ({"owner_name": "fail"}, "", ["cases.ca.owner_name được chấm fail (wrong_person)"]),
        ({"owner_name": "pass"}, "9.0", ["cases.ca.owner_name được chấm fail (wrong_person)"]),
        (
            {"owner_name": {"verdict": "fail", "misconception": "wrong_person"}, "copies": "partial"},
            "8.0",
            ["cases.ca.copies được chấm pass (None)", "cases.ca.mark được 9.0 điểm"],
        ),
        ({}, "9.0", ["cases.ca mất điểm ở tiêu chí owner_name, lẽ ra không mất"]),
    ],
)
def test_a_case_says_what_each_row_gets(
    exercise: Exercise, world: World, expect: dict[str, Any], mark: str, found: list[str]
) -> None:
    case = Case.model_validate({**CASE, "expect": expect, "mark": mark})
    assert [" ".join(pair) for pair in case_of(trial_of(exercise, SEED), case, world)] == found


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("procedure", "2.001914"),
        ("agency", "phong-gddt-quy-nhon"),
        ("owner_name", "{sibling.full_name}"),
        ("identity", "sister_id"),
        ("identity", "foreign"),
        ("read_first", "always"),
    ],
)
def test_a_wrong_idea_is_known_by_its_tag(exercise: Exercise, row: str, when: str) -> None:
    trial = trial_of(exercise, SEED)
    assert idea(trial, row, when) == []
    blind = replace(trial, exercise=changing(exercise, row, check="manual", args={}))
    wrong = Misconception.model_validate({"when": when, "tag": "it", "say": "Sai."})
    knowing = row_of(exercise, row).model_copy(update={"misconceptions": (wrong,)})
    (found,) = misconception(blind, knowing, wrong)
    assert found == (f"rubric.{row}.misconceptions.it", f"không nhận ra “{when}” (được chấm pending, None)")


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("agency", "so-gddt"),  # the right one
        ("owner_name", "{me.full_name}"),
        ("no_extra", "diploma"),  # whatever is attached: nothing to try
    ],
)
def test_what_cannot_be_told_from_the_right_one_is_not_tried(exercise: Exercise, row: str, when: str) -> None:
    assert idea(trial_of(exercise, SEED), row, when) == []


def test_the_second_of_two_equal_wrong_ideas_is_not_tried(exercise: Exercise) -> None:
    ideas = tuple(
        Misconception.model_validate({"when": when, "tag": tag, "say": "Sai."})
        for tag, when in (("first", "Tên Khác Hẳn"), ("second", "tên khác hẳn"))
    )
    known = changing(exercise, "owner_name", misconceptions=ideas)
    trial = trial_of(known, SEED)
    row = row_of(known, "owner_name")
    assert [list(misconception(trial, row, one)) for one in ideas] == [[], []]
    late = changing(exercise, "owner_name", misconceptions=ideas[:1])
    swapped = replace(trial, exercise=late)
    alone = row.model_copy(update={"misconceptions": ideas[1:]})
    assert list(misconception(swapped, alone, ideas[1])) == [
        ("rubric.owner_name.misconceptions.second", "không nhận ra “tên khác hẳn” (được chấm fail, first)")
    ]


def test_another_right_value_is_no_wrong_idea(exercise: Exercise, mending: Exercise) -> None:
    args = {"field": "owner_name", "value": "{me.full_name}", "as_": "name", "or_": ("Tên Khác",)}
    assert idea(trial_of(changing(exercise, "owner_name", args=args), SEED), "owner_name", "Tên Khác") == []
    dated = {"question": "last_day", "value": ("24/04/2024",), "as_": "date", "or_": ("25/04/2024",)}
    trial = trial_of(changing(mending, "last_day", args=dated), SEED)
    assert idea(trial, "last_day", ("25/04/2024", "24/4/2024", "26/04/2024")) == []


def test_a_wrong_answer_is_tried_on_the_sheet(mending: Exercise) -> None:
    trial = trial_of(mending, SEED)
    assert idea(trial, "last_day", "23/04/2024") == []
    assert idea(trial, "asked", "copies") == []
    wrong = Misconception.model_validate({"when": "copies", "tag": "nobody", "say": "Sai."})
    assert list(misconception(trial, row_of(mending, "asked"), wrong)) == [
        ("rubric.asked.misconceptions.nobody", "không nhận ra “copies” (được chấm fail, not_asked)")
    ]
    assert trial.evidence == trial_of(mending, SEED).evidence


def test_a_wrong_letter_is_tried_in_the_last_petition(writing_one: Exercise) -> None:
    trial = trial_of(writing_one, SEED)
    row = next(row for row in writing_one.rubric if row.check == "petition_says")
    other = "Nội dung khác hẳn"
    assert idea(trial, row.id, other) == []
    wrong = Misconception.model_validate({"when": other, "tag": "nobody", "say": "Sai."})
    (found,) = misconception(trial, row, wrong)
    assert found[0] == f"rubric.{row.id}.misconceptions.nobody"
    first = replace(trial.evidence, petitions=({"kind": "none"}, *trial.evidence.petitions))
    assert idea(replace(trial, evidence=first), row.id, other) == []


def test_a_class_of_one_citizen_is_a_problem_told_once(
    exercise: Exercise, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "seed_for", lambda assignment, student: SEED)
    found = check_exercise(exercise, world, [SEED, "minh"])
    assert [problem.place for problem in found] == ["persona"] * len(neighbours.OWN)
    assert all("60 bạn trong một lớp 60 em" in problem.message for problem in found)
    assert not any("bộ dữ liệu" in problem.message for problem in found)


def test_every_part_of_the_proof_is_asked(
    exercise: Exercise, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("reference", "nothing", "shown", "mutant", "misconception", "writing", "case_of")
    for name in parts:
        monkeypatch.setattr(proof, name, lambda *_, name=name: iter([(name, "")]))
    asked = [place for place, _ in proved(trial_of(exercise, SEED), world)]
    assert dict.fromkeys(asked) == dict.fromkeys(parts)
    assert asked.count("mutant") == len(exercise.rubric)
    assert asked.count("misconception") == sum(len(row.misconceptions) for row in exercise.rubric)
    assert asked.count("writing") == len(STYLES)
    assert asked.count("case_of") == len(exercise.cases.cases)


def test_every_value_is_written_otherwise_at_once(
    exercise: Exercise, mending: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded: list[Evidence] = []

    def noted(trial: Trial, evidence: Evidence) -> Report:
        graded.append(evidence)
        return grade(trial.exercise, trial.variant, evidence)

    monkeypatch.setattr(Trial, "grade", noted)
    for played in (exercise, mending):
        assert list(writing(trial_of(played, SEED), "NFD")) == []
        assert list(writing(trial_of(played, SEED), "dấu chấm cuối")) == []
    first, dotted, second, answered = graded
    values = trial_of(exercise, SEED).evidence.dossier
    assert values
    assert dotted.dossier
    asked = {row.args["field"] for row in exercise.rubric if row.check == "field_matches"}
    changed = {name for name, value in dotted.dossier.fields.items() if value != values.fields[name]}
    assert changed == asked - {"receive_method"}, "a choice is not typed"
    assert (first.journal, second.given) == (dotted.journal, trial_of(mending, SEED).evidence.given)
    assert answered.answers == {"asked": ("identity", "diploma_number"), "last_day": ("24/04/2024.",)}
    assert answered.repairs[-1].fields["diploma_number"].endswith(".")
