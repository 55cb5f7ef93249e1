"""Reading a procedure's page, and how to file for it."""

from fixtures.catalogue import Procedure
from sandbox.operations import browsing
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.pieces import piece
from sandbox.web.portal.procedures import era, known


@blueprint.get("/thu-tuc/<code>")
@persona
def procedure(code: str) -> str:
    found = known(code)
    me = attempt(reading())
    portal, current = portal_of(me), found.is_in_force(me.clock.date())
    with writing() as db:
        browsing.viewed(db, content(), attempt(db), found.code, now())
    body = piece("_procedure_page.html", portal, code=found.code, current=current, others=related(found))
    return page("procedure.html", procedure=found, body=body)


@blueprint.get("/thu-tuc/<code>/huong-dan")
@persona
def guide(code: str) -> str:
    found = known(code)
    portal = portal_of(attempt(reading()))
    return page("guide.html", procedure=found, body=piece("_guide.html", portal, code=found.code))


def related(found: Procedure) -> tuple[str, ...]:
    """Codes of related procedures that this era knows; first what took the place of a retired one."""
    catalogue, here = content().world.catalogue, era()
    wanted = dict.fromkeys((found.replaced_by, *found.related))
    known_here = {one.code for one in catalogue.of_era(here)}
    return tuple(code for code in wanted if code in known_here)
