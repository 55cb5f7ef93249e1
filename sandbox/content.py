"""What is practised: the world and the library of exercises, loaded once when the server starts."""

from collections.abc import Mapping
from dataclasses import dataclass

from exercises.engine.schema import Exercise, load_library
from fixtures.portals import Portal
from fixtures.world import World, load_world


@dataclass(frozen=True)
class Content:
    world: World
    library: Mapping[str, Exercise]

    def portal_of(self, slug: str) -> Portal:
        """The exercise names a portal by its id, or by its kind or skin within its era."""
        wanted = self.library[slug]
        portals = [one for one in self.world.portals.values() if one.era == wanted.era]
        return next(one for one in portals if wanted.portal in (one.id, one.skin, one.kind))


def load_content() -> Content:
    """Raises fixtures.content.ContentError, which names every wrong place in the files."""
    world = load_world()
    return Content(world, load_library(world, samples=1))
