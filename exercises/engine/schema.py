"""The exercise as the application knows it: its records, and how to load them."""

from collections.abc import Mapping

from exercises.engine import loader
from exercises.engine.exercise import Criterion, Exercise, Hint, Message, OfficerStep, PaperSpec, Reply
from exercises.engine.loader import load_exercise
from exercises.engine.vetting.known import SAMPLES
from fixtures.world import World

__all__ = [
    "Criterion",
    "Exercise",
    "Hint",
    "Message",
    "OfficerStep",
    "PaperSpec",
    "Reply",
    "load_exercise",
    "load_library",
]

# a world is kept, so its id stays its own
_loaded: dict[tuple[int, int], tuple[World, Mapping[str, Exercise]]] = {}


def load_library(world: World, samples: int = SAMPLES) -> Mapping[str, Exercise]:
    """Every exercise by slug, read once per world. Raises ContentError with every problem."""
    key = id(world), samples
    if key not in _loaded:
        _loaded[key] = world, loader.load_library(world, samples=samples)
    return _loaded[key][1]
