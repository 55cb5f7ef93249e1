"""Files that students receive: each has their own, and what cannot be is refused."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from exercises.engine.exercise import Exercise, Received
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.received import received
from exercises.engine.variants import make_variant
from fixtures.content import ContentError
from fixtures.signatures import VERDICTS
from fixtures.world import World

SLUG = "kiem-tra-ket-qua-dien-tu"


@pytest.fixture(scope="module")
def sorting(world: World) -> Exercise:
    return load_exercise(LIBRARY / SLUG, world, 1)


def test_every_student_has_each_condition_in_an_order_of_their_own(sorting: Exercise) -> None:
    orders = set()
    for number in range(40):
        files = received(sorting, make_variant(sorting, str(number)))
        orders.add(tuple(one.condition for one in files))
        assert sorted(one.condition for one in files) == sorted(VERDICTS)
    assert len(orders) > 4


def test_a_file_is_about_the_student_s_own_persona(sorting: Exercise) -> None:
    variant = make_variant(sorting, "lan")
    files = received(sorting, variant)
    assert {one.facts["full_name"] for one in files} == {variant.values["me.full_name"]}
    assert {one.agency for one in files} == {"Sở Giáo dục và Đào tạo tỉnh Bình Định"}
    assert {one.when for one in files} == {datetime(2024, 5, 10, 10, 30)}
    assert len({one.code for one in files}) == len(files)
    assert f"Số hiệu bằng: {variant.values['me.diploma.number']}" in files[0].facts["content"]


def test_what_was_forged_differs_in_one_thing(sorting: Exercise) -> None:
    changed = set()
    for number in range(40):
        file = received(sorting, make_variant(sorting, str(number)))[0]
        before, after = (_said(facts) for facts in (file.facts, file.forged))
        assert len(before) == len(after)
        differing = [one.partition(":")[0] for one, other in zip(before, after, strict=True) if one != other]
        assert len(differing) == 1
        changed |= set(differing)
    assert len(changed) == 4


def _said(facts: object) -> list[str]:
    assert isinstance(facts, dict)
    return [f"holder:{facts['full_name']}", *facts["content"].splitlines()]


def test_an_exercise_without_such_files_gives_none(exercise: Exercise) -> None:
    assert received(exercise, make_variant(exercise, "lan")) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("id: second, condition", "id: first, condition", "received.first", "hai lần"),
        ('condition: "{files.first}"', "condition: genuine", "received.first.condition", "genuine"),
        ('condition: "{files.first}"', 'condition: "{files.none}"', "received.first", "files.none"),
        ('condition: "{files.first}"', 'condition: "{forgery}"', "received.first.condition", "“name”"),
        ("agency: so-gddt", "agency: so-gdd", "received.first.agency", "so-gddt"),
        (
            'holder: "{me.full_name}"\n    lines',
            'holder: "{me.name}"\n    lines',
            "received.first",
            "me.name",
        ),
        (
            '      Trường: "{forgery.school}"',
            '      Trưòng: "{forgery.school}"',
            "received.first.forged",
            "Trường",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    tmp_path: Path, world: World, old: str, new: str, place: str, says: str
) -> None:
    folder = Path(shutil.copytree(LIBRARY / SLUG, tmp_path / SLUG))
    text = (folder / "exercise.yml").read_text("utf-8")
    assert old in text
    (folder / "exercise.yml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world, 3)
    found = [one.message for one in caught.value.problems if one.place == place]
    assert any(says in message for message in found), caught.value.problems


def test_an_altered_file_needs_what_was_changed(tmp_path: Path, world: World) -> None:
    folder = Path(shutil.copytree(LIBRARY / SLUG, tmp_path / SLUG))
    text = (folder / "exercise.yml").read_text("utf-8")
    start, end = text.index("    forged:\n"), text.index("  - {<<: *file, id: second")
    (folder / "exercise.yml").write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world, 3)
    found = [one for one in caught.value.problems if "cần forged" in one.message]
    assert {one.place for one in found} == {
        f"received.{name}.condition" for name in ("first", "second", "third", "fourth", "fifth")
    }


def test_a_received_file_has_a_plain_id() -> None:
    with pytest.raises(ValueError, match="id"):
        Received(
            id="Tệp 1",
            condition="valid",
            agency="x",
            title="x",
            number="x",
            made=datetime(2024, 5, 1),
            holder="x",
        )
