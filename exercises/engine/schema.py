"""The exercise as the application knows it: its records, and how to load them."""

from collections.abc import Mapping

from exercises.engine import loader
from exercises.engine.exercise import Criterion, Exercise, Hint, Message, OfficerStep, PaperSpec, Reply
from exercises.engine.loader import load_exercise
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

_loaded: dict[int, tuple[World, Mapping[str, Exercise]]] = {}  # a world is kept, so its id stays its own


def load_library(world: World) -> Mapping[str, Exercise]:
    """Every exercise by slug, read once per world. Raises ContentError with every problem."""
    if id(world) not in _loaded:
        _loaded[id(world)] = world, loader.load_library(world)
    return _loaded[id(world)][1]
