"""The proof of an exercise: what must earn 10, what must earn nothing, what must lose exactly one row."""

from collections.abc import Collection, Iterable

from exercises.engine.exercise import Exercise
from exercises.engine.proof.ends import nothing, reference
from exercises.engine.proof.examples import case_of, writing
from exercises.engine.proof.mutants import mutant
from exercises.engine.proof.neighbours import class_of
from exercises.engine.proof.shown import shown
from exercises.engine.proof.trial import Found, Trial, trial_of
from exercises.engine.proof.wrong_ideas import misconception
from exercises.engine.writings import STYLES
from fixtures.content import Problem
from fixtures.world import World

__all__ = ["Trial", "check_exercise", "check_exercises", "named", "proved", "trial_of"]

ASSIGNMENT = "một lớp"
NOTHING = "không có gì để chứng minh, cần ít nhất một bài và một bộ dữ liệu"


def check_exercises(exercises: Collection[Exercise], world: World, seeds: int) -> tuple[Problem, ...]:
    """Every problem of these; nothing to prove is a problem too."""
    if all(exercise.free for exercise in exercises) or seeds < 1:
        return (Problem("exercises/library", "", NOTHING),)
    return tuple(problem for exercise in exercises for problem in check_exercise(exercise, world, seeds))


def check_exercise(exercise: Exercise, world: World, seeds: int | Iterable[str]) -> tuple[Problem, ...]:
    """Each problem once, with the first seed that shows it. A free exercise has nothing to prove."""
    if exercise.free:
        return ()
    file = f"exercises/library/{exercise.slug}"
    problems: dict[tuple[str, str], Problem] = {}
    for seed in named(seeds) if isinstance(seeds, int) else seeds:
        for place, message in proved(trial_of(exercise, seed), world):
            problems.setdefault((place, message), Problem(file, place, f"{message} (bộ dữ liệu {seed})"))
    for place, message in class_of(exercise, ASSIGNMENT):
        problems.setdefault((place, message), Problem(file, place, message))
    return tuple(problems.values())


def named(seeds: int, first: int = 0) -> list[str]:
    """The seeds that are tried, so many from the number `first` on."""
    return [f"seed-{number}" for number in range(first, first + seeds)]


def proved(trial: Trial, world: World, thorough: bool = True) -> Found:
    """What is wrong with one trial; `thorough`: every wrong idea and every hand-written case too."""
    yield from reference(trial, world)
    yield from nothing(trial)
    yield from shown(trial)
    for row in trial.rows:
        yield from mutant(trial, row)
        for wrong in row.misconceptions if thorough else ():
            yield from misconception(trial, row, wrong)
    for style in STYLES:
        yield from writing(trial, style)
    for case in trial.exercise.cases.cases if thorough else ():
        yield from case_of(trial, case, world)
