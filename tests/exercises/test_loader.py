"""Broken exercises are refused with file, item, key and, where one is near, a suggestion."""

import shutil
from pathlib import Path

import pytest
import yaml

from exercises.engine.exercise import NOTHING_TO_PROVE
from exercises.engine.loader import LIBRARY, content_hash, load_exercise, load_library
from fixtures.content import ContentError
from fixtures.world import World

SLUG, MENDING = "cap-ban-sao-bang-tot-nghiep", "bo-sung-ho-so"
EX, CASES = "exercise.yml", "cases.yml"
FEW = 6  # personas; enough that one has no brother with a diploma


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(SLUG, tmp_path)


def copy_of(slug: str, where: Path) -> Path:
    return Path(shutil.copytree(LIBRARY / slug, where / slug))


def break_file(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


BROKEN = [
    (slug, row)
    for slug, rows in ((SLUG, "broken.yml"), (MENDING, "broken_mending.yml"))
    for row in yaml.safe_load((Path(__file__).parent / rows).read_text("utf-8"))["broken"]
]


@pytest.mark.parametrize(
    ("slug", "row"), BROKEN, ids=lambda one: one["new"][:40] if isinstance(one, dict) else ""
)
def test_a_broken_exercise_is_refused_at_its_place(
    tmp_path: Path, world: World, slug: str, row: dict[str, str]
) -> None:
    folder = copy_of(slug, tmp_path)
    break_file(folder, row["file"], row["old"], row["new"])
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world, FEW)
    problems = caught.value.problems
    said = [problem.message for problem in problems if row["place"] in (None, problem.place)]
    assert any(row["says"] in message for message in said), problems
    assert {problem.file for problem in problems} == {row["file"].replace("brief.md", EX)}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('  procedure: "1.005092"', '  procedure: "1.00592"', "given.procedure"),
        ("id: last_day\n    ask", "id: asked\n    ask", "questions.asked"),
    ],
)
def test_what_the_cases_lean_on_too_is_refused_in_both_files(
    tmp_path: Path, world: World, old: str, new: str, place: str
) -> None:
    folder = copy_of(MENDING, tmp_path)
    break_file(folder, EX, old, new)
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world)
    assert place in {problem.place for problem in caught.value.problems}
    assert {problem.file for problem in caught.value.problems} == {EX, CASES}


@pytest.mark.parametrize(
    ("rubric", "says"),
    [
        ("rubric: Nộp đúng", "danh sách"),
        ("rubric: [Nộp đúng]", "bảng"),
        ("rubric: [{check: 3}]", "chữ"),
        ("", "rubric"),
    ],
)
def test_a_rubric_that_is_none_is_refused(folder: Path, world: World, rubric: str, says: str) -> None:
    head = (folder / EX).read_text("utf-8").split("\nrubric:")[0]
    (folder / EX).write_text(f"{head}\n{rubric}\n", "utf-8")
    with pytest.raises(ContentError, match=says):
        load_exercise(folder, world)


def test_a_free_exercise_needs_neither_rubric_nor_cases(folder: Path, world: World) -> None:
    head = (folder / EX).read_text("utf-8").split("\nrubric:")[0]
    (folder / EX).write_text(f"{head}\nfree: true\n", "utf-8")
    with pytest.raises(ContentError, match="free"):
        load_exercise(folder, world)
    (folder / CASES).unlink()
    free = load_exercise(folder, world)
    assert (free.free, free.rubric, free.cases) == (True, (), NOTHING_TO_PROVE)
    (folder / EX).write_text(f"{head}\n", "utf-8")
    with pytest.raises(ContentError, match=r"cases\.yml"):
        load_exercise(folder, world)


def test_a_graded_exercise_needs_a_lesson_sheet(folder: Path, world: World) -> None:
    (folder / "lesson.yml").unlink()
    with pytest.raises(ContentError, match=r"lesson\.yml") as caught:
        load_exercise(folder, world)
    assert [problem.place for problem in caught.value.problems] == ["lesson"]


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


def test_every_exercise_of_a_folder_is_found_by_its_name(folder: Path, world: World) -> None:
    copy_of(MENDING, folder.parent)
    (folder.parent / "notes").mkdir()
    library = load_library(world, folder.parent, FEW)
    assert {name: one.slug for name, one in library.items()} == {SLUG: SLUG, MENDING: MENDING}


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


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (EX, "copies: [2, 5]", "copies: [3, 3]"),
        (EX, "at: supplement\n    component: identity", "at: given\n    component: identity"),
        (EX, "say: Hết hạn thì hồ sơ không được tiếp nhận nữa.", 'say: "{me.full_name} ơi."'),
        (EX, "cost: 0.5}\n  - {id: four", "cost: 2}\n  - {id: four"),
        (EX, "filed: 2024-04-15T09:20:00", "filed: 2024-04-17T14:09:59"),
        (EX, "value: [identity, diploma_number]", 'value: ["{copies}"]'),
        (EX, "question: asked", "question: asked\n    as: text"),
        (EX, "days: 5", "days: 60"),
        (EX, "points: 1.5", "points: 1.5\n    gate: 5"),
        (EX, "agency: so-gddt", "agency: so-gddt # ở tỉnh"),
        (CASES, 'mark: "8.3"', 'mark: ""'),
        (CASES, "attach: {identity: old_scan}", "attach: {identity: foreign}"),
        (CASES, "misconception: holiday_forgotten", "misconception: swapped_fields"),
        ("lesson.yml", "aim: Học sinh", "aim: Em"),
    ],
)
def test_what_is_just_within_the_rules_is_taken(
    tmp_path: Path, world: World, file: str, old: str, new: str
) -> None:
    folder = copy_of(MENDING, tmp_path)
    break_file(folder, file, old, new)
    assert load_exercise(folder, world, FEW).slug == MENDING
