"""The whole proof of one exercise: thought out by the engine, then played through the application."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from exercises.engine.checking import BREAKS
from exercises.engine.exercise import Exercise
from exercises.engine.proof import ASSIGNMENT, proved, trial_of
from exercises.engine.proof.neighbours import class_of
from exercises.engine.proof.trial import Found
from exercises.engine.writings import STYLES
from fixtures.content import Problem
from sandbox.content import Content
from sandbox.replay.comparing import replay_problems
from sandbox.replay.desk import is_for_one
from sandbox.replay.stage import Stage, open_stage

SEED = " (bộ dữ liệu {})"
Kept = dict[tuple[str, str], Problem]


@dataclass(frozen=True)
class Proof:
    """What was tried, with how much, and what was found; `grades`: seconds of one `grade()` each.

    seeds, thorough, replayed   how many variants were thought out, how many of them also with every wrong
                                idea and case, and how many were played
    criteria, mutants, ideas, writings, cases   how many an exercise has
    """

    slug: str
    seeds: int
    thorough: int
    replayed: int
    criteria: int
    mutants: int
    ideas: int
    writings: int
    cases: int
    grades: tuple[float, ...]
    problems: tuple[Problem, ...]

    def joined(self, other: "Proof") -> "Proof":
        """The same exercise with further variants; a problem that both have stays the earlier one's."""
        known = {(one.place, _bare(one)) for one in self.problems}
        fresh = tuple(one for one in other.problems if (one.place, _bare(one)) not in known)
        added = {
            "seeds": self.seeds + other.seeds,
            "thorough": self.thorough + other.thorough,
            "replayed": self.replayed + other.replayed,
            "grades": self.grades + other.grades,
            "problems": self.problems + fresh,
        }
        return Proof(**{**vars(self), **added})


def prove(
    content: Content, exercise: Exercise, seeds: Sequence[str], thorough: int, replays: int, whole: bool
) -> Proof:
    """These variants, the first ones thoroughly or played as well; `whole`: a class of them too."""
    found: Kept = {}
    with open_stage(content) as stage:
        grades = [
            _tried(stage, exercise, seed, (number < thorough, number < replays), found)
            for number, seed in enumerate(seeds)
        ]
    if whole:
        _keep(found, exercise, class_of(exercise, ASSIGNMENT))
    return Proof(
        slug=exercise.slug,
        seeds=len(seeds),
        thorough=min(thorough, len(seeds)),
        replayed=min(replays, len(seeds)) if is_for_one(exercise) else 0,
        grades=tuple(grades),
        problems=tuple(found.values()),
        **_counts(exercise),
    )


def _tried(stage: Stage, exercise: Exercise, seed: str, how: tuple[bool, bool], found: Kept) -> float:
    """One variant, thoroughly and played or not; how long it took to grade it once."""
    trial, said, (thorough, is_played) = trial_of(exercise, seed), SEED.format(seed), how
    _keep(found, exercise, proved(trial, stage.content.world, thorough), said)
    if is_played:
        _keep(found, exercise, replay_problems(stage, exercise, trial.variant), said)
    begun = perf_counter()
    trial.grade(trial.evidence)
    return perf_counter() - begun


def _keep(found: Kept, exercise: Exercise, problems: Found, after: str = "") -> None:
    for place, said in problems:
        problem = Problem(f"exercises/library/{exercise.slug}", place, said + after)
        found.setdefault((place, said), problem)


def _counts(exercise: Exercise) -> dict[str, int]:
    return {
        "criteria": len(exercise.rubric),
        "mutants": sum(row.check in BREAKS for row in exercise.rubric),
        "ideas": sum(len(one.when) for row in exercise.rubric for one in row.misconceptions),
        "writings": len(STYLES),
        "cases": len(exercise.cases.cases),
    }


def _bare(problem: Problem) -> str:
    return problem.message.partition(SEED.partition("{")[0])[0]
