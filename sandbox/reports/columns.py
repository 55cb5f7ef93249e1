"""Which steps an exercise has: the teacher's columns, and what its student goes through."""

from collections.abc import Mapping

from exercises.engine.exercise import Exercise
from fixtures.events import STEPS, EventKind

FILING = ("form", "papers", "submit")
ASKS = ("review", "supplement")  # what an officer does that may come back to the applicant


def columns(exercise: Exercise, events: Mapping[str, EventKind]) -> tuple[str, ...]:
    """The steps of the worked reference, and the supplement an officer may ask for. In the board's order."""
    wanted = _worked(exercise, events)
    if exercise.given or any(step.do in ASKS for step in exercise.officer):
        wanted = wanted | {"supplement"}
    return _ordered(wanted)


def steps(exercise: Exercise, events: Mapping[str, EventKind]) -> tuple[str, ...]:
    """The same for the student, who is not told beforehand that a supplement may be asked for."""
    wanted = _worked(exercise, events)
    return _ordered(wanted - {"supplement"} if exercise.free else wanted)


def _worked(exercise: Exercise, events: Mapping[str, EventKind]) -> frozenset[str]:
    if exercise.free:
        return frozenset(STEPS) - {"answer", "decide"}
    kinds = {step.event for step in exercise.cases.reference.events}
    found = {str(events[kind].step) for kind in kinds if kind in events and events[kind].step}
    found -= {*FILING, "supplement", "answer"}
    found |= set(FILING) if "dossier.submitted" in kinds else set()
    found |= {"supplement"} if "dossier.supplemented" in kinds else set()
    return frozenset(found | ({"answer"} if exercise.ends == "hand_in" else set()))


def _ordered(wanted: frozenset[str]) -> tuple[str, ...]:
    return tuple(step for step in STEPS if step in wanted)
