"""A class of 60: nobody plays the same citizen as a neighbour, so a copied value is a wrong one."""

from collections import Counter

from exercises.engine.exercise import Exercise
from exercises.engine.proof.trial import Found
from exercises.engine.variants import make_variant, seed_for, without_stack

SIZE = 60
OWN = ("me.full_name", "me.id_number", "me.phone")


def class_of(exercise: Exercise, assignment_seed: str) -> Found:
    """Values of one class that two students share."""
    alone = without_stack(exercise)
    variants = [make_variant(alone, seed_for(assignment_seed, str(number))) for number in range(SIZE)]
    for name in OWN:
        values = Counter(one.values[name] for one in variants if name in one.values)
        for value, times in values.items():
            if times > 1:
                yield "persona", f"{times} bạn trong một lớp {SIZE} em cùng có {name} là “{value}”"
