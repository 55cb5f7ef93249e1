"""Procedures by what happens in a life, or in a business."""

from datetime import date

from fixtures.catalogue import search
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
    me = attempt(reading())
    portal, today = portal_of(me), me.clock.date()
    found, above = find_event(portal, event_id)
    parts = tuple((one.id, one.title, codes(one, portal, today)) for one in (found.items or (found,)))
    body = piece("_event.html", portal, parts=parts)
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


def codes(of: LifeEvent, portal: Portal, today: date) -> tuple[tuple[str, bool], ...]:
    """What its words find: (code, whether it is in force); what is retired comes last."""
    found = search(of.query, portal.era) if of.query else []
    return tuple(sorted(((one.code, one.is_in_force(today)) for one in found), key=lambda pair: not pair[1]))
