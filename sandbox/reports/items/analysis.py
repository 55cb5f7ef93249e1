"""Item analysis of one exercise, criterion by criterion."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import exercises.engine.checks  # noqa: F401  (registers every check)
from exercises.engine.checking import CHECKS
from exercises.engine.exercise import Criterion, Exercise
from fixtures.events import EventKind
from sandbox.reports.items import figures
from sandbox.reports.items.sittings import Sitting
from sandbox.reports.items.suspicion import Judged, Suspicion, suspicion

STEP_OF_CHECK = {"form": "form", "papers": "papers", "outcome": "search", "answers": "answer"}


@dataclass(frozen=True)
class Item:
    """One criterion over all sittings. facility, discrimination, upper_lower: None where there are too few.

    counted: who was judged, of them `not_reached` without coming to it; errors: where the check broke,
    raised: where a teacher gave more.
    idea: the most frequent misconception in words, and how often. step: where on the way it is worked on.
    """

    id: str
    title: str
    group: str
    skill: str
    step: str
    counted: int
    not_reached: int
    errors: int
    raised: int
    facility: float | None
    discrimination: float | None
    upper_lower: float | None
    idea: tuple[str, int] | None
    suspicion: Suspicion | None

    @property
    def ease(self) -> str:
        return figures.ease(self.facility)

    @property
    def power(self) -> str:
        return figures.power(self.discrimination)


def analysed(
    exercise: Exercise, sittings: Sequence[Sitting], events: Mapping[str, EventKind]
) -> tuple[Item, ...]:
    """In the order of the rubric; a criterion that no report knows is not left out."""
    return tuple(_item(row, sittings, events) for row in exercise.rubric)


def _item(row: Criterion, sittings: Sequence[Sitting], events: Mapping[str, EventKind]) -> Item:
    judged = [_judged(row.id, one) for one in sittings if row.id in one.answers]
    counted = [one for one in judged if one.answer.judged]
    pairs = [(one.answer.share, one.rest) for one in counted]
    errors = sum(one.answer.verdict == "error" for one in judged)
    raised = sum(one.answer.raised for one in counted)
    reached = [replace(one, answer=one.answer.by_machine) for one in judged if one.answer.reached]
    return Item(
        id=row.id,
        title=row.title,
        group=row.group,
        skill=row.skill,
        step=step_of(row, events),
        counted=len(counted),
        not_reached=sum(one.answer.verdict == "not_reached" for one in counted),
        errors=errors,
        raised=raised,
        facility=figures.facility([share for share, _ in pairs]),
        discrimination=figures.discrimination(pairs),
        upper_lower=figures.upper_lower(pairs),
        idea=_idea(row, counted),
        suspicion=suspicion(reached, errors, raised),
    )


def _judged(id: str, one: Sitting) -> Judged:
    return Judged(one.answers[id], one.rest(id) or 0.0, one.values)


def _idea(row: Criterion, judged: Sequence[Judged]) -> tuple[str, int] | None:
    counts = Counter(one.answer.misconception for one in judged if one.answer.misconception)
    if not counts:
        return None
    tag, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return next((idea.say for idea in row.misconceptions if idea.tag == tag), tag or ""), count


def step_of(row: Criterion, events: Mapping[str, EventKind]) -> str:
    """The board's column in which this is worked on; "" where it belongs to none.

    By the family of its check; a criterion about the way itself, by the event it looks for.
    """
    family = CHECKS[row.check].function.__module__.rpartition(".")[2]
    if family in STEP_OF_CHECK:
        return STEP_OF_CHECK[family]
    named = (events[value].step for value in row.args.values() if isinstance(value, str) and value in events)
    return next((step for step in named if step), "")
