"""Procedures by what happens in a life, or in a business."""

from collections.abc import Iterable

from fixtures.catalogue import Procedure, search
from fixtures.portals import LifeEvent, Portal
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.pieces import piece

WHO = {"cong-dan": "Công dân", "doanh-nghiep": "Doanh nghiệp"}


@blueprint.get("/<any('cong-dan', 'doanh-nghiep'):who>")
@persona
def events(who: str) -> str:
    portal = portal_of(attempt(reading()))
    return page("events.html", title=WHO[who], body=piece("_events.html", portal, who=who))


@blueprint.get("/su-kien/<event_id>")
@persona
def event(event_id: str) -> str:
    """An event with all its items, or one item alone. Raises NotFound for one that this portal has not."""
    portal = portal_of(attempt(reading()))
    found, above = find_event(portal, event_id)
    parts = [(one, codes(one, portal)) for one in (found.items or (found,))]
    body = piece("_event.html", portal, parts=tuple((one.id, one.title, listed) for one, listed in parts))
    who = "cong-dan" if (above or found) in portal.citizen_events else "doanh-nghiep"
    return page("event.html", event=found, above=above, who=who, who_words=WHO[who], body=body)


def find_event(portal: Portal, event_id: str) -> tuple[LifeEvent, LifeEvent | None]:
    """The event, and the one it is an item of."""
    for one in (*portal.citizen_events, *portal.business_events):
        if one.id == event_id:
            return one, None
        for item in one.items:
            if item.id == event_id:
                return item, one
    raise NotFound


def codes(of: LifeEvent, portal: Portal) -> tuple[str, ...]:
    """What its words find, each once."""
    found: Iterable[Procedure] = search(of.query, portal.era) if of.query else ()
    return tuple(one.code for one in found)
