"""The invented people as whom a teacher looks at an exercise: the same ones every time."""

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant, make_variant, seed_for
from sandbox.store.base import NotFound
from sandbox.web.teacher.lookup import library

PEOPLE = 20


def exercise_of(slug: str) -> Exercise:
    found = library().get(slug)
    if found is None:
        raise NotFound
    return found


def variant_of(exercise: Exercise, person: int) -> Variant:
    return make_variant(exercise, seed_for(f"xem-thu {exercise.slug}", str(person)))
