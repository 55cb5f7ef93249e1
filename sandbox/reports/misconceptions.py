"""What a class gets wrong now, by kind of mistake: how many, who, an example, what to say. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.engine.exercise import Criterion
from exercises.engine.kinds import Kind, kind_of, load_kinds
from exercises.engine.mixups import TAGS
from exercises.engine.report import is_missed
from exercises.engine.schema import Exercise
from exercises.engine.variants import PLACEHOLDER
from sandbox.reports.counting import Counting
from sandbox.reports.masking import HIDDEN, masked

EXAMPLES, LONGEST = 3, 160
Missed = tuple[Counting, Mapping[str, Any], Kind]


@dataclass(frozen=True)
class KindCount:
    """`count` of `of` students who have filed."""

    kind: Kind
    count: int
    of: int


@dataclass(frozen=True)
class Example:
    """What somebody wrote where something else was asked, and why it is wrong; nobody's name is in it."""

    title: str
    asked: str
    written: str
    said: str


@dataclass(frozen=True)
class KindFound:
    """`students`: (id, name); `criteria`: (title, how many); `remedies`: of the lesson sheet, else advice."""

    counted: KindCount
    students: tuple[tuple[int, str], ...]
    criteria: tuple[tuple[str, int], ...]
    examples: tuple[Example, ...]
    remedies: tuple[str, ...]


def kinds_counted(exercise: Exercise, reports: Sequence[Counting]) -> tuple[KindCount, ...]:
    """The most frequent first; each student once for each kind. What was not reached is nobody's mistake."""
    who = {(kind.id, counting.student_id) for counting, _, kind in _missed(exercise, reports)}
    counts = Counter(id for id, _ in who)
    known = load_kinds()
    ranked = sorted(counts, key=lambda id: (-counts[id], list(known).index(id)))
    return tuple(KindCount(known[id], counts[id], len(reports)) for id in ranked)


def kinds_found(
    exercise: Exercise, reports: Sequence[Counting], names: Iterable[str]
) -> tuple[KindFound, ...]:
    """The same with everything there is to say; `names` of the class never show in an example."""
    missed, everybody = list(_missed(exercise, reports)), tuple(names)
    return tuple(
        _found(exercise, counted, [one for one in missed if one[2] is counted.kind], everybody)
        for counted in kinds_counted(exercise, reports)
    )


def _missed(exercise: Exercise, reports: Sequence[Counting]) -> Iterator[Missed]:
    """Every lost point with its kind; a row that has left the exercise since says nothing any more."""
    rows = {row.id: row for row in exercise.rubric}
    for counting in reports:
        for result in counting.report["criteria"]:
            row = rows.get(result["id"])
            if row is None or not is_missed(result):
                continue
            kind = kind_of(row, result.get("misconception") or "", result.get("level", ""))
            if kind is not None:
                yield counting, result, kind


def _found(
    exercise: Exercise, counted: KindCount, missed: Sequence[Missed], names: Iterable[str]
) -> KindFound:
    who = {counting.student_id: counting.name for counting, _, _ in missed}
    titles = Counter(result["title"] for _, result, _ in missed)
    advice = dict.fromkeys(result.get("advice", "") for _, result, _ in missed)
    return KindFound(
        counted,
        tuple(sorted(who.items(), key=lambda one: one[1].split()[::-1])),
        tuple(titles.most_common()),
        tuple(_examples(exercise, missed, names)),
        _remedies(exercise, counted.kind) or tuple(one for one in advice if one),
    )


def _remedies(exercise: Exercise, kind: Kind) -> tuple[str, ...]:
    """What the lesson sheet says to mistakes of this kind."""
    sheet = exercise.lesson.mistakes if exercise.lesson else ()
    return tuple(mistake.say for mistake in sheet if mistake.kind == kind.id)


def _examples(exercise: Exercise, missed: Sequence[Missed], names: Iterable[str]) -> list[Example]:
    """Of different rows first; those in which somebody wrote a name of the class come last."""
    rows = {row.id: row for row in exercise.rubric}
    told = dict.fromkeys(_example(rows[result["id"]], result, names) for _, result, _ in missed)
    seen: Counter[str] = Counter()
    ranked: list[tuple[tuple[bool, int], Example]] = []
    for example in told:
        ranked.append(((HIDDEN in example.written + example.said, seen[example.title]), example))
        seen[example.title] += 1
    return [example for _, example in sorted(ranked, key=lambda one: one[0])][:EXAMPLES]


def _example(row: Criterion, result: Mapping[str, Any], names: Iterable[str]) -> Example:
    written, tag = _shortened(masked(result.get("seen", ""), names)), result.get("misconception") or ""
    ideas = TAGS | {idea.tag: idea.say for idea in row.misconceptions if PLACEHOLDER.search(idea.say) is None}
    told = ideas.get(tag) or ("" if written else result.get("message", "").removeprefix(row.ask).strip())
    return Example(row.title, row.ask, written, masked(told, names))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
