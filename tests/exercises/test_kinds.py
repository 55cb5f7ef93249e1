"""Kinds of mistakes: every lost point of the library has one, and it is the right one."""

from collections.abc import Iterator, Mapping

import pytest

from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.kinds import LEVELS, kind_of, load_kinds
from exercises.engine.loader import load_library
from exercises.engine.mixups import TAGS
from fixtures.world import World

LONGEST = 34  # letters that fit beside the board


@pytest.fixture(scope="module")
def library(world: World) -> Mapping[str, Exercise]:
    return load_library(world, samples=1)


def mistakes(library: Mapping[str, Exercise]) -> Iterator[tuple[str, Criterion, str, str]]:
    """(exercise, row, tag, level) of everything that can be got wrong."""
    for slug, exercise in library.items():
        for row in exercise.rubric:
            yield slug, row, "", ""
            yield from ((slug, row, idea.tag, "") for idea in row.misconceptions)
            if row.check in ("field_matches", "answer_is"):
                yield from ((slug, row, "", level) for level in LEVELS)
                yield from ((slug, row, tag, "") for tag in TAGS)


def test_every_mistake_in_the_library_has_a_kind(library: Mapping[str, Exercise]) -> None:
    told = [
        (slug, row.id, tag) for slug, row, tag, level in mistakes(library) if not kind_of(row, tag, level)
    ]
    assert told == []


def test_every_kind_and_every_tag_it_names_is_met_in_the_library(library: Mapping[str, Exercise]) -> None:
    met: dict[str, set[str]] = {}
    for _, row, tag, level in mistakes(library):
        kind = kind_of(row, tag, level)
        assert kind
        met.setdefault(kind.id, set()).add(tag)
    named = {kind.id: {tag for sign in kind.signs for tag in sign.tags} for kind in load_kinds().values()}
    assert set(met) == set(named)
    assert {id: tags - met[id] for id, tags in named.items() if tags - met[id]} == {}


def test_the_lesson_sheets_speak_of_known_kinds(library: Mapping[str, Exercise]) -> None:
    sheets = [exercise.lesson for exercise in library.values() if exercise.lesson]
    mistakes = [one for sheet in sheets for one in sheet.mistakes]
    assert {one.kind for one in mistakes} - {""} <= set(load_kinds())
    assert sum(bool(one.kind) for one in mistakes) > len(mistakes) * 0.9


def test_kinds_are_named_shortly() -> None:
    assert [kind.label for kind in load_kinds().values() if len(kind.label) > LONGEST] == []


def row(check: str, skill: str = "data_entry", **args: str) -> Criterion:
    return Criterion.model_validate(
        {"id": "x", "group": "outcome", "skill": skill, "points": 1, "title": "x", "ask": "x"}
        | {"check": check, "args": args, "advice": "x"}
    )


@pytest.mark.parametrize(
    ("mistake", "tag", "level", "kind"),
    [
        (row("field_matches", as_="name"), "wrong_person", "", "sai-nguoi"),
        (row("field_matches", as_="date"), "swapped_day_month", "", "ngay-thang"),
        (row("field_matches", as_="name"), "", "diacritics", "thieu-dau"),
        (row("field_matches", as_="name"), "", "typing", "go-nham"),
        (row("field_matches", as_="name"), "", "different", "ghi-sai"),
        (row("field_matches", as_="name"), "swapped_fields", "", "nham-o"),
        (row("field_matches", as_="code"), "register_number", "", "nham-so"),
        (row("paper_attached", "files"), "diploma_as_identity", "", "nham-giay"),
        (row("paper_attached", "files"), "blurred_scan", "", "giay-hong"),
        (row("paper_attached", "files"), "", "", "thieu-giay"),
        (row("no_extra_papers", "files"), "neighbours_paper", "", "giay-cua-ban"),
        (row("agency_is", "search"), "", "", "sai-co-quan"),
        (row("answer_is", "reading", as_="money"), "free", "", "le-phi"),
        (row("happened_before", "reading"), "not_read", "", "chua-doc"),
        (row("never_happened", "safety", event="otp.shared"), "shared_otp", "", "lo-otp"),
        (row("never_happened", "safety", event="link.followed"), "followed_link", "", "mo-lien-ket"),
    ],
)
def test_a_mistake_is_of_this_kind(mistake: Criterion, tag: str, level: str, kind: str) -> None:
    found = kind_of(mistake, tag, level)
    assert found
    assert found.id == kind


def test_a_check_nobody_knows_has_no_kind() -> None:
    assert kind_of(row("read_minds", "checking")) is None
