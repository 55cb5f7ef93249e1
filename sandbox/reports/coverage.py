"""Which outcomes of the curriculum a class has practised, and which exercises would practise the others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from exercises.engine.outcomes import Outcome
from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.classrooms import Enrolment

GRADE = re.compile(r"(?<![0-9])(1[0-2]|[6-9])(?![0-9])")
Practice = Mapping[str, frozenset[int]]  # exercise → the students who have done it


@dataclass(frozen=True)
class Covered:
    """An outcome: the exercises `given` for it, how many students have `done` one of them, and `others` of
    the library that practise it."""

    outcome: Outcome
    given: tuple[Exercise, ...]
    done: int
    others: tuple[Exercise, ...]


def grade_of(name: str) -> int:
    """10 for "10A1", 8 for "Lớp 8/3"; 0 where the name of the class does not tell."""
    found = GRADE.search(name)
    return int(found[1]) if found else 0


def practice(session: Session, classroom_id: int) -> Practice:
    """Every exercise the class or one of its groups was given; two SELECTs."""
    given = select(Assignment.exercise).where(Assignment.classroom_id == classroom_id).distinct()
    found: dict[str, set[int]] = {slug: set() for slug in session.scalars(given)}
    done = (
        select(Assignment.exercise, Progress.student_id)
        .join(Progress, Progress.assignment_id == Assignment.id)
        .join(Enrolment, Enrolment.student_id == Progress.student_id)
        .where(Assignment.classroom_id == classroom_id, Enrolment.classroom_id == classroom_id)
        .where(or_(Progress.state == "done", Progress.report_id.is_not(None) & (Progress.attempts > 1)))
    )
    for row in session.execute(done.distinct()):
        found[row.exercise].add(row.student_id)
    return {slug: frozenset(students) for slug, students in found.items()}


def coverage(
    library: Mapping[str, Exercise], outcomes: Iterable[Outcome], known: Practice, grade: int
) -> list[Covered]:
    """The outcomes of a grade, or of all with 0, in the order of grades."""
    for_outcome: defaultdict[str, list[Exercise]] = defaultdict(list)
    for exercise in library.values():
        for name in exercise.outcomes:
            for_outcome[name].append(exercise)
    wanted = [one for one in outcomes if grade in (0, one.grade)]
    return [_covered(one, for_outcome[one.id], known) for one in sorted(wanted, key=lambda one: one.grade)]


def _covered(outcome: Outcome, exercises: list[Exercise], known: Practice) -> Covered:
    students: set[int] = set()
    for exercise in exercises:
        students |= known.get(exercise.slug, frozenset())
    return Covered(
        outcome,
        tuple(one for one in exercises if one.slug in known),
        len(students),
        tuple(one for one in exercises if one.slug not in known),
    )
