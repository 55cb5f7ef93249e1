"""The desk hands a dossier on to the next agency of its route."""

from sandbox.operations import hops
from sandbox.operations.moves import move
from sandbox.operations.onestop.desk import Desk
from sandbox.store.dossiers import Dossier


def begin(desk: Desk, dossier: Dossier) -> None:
    """Its way begins where it was received, part of the caller's transaction."""
    hops.begin(desk.session, desk.content.world.catalogue, dossier)


def forward(desk: Desk, dossier: Dossier) -> None:
    """To the next agency; raises NotAllowed where none is left, and then nothing is changed."""
    following = hops.next_one(desk.session, dossier)
    agency = following.agency if following else ""
    move(desk.session, desk.content, desk.attempt, dossier, "forward", "officer", desk.now, agency=agency)
    hops.pass_on(desk.session, desk.procedure(dossier), dossier, desk.attempt.clock)


def through(desk: Desk, dossier: Dossier) -> None:
    """Past all that still have to have it: an exercise orders the result earlier than they are due."""
    while hops.are_left(desk.session, dossier):
        forward(desk, dossier)


def close(desk: Desk, dossier: Dossier, note: str = "") -> None:
    if desk.procedure(dossier).route:
        hops.close(desk.session, dossier, desk.attempt.clock, note)
