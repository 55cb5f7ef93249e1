"""Broken exercises are refused with file, item, key and, where one is near, a suggestion."""

import shutil
from pathlib import Path

import pytest
import yaml

from exercises.engine.loader import LIBRARY, content_hash, load_exercise, load_library
from fixtures.content import ContentError
from fixtures.world import World

SLUG = "cap-ban-sao-bang-tot-nghiep"
EX, CASES = "exercise.yml", "cases.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY / SLUG, tmp_path / SLUG))


def break_file(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


BROKEN = yaml.safe_load((Path(__file__).parent / "broken.yml").read_text("utf-8"))["broken"]


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row["new"][:40])
def test_a_broken_exercise_is_refused_at_its_place(folder: Path, world: World, row: dict[str, str]) -> None:
    break_file(folder, row["file"], row["old"], row["new"])
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world)
    problems = caught.value.problems
    said = [problem.message for problem in problems if row["place"] in (None, problem.place)]
    assert any(row["says"] in message for message in said), problems
    assert {problem.file for problem in problems} == {row["file"].replace("brief.md", EX)}


def test_the_sound_exercise_loads_from_any_folder(folder: Path, world: World) -> None:
    assert load_exercise(folder, world).slug == SLUG


@pytest.mark.parametrize("file", [EX, CASES, "brief.md"])
def test_a_missing_file_is_named(folder: Path, world: World, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ContentError, match=file):
        load_exercise(folder, world)


def test_all_problems_of_all_exercises_come_at_once(folder: Path, world: World) -> None:
    shutil.copytree(folder, folder.parent / "ban-thu-hai")
    break_file(folder, EX, "as: name", "as: names")
    break_file(folder, EX, "field: owner_birth_date", "field: birth_date")
    break_file(folder.parent / "ban-thu-hai", EX, "minutes: 25", "minutes: 0")
    with pytest.raises(ContentError) as caught:
        load_library(world, folder.parent)
    places = [problem.place for problem in caught.value.problems]
    assert places == ["minutes", "rubric.owner_name.as", "rubric.owner_birth_date.field"]


def test_a_folder_is_named_like_an_address(folder: Path, world: World) -> None:
    renamed = folder.rename(folder.parent / "Bài một")
    with pytest.raises(ContentError, match="tên thư mục"):
        load_exercise(renamed, world)


def test_line_ends_do_not_change_the_hash_but_words_do(folder: Path) -> None:
    before = content_hash(folder)
    brief = folder / "brief.md"
    brief.write_bytes(brief.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash(folder) == before
    brief.write_text("Đề khác", "utf-8")
    assert content_hash(folder) != before
