"""The hand-labelled pairs: what a fair teacher would say of each writing."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from exercises.engine.matching import CREDITS, KINDS, Level, compare
from exercises.engine.messages import DETAILS
from fixtures.content import read_yaml

CORPUS = Path(__file__).with_name("corpus")
FILES = {path.stem: path for path in sorted(CORPUS.glob("*.yml"))}
KEYS = {"expected", "given", "level", "why"}
ENOUGH = 450
RIGHT = 0.99

Pair = Mapping[str, str]


def kind_of(file: str) -> str:
    return file.rstrip("0123456789")


def pairs_of(file: str) -> list[Pair]:
    pairs: list[Pair] = read_yaml(FILES[file])["pairs"]
    return pairs


EVERY = [(kind_of(file), pair) for file in FILES for pair in pairs_of(file)]


def told(kind: str, pair: Pair) -> str:
    match = compare(kind, pair["expected"], pair["given"])
    return f"{kind}: {pair['expected']!r} ~ {pair['given']!r} is {match.level} {match.detail}: {pair}"


def is_equal(pair: Pair) -> bool:
    return CREDITS[Level(pair["level"])] == 1


def test_the_corpus_covers_every_kind_and_every_level() -> None:
    assert {kind_of(file) for file in FILES} == set(KINDS)
    assert {pair["level"] for _, pair in EVERY} == set(Level)
    assert len(EVERY) >= ENOUGH


@pytest.mark.parametrize("file", FILES)
def test_every_pair_is_labelled_once_and_says_why(file: str) -> None:
    pairs = pairs_of(file)
    assert all(set(pair) - {"detail"} == KEYS and pair["why"] for pair in pairs)
    seen = [(pair["expected"], pair["given"]) for pair in pairs]
    assert sorted({pair for pair in seen if seen.count(pair) > 1}) == []
    assert {pair["detail"] for pair in pairs if "detail" in pair} <= DETAILS | {"empty"}


@pytest.mark.parametrize("file", FILES)
def test_another_writing_of_the_right_value_never_costs_a_mark(file: str) -> None:
    kind = kind_of(file)
    missed = [
        pair
        for pair in pairs_of(file)
        if is_equal(pair) and not compare(kind, pair["expected"], pair["given"]).equal
    ]
    assert [told(kind, pair) for pair in missed] == []


@pytest.mark.parametrize("file", FILES)
def test_another_value_never_earns_full_marks(file: str) -> None:
    kind = kind_of(file)
    taken = [
        pair
        for pair in pairs_of(file)
        if not is_equal(pair) and compare(kind, pair["expected"], pair["given"]).equal
    ]
    assert [told(kind, pair) for pair in taken] == []


def test_nearly_every_pair_has_the_level_a_teacher_gave_it() -> None:
    missed = [
        told(kind, pair)
        for kind, pair in EVERY
        if compare(kind, pair["expected"], pair["given"]).level != pair["level"]
    ]
    sys.stdout.write("\n".join(missed))
    assert len(EVERY) - len(missed) >= RIGHT * len(EVERY)


@pytest.mark.parametrize("file", FILES)
def test_every_named_mistake_has_its_name(file: str) -> None:
    kind = kind_of(file)
    missed = [
        pair
        for pair in pairs_of(file)
        if "detail" in pair and compare(kind, pair["expected"], pair["given"]).detail != pair["detail"]
    ]
    assert [told(kind, pair) for pair in missed] == []
