"""The portal's front page."""

from sandbox.web.access import persona
from sandbox.web.context import attempt, content, portal_of, reading
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.words import CHANNELS

POPULAR = 6


@blueprint.get("/cong")
@persona
def home() -> str:
    procedures = content().world.catalogue.of_era(portal_of(attempt(reading())).era)
    topics: dict[str, int] = {}
    for procedure in procedures:
        topics[procedure.field] = topics.get(procedure.field, 0) + 1
    return page("home.html", popular=procedures[:POPULAR], topics=topics, channels=CHANNELS)
