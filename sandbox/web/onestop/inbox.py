"""What lies on the desk."""

from sandbox.operations.onestop import manned
from sandbox.web.context import attempt, content, reading
from sandbox.web.onestop.frame import blueprint, officer, page


@blueprint.get("")
@officer
def inbox() -> str:
    me = attempt(reading())
    world = content().world
    return page(
        "inbox.html",
        dossiers=manned.inbox(reading(), me),
        procedures=world.catalogue.procedures,
        states=world.lifecycle.states,
    )
