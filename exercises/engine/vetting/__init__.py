"""Vetting an exercise that is well formed: does all it names exist, and do its points add up?"""

from collections.abc import Iterator

from exercises.engine.exercise import Exercise
from exercises.engine.outcomes import load_outcomes
from exercises.engine.vetting.acts import vet_acts
from exercises.engine.vetting.cases import vet_cases
from exercises.engine.vetting.desk import vet_desk
from exercises.engine.vetting.frame import vet_frame
from exercises.engine.vetting.known import SAMPLES, Known, sure_values
from exercises.engine.vetting.petitions import vet_petitions
from exercises.engine.vetting.received import vet_received
from exercises.engine.vetting.rubric import vet_rubric
from exercises.engine.vetting.sheet import vet_sheet
from exercises.engine.vetting.texts import vet_texts
from fixtures.world import World


def vet(exercise: Exercise, world: World, samples: int = SAMPLES) -> Iterator[tuple[bool, str, str]]:
    """Each problem as (whether in cases.yml, place, message), tried with so many personas."""
    frame = list(vet_desk(exercise, world)) or list(vet_frame(exercise, world, load_outcomes(), samples))
    yield from ((False, place, message) for place, message in frame)
    if frame:
        return  # without a persona there are no values to look names up in
    known = Known.of(exercise, world, sure_values(exercise, samples))
    yield from ((False, place, message) for place, message in vet_texts(exercise, known))
    yield from ((False, place, message) for place, message in vet_received(exercise, known))
    if exercise.free:
        return
    yield from ((False, place, message) for place, message in vet_sheet(exercise, known, world))
    yield from ((False, place, message) for place, message in vet_rubric(exercise, known))
    yield from ((False, place, message) for place, message in vet_petitions(exercise, known, samples))
    yield from ((True, place, message) for place, message in vet_cases(exercise, known, world))
    yield from ((True, place, message) for place, message in vet_acts(exercise, known))
