"""Reading the library: every exercise complete, or every problem named at once."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

import exercises.engine.checks  # noqa: F401 - a rubric is bound to the checks that are registered
from exercises.engine.binding import bind, split_row
from exercises.engine.exercise import Cases, Exercise, Lesson
from exercises.engine.vetting import vet
from exercises.engine.vetting.known import SAMPLES
from fixtures.content import ContentError, Problem, read_yaml, shown, validate
from fixtures.world import World

LIBRARY = Path(__file__).parent.parent / "library"
FILES = ("exercise.yml", "brief.md", "cases.yml")
_OURS = ("slug", "brief", "cases", "lesson", "hash", "sources")  # come from the folder itself

M = TypeVar("M", bound=BaseModel)


def load_library(world: World, folder: Path = LIBRARY, samples: int = SAMPLES) -> Mapping[str, Exercise]:
    """Every exercise by slug, vetted with so many personas; a server starts sooner with one.

    Raises ContentError with the problems of all of them.
    """
    library: dict[str, Exercise] = {}
    problems: list[Problem] = []
    paths = sorted(path.parent for path in folder.glob("*/exercise.yml"))
    for path in sorted(paths, key=_has_stack):  # what a stack is made like comes before it
        try:
            library[path.name] = load_exercise(path, world, samples, library)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return {path.name: library[path.name] for path in paths}


def load_exercise(
    folder: Path, world: World, samples: int = SAMPLES, known: Mapping[str, Exercise] | None = None
) -> Exercise:
    """The exercise in a folder. Raises ContentError with file, item and key of every problem.

    `known`: exercises that a stack of dossiers may be made like; else they are read beside it.
    """
    file, cases_file = shown(folder / "exercise.yml"), shown(folder / "cases.yml")
    data = read_yaml(folder / "exercise.yml")
    rows, problems = _bound_rows(data.get("rubric"), file)
    problems += [Problem(file, key, "không có khoá này") for key in _OURS if key in data]
    parts: dict[str, Any] = {
        "slug": folder.name,
        "brief": _brief(folder),
        "hash": content_hash(folder),
    }
    sources, unknown = _sources(data.get("desk"), folder, world, known)
    problems += unknown
    if sources:
        parts |= {"sources": sources, "hash": _hash_with(parts["hash"], sources)}
    if rows is not None:
        parts["rubric"] = rows
    if (folder / "cases.yml").exists() or not data.get("free"):
        parts["cases"] = _record(Cases, read_yaml(folder / "cases.yml"), cases_file)
    if (folder / "lesson.yml").exists():
        parts["lesson"] = _record(Lesson, read_yaml(folder / "lesson.yml"), shown(folder / "lesson.yml"))
    try:
        exercise = _record(Exercise, {**data, **parts}, file)
    except ContentError as error:
        raise ContentError([*error.problems, *problems]) from error
    problems = problems or [
        Problem(cases_file if of_cases else file, place, message)
        for of_cases, place, message in vet(exercise, world, samples)
    ]
    if problems:
        raise ContentError(problems)
    return exercise


def _has_stack(folder: Path) -> bool:
    return "\n  stack:" in (folder / "exercise.yml").read_text("utf-8-sig", errors="replace")


def _sources(
    desk: Any, folder: Path, world: World, known: Mapping[str, Exercise] | None
) -> tuple[dict[str, Exercise], list[Problem]]:
    """The exercises that the stack names, and a problem for each that is not there."""
    rows = desk.get("stack") if isinstance(desk, dict) else None
    told = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    found, problems = dict[str, Exercise](), list[Problem]()
    for row in told:
        name = str(row.get("like"))
        path = folder.parent / name
        if known is not None and name in known:
            found[name] = known[name]
        elif name != folder.name and (path / "exercise.yml").is_file():
            found[name] = found.get(name) or load_exercise(path, world, 1)
        else:
            file = shown(folder / "exercise.yml")
            problems.append(Problem(file, f"desk.stack.{row.get('id')}.like", f"không có bài “{name}”"))
    return found, problems


def _hash_with(own: str, sources: Mapping[str, Exercise]) -> str:
    """What the dossiers are made like is a part of the content."""
    parts = (own, *(f"{name}\0{sources[name].hash}" for name in sorted(sources)))
    return sha256("\0".join(parts).encode()).hexdigest()


def content_hash(folder: Path) -> str:
    """SHA-256 of the folder's content, the same whatever line ends a version control gave it."""
    digest = sha256()
    for name in (name for name in FILES if (folder / name).exists()):
        text = (folder / name).read_text("utf-8-sig")
        digest.update(f"{name}\0{text}\0".encode())  # read_text gives every line end as \n
    return digest.hexdigest()


def _brief(folder: Path) -> str:
    path = folder / "brief.md"
    try:
        brief = path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        brief = ""
    if not brief:
        raise ContentError([Problem(shown(path), "", "thiếu đề bài, hoặc tệp không lưu bằng UTF-8")])
    return brief


def _bound_rows(rows: Any, file: str) -> tuple[Any, list[Problem]]:
    """The rubric with the keys of each check gathered in `args`; what is no row is left to the model."""
    if not isinstance(rows, list):
        return rows, []
    bound, problems = list(rows), list[Problem]()
    for place, row in enumerate(rows):
        if isinstance(row, dict) and isinstance(row.get("check"), str):
            own, keys = split_row(row)
            args, wrong = bind(row["check"], keys, file, f"rubric.{row.get('id', place)}")
            bound[place] = {**own, "args": args}
            problems += wrong
    return bound, problems


def _record(model: type[M], data: dict[str, Any], file: str) -> M:
    try:
        return validate(model, data, file)
    except ContentError as error:
        named = [Problem(file, _named(p.place, data), p.message) for p in error.problems]
        raise ContentError(named) from error


def _named(place: str, data: Any) -> str:
    """ "rubric.3.points" as "rubric.owner_name.points": an author looks for the id, not the number."""
    steps = []
    for step in place.split("."):
        if isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
            step = str(data.get("id", data.get("name", step))) if isinstance(data, dict) else step
        else:
            data = data.get(step) if isinstance(data, dict) else None
        steps.append(step)
    return ".".join(steps)
