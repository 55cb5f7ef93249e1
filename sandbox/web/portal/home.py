"""The portal's front page, and its services by topic."""

from datetime import date

from fixtures.catalogue import Procedure
from fixtures.portals import Portal
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, portal_of, reading
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.pieces import piece

POPULAR = 6


@blueprint.get("/cong")
@persona
def home() -> str:
    portal, services = _services()
    codes = tuple(one.code for one in services[:POPULAR])
    fields = tuple(dict.fromkeys(one.field for one in services))
    return page("home.html", body=piece(f"_front_{portal.front}.html", portal, popular=codes, topics=fields))


@blueprint.get("/dich-vu-cong-noi-bat")
@persona
def popular() -> str:
    portal, services = _services()
    return page("popular.html", body=piece("_topics.html", portal, codes=tuple(one.code for one in services)))


def in_use(era: str, day: date) -> list[Procedure]:
    """The procedures of the era that are in force on that day."""
    return [one for one in content().world.catalogue.of_era(era) if one.is_in_force(day)]


def _services() -> tuple[Portal, list[Procedure]]:
    """What can be sent through this portal today."""
    me = attempt(reading())
    portal = portal_of(me)
    return portal, [one for one in in_use(portal.era, me.clock.date()) if one.online]
