"""The pilot report for the Department (Kế hoạch 978/KH-SGDĐT, II.1.i): counts and shares, nobody's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from exercises.engine.describing import TOPICS
from exercises.engine.mixups import TAGS
from exercises.engine.schema import Exercise
from sandbox.exports.table import half_up
from sandbox.reports import pilot_gathering as gathering
from sandbox.reports.pilot_gathering import Gathered, Scope
from sandbox.reports.pilot_rows import (
    ExerciseRow,
    IdeaRow,
    PilotReport,
    SchoolRow,
    Size,
    SkillRow,
    TopicRow,
)
from sandbox.reports.suppression import SMALLEST, hidden, is_small

PASS, GOOD = Decimal(5), Decimal(8)
IDEAS_SHOWN = 12
Library = Mapping[str, Exercise]


def pilot_report(session: Session, scope: Scope, library: Library) -> PilotReport:
    """Four SELECTs, however many students."""
    seats = gathering.seats(session, scope)
    given = gathering.given(session, scope)
    found = gathering.gathered(session, scope, library)
    work = gathering.work(session, scope)
    enrolled = sum(students for _, _, students in seats)
    few = is_small(work.students)
    by_exercise = tuple(_by_exercise(found, library))
    return PilotReport(
        classes=sum(classes for _, classes, _ in seats),
        students=_whole(enrolled, [students for _, _, students in seats]),
        practised=_part(work.students, enrolled),
        exercises=len(set(given)),
        given=len(given),
        attempts=None if few else work.attempts,
        hours=None if few else round(work.time / timedelta(hours=1)),
        by_school=tuple(_by_school(seats)),
        by_exercise=by_exercise,
        by_topic=tuple(_by_topic(found, library)),
        by_skill=tuple(_by_skill(found)),
        ideas=tuple(_ideas(found, library, {one.slug for one in by_exercise if one.students.people})),
    )


def _whole(total: int, parts: Sequence[int]) -> Size:
    """A sum, unless it would tell the small part among those that are told."""
    if is_small(total):
        return Size(None, small=True)
    return Size(None) if hidden(parts).total else Size(total)


def _part(count: int, total: int) -> Size:
    """A part of a whole that is told: neither it nor the rest may be small."""
    if is_small(count):
        return Size(None, small=True)
    if is_small(total - count):
        return Size(None, over=max(total - SMALLEST, 0))
    return Size(count)


def _sizes(counts: Sequence[int]) -> list[Size]:
    unsaid = hidden(counts).parts
    return [
        Size(None, small=is_small(count)) if place in unsaid else Size(count)
        for place, count in enumerate(counts)
    ]


def _by_school(seats: Sequence[tuple[str, int, int]]) -> Iterator[SchoolRow]:
    sizes = _sizes([students for _, _, students in seats])
    for (school, classes, _), size in zip(seats, sizes, strict=True):
        yield SchoolRow(school, classes, size)


def _by_exercise(found: Gathered, library: Library) -> Iterator[ExerciseRow]:
    """By topic, then by name; what is unsaid within a topic cannot be worked out from the topic."""
    for _topic, slugs in _topics(found.best, library):
        sizes = _sizes([len(found.best[slug]) for slug in slugs])
        for slug, size in zip(slugs, sizes, strict=True):
            yield _exercise_row(slug, size, list(found.best[slug].values()))


def _exercise_row(slug: str, size: Size, marks: Sequence[Decimal]) -> ExerciseRow:
    """Below 5, from 5 to below 8, from 8: three parts of a whole that is told."""
    if size.people is None:
        return ExerciseRow(slug, size)
    reached, good = sum(mark >= PASS for mark in marks), sum(mark >= GOOD for mark in marks)
    unsaid = hidden([len(marks) - reached, reached - good, good]).parts
    return ExerciseRow(slug, size, None if 0 in unsaid else reached, None if 2 in unsaid else good)


def _topics(slugs: Iterable[str], library: Library) -> list[tuple[str, list[str]]]:
    """Exercises that have left the library stand last, under no topic."""
    order = {topic: place for place, topic in enumerate(TOPICS)}
    found: dict[str, list[str]] = defaultdict(list)
    for slug in sorted(slugs):
        found[library[slug].topic if slug in library else ""].append(slug)
    return sorted(found.items(), key=lambda one: order.get(one[0], len(order)))


def _by_topic(found: Gathered, library: Library) -> Iterator[TopicRow]:
    topics = _topics(found.best, library)
    people = [len({student for slug in slugs for student in found.best[slug]}) for _, slugs in topics]
    for (topic, slugs), size in zip(topics, _sizes(people), strict=True):
        marks = [mark for slug in slugs for mark in found.best[slug].values()]
        unsaid = hidden([len(found.best[slug]) for slug in slugs])
        told = size.people is not None and not unsaid.total
        average = half_up(sum(marks, Decimal(0)) / len(marks)) if told and marks else None
        yield TopicRow(topic, len(slugs), size if told else Size(None, small=size.small), average)


def _by_skill(found: Gathered) -> Iterator[SkillRow]:
    for skill, (earned, points) in sorted(found.skills.items()):
        people = len(found.skilled[skill])
        if is_small(people) or not points:
            yield SkillRow(skill, Size(None, small=True))
        else:
            yield SkillRow(skill, Size(people), (earned * 200 + points) // (2 * points))


def _ideas(found: Gathered, library: Library, told: set[str]) -> Iterator[IdeaRow]:
    """The most frequent first; none that few had, and none that all but a few had."""
    ranked = sorted(found.ideas.items(), key=lambda one: (-len(one[1]), one[0]))
    usable = [
        (key, len(people))
        for key, people in ranked
        if key[0] in told and len(people) >= SMALLEST and not is_small(len(found.best[key[0]]) - len(people))
    ]
    for (slug, criterion, tag), count in usable[:IDEAS_SHOWN]:
        yield IdeaRow(slug, _words(library.get(slug), criterion, tag), count)


def _words(exercise: Exercise | None, criterion: str, tag: str) -> str:
    """What the wrong idea is, in the words of the exercise."""
    rows = [row for row in exercise.rubric if row.id == criterion] if exercise else []
    said = next((idea.say for row in rows for idea in row.misconceptions if idea.tag == tag), "")
    title = rows[0].title if rows else criterion
    return f"{title}: {said or TAGS.get(tag, tag)}"
