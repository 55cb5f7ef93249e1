"""Exercises given together: which of a student's steps come first, and what belongs to one sequence."""

from collections.abc import Iterable
from collections.abc import Sequence as Listed
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from sandbox.reports.shelf_item import ShelfItem
from sandbox.store.assignments import Sequence


@dataclass(frozen=True)
class Series:
    """A sequence as its student sees it; `done`: how many of its steps are."""

    sequence: Sequence
    steps: tuple[ShelfItem, ...]

    @property
    def done(self) -> int:
        return sum(step.state == "done" for step in self.steps)


def grouped(items: Iterable[ShelfItem]) -> list[ShelfItem | Series]:
    """The steps of a sequence as one, where its first step stands."""
    found: dict[tuple[str, int], list[ShelfItem]] = {}
    for item in items:
        key = ("s", item.sequence.id) if item.sequence else ("a", item.assignment.id)
        found.setdefault(key, []).append(item)
    return [_one(steps) for steps in found.values()]


def _one(steps: list[ShelfItem]) -> ShelfItem | Series:
    sequence = steps[0].sequence
    if sequence is None:
        return steps[0]
    return Series(sequence, tuple(sorted(steps, key=lambda one: one.assignment.position)))


def in_turn(items: list[ShelfItem]) -> list[ShelfItem]:
    """The same; where they have an order, a step that has not been begun is told which one it waits for."""
    open_steps: dict[int, list[ShelfItem]] = {}
    for item in items:
        if item.sequence is not None and item.sequence.in_order and not _passed(item):
            open_steps.setdefault(item.sequence.id, []).append(item)
    return [
        replace(item, first=_first(item, open_steps.get(item.sequence.id, ()))) if item.sequence else item
        for item in items
    ]


def _first(item: ShelfItem, unfinished: Iterable[ShelfItem]) -> Exercise | None:
    place = item.assignment.position
    before = [one for one in unfinished if one.assignment.position < place]
    if item.attempts or not before:
        return None
    return max(before, key=lambda one: one.assignment.position).exercise


def _passed(item: ShelfItem) -> bool:
    """Done; or nothing to file in it; or it cannot be done any more, which must not hold anybody up."""
    if item.state == "done" or item.report_of is not None:
        return True
    if item.exercise.free and item.attempts:
        return True
    return not item.under_way and (item.door == "closed" or not item.left)


@dataclass(frozen=True)
class Given:
    """What a class was given, in one place: an assignment alone, or the steps of a `sequence`.

    `rows`: as of reports.classes.assignments.
    """

    sequence: Sequence | None
    rows: tuple[Row[Any], ...]


def given(session: Session, classroom_id: int, rows: Listed[Row[Any]]) -> list[Given]:
    """The newest first, the steps of a sequence in their order; one SELECT."""
    wanted = select(Sequence).where(Sequence.classroom_id == classroom_id)
    known = {one.id: one for one in session.scalars(wanted)}
    places: dict[tuple[str, int], list[Row[Any]]] = {}
    for row in rows:
        sequence = row.Assignment.sequence_id
        key = ("s", sequence) if sequence in known else ("a", row.Assignment.id)
        places.setdefault(key, []).append(row)
    return [_given(known, listed) for listed in places.values()]


def _given(known: dict[int, Sequence], rows: list[Row[Any]]) -> Given:
    rows = sorted(rows, key=lambda row: row.Assignment.position)
    return Given(known.get(rows[0].Assignment.sequence_id), tuple(rows))
