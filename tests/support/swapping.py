"""A class that swaps roles: a round of it, its citizens and its officers."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sandbox.operations import assignments, attempts, lessons, swaps
from sandbox.operations.giving import Terms
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.swaps import Round
from tests.support.lesson import SLUG, Lesson, press

ONCE = {"mode": "practice", "attempts_allowed": 1, "closes_at": None}


@dataclass(frozen=True)
class Swap:
    """`citizens` and `officers` are the lesson as each side has it: its assignment, its students."""

    citizens: Lesson
    officers: Lesson


def terms(of: Lesson, **changed: object) -> Terms:
    return Terms(**ONCE | {"opens_at": of.now} | changed)  # type: ignore[arg-type]


def swap(
    of: Lesson,
    citizens: Collection[int] | None = None,
    key: str = "",
    exercise: str = SLUG,
    **more: object,
) -> Swap:
    """Round one with these citizens, or the first half of the class."""
    filing = of.students[: len(of.students) // 2] if citizens is None else citizens
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        terms_of_it, one_use = terms(of, **more), key or f"swap-{room.id}"
        made = swaps.give(session, of.parts.content, room, exercise, filing, terms_of_it, of.now, one_use)
        return sides(of, made, tuple(filing))


def turned(of: Lesson, before: Swap, close: bool = False) -> Swap:
    """The round after it, with the halves swapped."""
    with of.parts.database.writing() as session:
        made = swaps.turn(session, of.parts.content, of.teacher, before.citizens.assignment, close, of.now)
        return sides(of, made, before.officers.students)


def sides(of: Lesson, made: Round, filing: tuple[int, ...]) -> Swap:
    receiving = tuple(one for one in of.students if one not in filing)
    return Swap(
        replace(of, assignment=made.citizens.id, students=filing),
        replace(of, assignment=made.officers.id, students=receiving),
    )


def sits_down(side: Lesson, student: int) -> int:
    """The student's attempt at their side, begun; its id."""
    with side.parts.database.writing() as session:
        given, _ = assignments.find(session, side.teacher, side.assignment, side.now)
        return attempts.start(session, side.parts.content, given, student, side.now, press(side)).id


def clock_of(of: Lesson, attempt_id: int) -> str:
    with of.parts.database.reading() as session:
        return f"{session.get_one(Attempt, attempt_id).clock:%H:%M %d/%m}"


def next_day(side: Lesson, revision: int | None = None) -> int:
    """The teacher presses “Sang ngày làm việc tiếp theo” on the board of this side; how many moved."""
    with side.parts.database.writing() as session:
        room = session.get_one(Classroom, side.classroom)
        seen = room.lesson_revision if revision is None else revision
        wanted = lessons.claim_day(session, side.teacher, side.assignment, seen, side.now)
    return sum(_moved(side, *one) for one in wanted)


def _moved(side: Lesson, attempt_id: int, student_id: int) -> bool:
    with side.parts.database.writing() as session:
        return lessons.next_day(session, side.parts.content, attempt_id, student_id, side.now)
