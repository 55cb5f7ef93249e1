"""What is practised: the world and the library of exercises, loaded once when the server starts."""

from collections.abc import Mapping
from dataclasses import dataclass

from exercises.engine.schema import Exercise, load_library
from fixtures.world import World, load_world


@dataclass(frozen=True)
class Content:
    world: World
    library: Mapping[str, Exercise]


def load_content() -> Content:
    """Raises fixtures.content.ContentError, which names every wrong place in the files."""
    world = load_world()
    return Content(world, load_library(world))
