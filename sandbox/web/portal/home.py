"""The portal's front page, and its services by topic."""

from datetime import date
from functools import lru_cache

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


def _services() -> tuple[Portal, tuple[Procedure, ...]]:
    """What can be sent through this portal today."""
    me = attempt(reading())
    portal = portal_of(me)
    return portal, _in_use(portal.era, me.clock.date())


@lru_cache(128)
def _in_use(era: str, day: date) -> tuple[Procedure, ...]:
    known = content().world.catalogue.of_era(era)
    return tuple(one for one in known if one.online and one.is_in_force(day))
