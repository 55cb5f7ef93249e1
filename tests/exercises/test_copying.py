"""What tells a teacher that work was copied, and what does not."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.copying import Piece, Sign, signs
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Exercise
from exercises.engine.variants import make_variant
from exercises.engine.works import evidence_for

MINE, HERS, HIS = 1, 2, 3


@pytest.fixture
def pieces(exercise: Exercise) -> dict[int, Piece]:
    """Three students who each did their own work, in half an hour."""
    made = {}
    for student in (MINE, HERS, HIS):
        variant = make_variant(exercise, f"copying-{student}")
        evidence = _timed(evidence_for(exercise, exercise.cases.reference, variant), minutes=30)
        made[student] = Piece(student, variant, evidence)
    return made


def _timed(evidence: Evidence, minutes: int) -> Evidence:
    first, *rest = evidence.journal
    last = f"2024-04-17T07:{minutes:02d}:00+00:00"
    return replace(evidence, journal=(first, *(replace(event, at=last) for event in rest)))


def _filling(piece: Piece, **fields: str) -> Piece:
    dossier = piece.evidence.dossier
    assert dossier is not None
    filed = replace(dossier, fields={**dossier.fields, **fields})
    return replace(piece, evidence=replace(piece.evidence, dossier=filed))


def found(exercise: Exercise, pieces: dict[int, Piece]) -> list[tuple[str, int, tuple[int, ...]]]:
    return [(sign.kind, sign.student, sign.others) for sign in signs(exercise, list(pieces.values()))]


def test_honest_work_shows_nothing(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    assert found(exercise, pieces) == []


def test_a_neighbours_value_points_to_the_neighbour(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    name = pieces[HERS].variant.values["me.full_name"]
    pieces[MINE] = _filling(pieces[MINE], owner_name=name.upper())
    assert signs(exercise, list(pieces.values())) == (
        Sign("value", MINE, (HERS,), "Họ và tên chủ hồ sơ", name.upper()),
    )


def test_a_neighbours_paper_points_to_the_neighbour(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    mine, hers = pieces[MINE].evidence.dossier, pieces[HERS].evidence.dossier
    assert mine
    assert hers
    copied = replace(mine, attachments=hers.attachments)
    pieces[MINE] = replace(pieces[MINE], evidence=replace(pieces[MINE].evidence, dossier=copied))
    assert set(found(exercise, pieces)) == {("paper", MINE, (HERS,))}


def test_a_paper_sent_with_a_supplement_counts_too(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    hers = pieces[HERS].evidence.dossier
    assert hers
    pieces[MINE] = replace(pieces[MINE], evidence=replace(pieces[MINE].evidence, repairs=(hers,)))
    assert ("paper", MINE, (HERS,)) in found(exercise, pieces)


def test_a_paper_of_nobody_here_points_to_nobody(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    stranger = make_variant(exercise, "another class")
    dossier = evidence_for(exercise, exercise.cases.reference, stranger).dossier
    assert dossier
    pieces[MINE] = replace(pieces[MINE], evidence=replace(pieces[MINE].evidence, repairs=(dossier,)))
    assert set(found(exercise, pieces)) == {("paper", MINE, ())}


def test_the_same_odd_mistake_twice_points_both_ways(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    for student in (MINE, HIS):
        pieces[student] = _filling(pieces[student], owner_address="Số 900 đường  Không Có Thật")
    assert found(exercise, pieces) == [("same_slip", MINE, (HIS,)), ("same_slip", HIS, (MINE,))]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("owner_name", "{sibling.full_name}"),  # a mistake the exercise expects
        ("owner_birth_date", "1/1"),  # too short to tell anything
        ("copies", "97531"),  # numbers are alike by chance
        ("owner_name", " "),
    ],
)
def test_common_mistakes_are_no_sign(
    exercise: Exercise, pieces: dict[int, Piece], field: str, value: str
) -> None:
    for student, piece in pieces.items():
        text = value.replace("{sibling.full_name}", piece.variant.values["sibling.full_name"])
        pieces[student] = _filling(piece, **{field: text})
    assert found(exercise, pieces) == []


@pytest.mark.parametrize(("minutes", "quick"), [(0, True), (2, True), (3, False), (30, False)])
def test_only_work_in_a_tenth_of_the_time_is_implausible(
    exercise: Exercise, pieces: dict[int, Piece], minutes: int, quick: bool
) -> None:
    assert exercise.minutes == 25
    pieces[MINE] = replace(pieces[MINE], evidence=_timed(pieces[MINE].evidence, minutes))
    assert found(exercise, pieces) == ([("speed", MINE, ())] if quick else [])


def test_who_filed_nothing_shows_nothing(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    pieces[MINE] = replace(pieces[MINE], evidence=Evidence(None))
    assert found(exercise, pieces) == []


def test_another_writing_of_ones_own_value_is_no_copy(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    own: dict[str, Any] = {"owner_name": pieces[MINE].variant.values["me.full_name"].upper()}
    pieces[MINE] = _filling(pieces[MINE], **own)
    assert found(exercise, pieces) == []


def test_answers_are_compared_like_fields(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    args = {"question": "who", "value": ("{me.full_name}",), "as_": "name"}
    sheet = exercise.rubric[2].model_copy(update={"check": "answer_is", "args": args, "misconceptions": ()})
    asking = exercise.model_copy(update={"rubric": (sheet,)})
    hers = pieces[HERS].variant.values["me.full_name"]
    answers = {MINE: hers, HERS: hers, HIS: ""}
    for student, answer in answers.items():
        given = replace(pieces[student].evidence, answers={"who": (answer,)} if answer else {})
        pieces[student] = replace(pieces[student], evidence=given)
    assert found(asking, pieces) == [("value", MINE, (HERS,))]


def test_old_work_without_times_says_nothing_of_speed(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    evidence = pieces[MINE].evidence
    timeless = tuple(replace(event, at="") for event in evidence.journal)
    pieces[MINE] = replace(pieces[MINE], evidence=replace(evidence, journal=timeless))
    assert found(exercise, pieces) == []


def test_only_fields_of_the_filing_are_compared(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    name = pieces[HERS].variant.values["me.full_name"]
    pieces[MINE] = _filling(pieces[MINE], owner_name=name)
    later = tuple(
        row.model_copy(update={"at": "supplement"}) if row.id == "owner_name" else row
        for row in exercise.rubric
    )
    assert found(exercise.model_copy(update={"rubric": later}), pieces) == []


def test_another_right_value_is_no_copy(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    name = pieces[HERS].variant.values["me.full_name"]
    pieces[MINE] = _filling(pieces[MINE], owner_name=name)
    rows = tuple(
        row.model_copy(update={"args": {**row.args, "or_": ("Ai đó", name)}})
        if row.id == "owner_name"
        else row
        for row in exercise.rubric
    )
    assert found(exercise.model_copy(update={"rubric": rows}), pieces) == []


def test_a_value_that_several_had_to_write_points_to_each(
    exercise: Exercise, pieces: dict[int, Piece]
) -> None:
    hers = pieces[HERS].variant
    values = {**pieces[HIS].variant.values, "me.full_name": hers.values["me.full_name"]}
    pieces[HIS] = replace(pieces[HIS], variant=replace(pieces[HIS].variant, values=values))
    name = hers.values["me.full_name"]
    pieces[HIS] = _filling(pieces[HIS], owner_name=name)
    pieces[MINE] = _filling(pieces[MINE], owner_name=name)
    assert found(exercise, pieces) == [("value", MINE, (HERS, HIS))]


def test_a_value_of_ones_own_family_is_no_neighbours(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    name = pieces[HERS].variant.values["me.full_name"]
    mine = pieces[MINE].variant
    family = replace(mine, values={**mine.values, "sibling.full_name": name})
    pieces[MINE] = _filling(replace(pieces[MINE], variant=family), owner_name=name)
    assert found(exercise, pieces) == []


def test_an_odd_mistake_of_one_alone_is_no_sign(exercise: Exercise, pieces: dict[int, Piece]) -> None:
    pieces[MINE] = _filling(pieces[MINE], owner_address="Số 900 đường Không Có Thật")
    assert found(exercise, pieces) == []


@pytest.mark.parametrize(
    ("at", "quick"),
    [("07:02:29", True), ("07:02:30", False), ("07:02:31", False), ("07:00:00", True), ("06:59:59", False)],
)
def test_a_tenth_of_the_time_is_counted_to_the_second(
    exercise: Exercise, pieces: dict[int, Piece], at: str, quick: bool
) -> None:
    evidence = pieces[MINE].evidence
    first, *rest, last = evidence.journal
    sent = replace(last, at=f"2024-04-17T{at}+00:00")
    again = replace(sent, at="2024-04-17T09:00:00+00:00")
    timed = replace(evidence, journal=(first, *rest, sent, again))
    pieces[MINE] = replace(pieces[MINE], evidence=timed)
    assert bool(found(exercise, pieces)) is quick
