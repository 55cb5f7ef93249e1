"""What lies on the desk: by state, by deadline, by who holds it; and the next one, please."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from werkzeug import Response

from sandbox.operations.onestop import deciding
from sandbox.reports import desk_inbox
from sandbox.reports.desk_inbox import Lying
from sandbox.web.context import attempt, content, now, playing, reading, writing
from sandbox.web.onestop.frame import blueprint, officer, only_feedback, page
from sandbox.web.onestop.words import BY_DEADLINE, GROUPS, STANDINGS
from sandbox.web.portal.words import TONES

NOTHING_FREE = "Lúc này không còn hồ sơ nào chờ người nhận. Hồ sơ mới sẽ hiện ở đây khi người dân nộp."


@dataclass(frozen=True)
class Wanted:
    """What was asked to be shown; "" for everything."""

    group: str
    deadline: str
    mine: bool

    def takes(self, one: Lying) -> bool:
        return (
            self.group in ("", one.group)
            and (one.mine or not self.mine)
            and (not self.deadline or (one.deadline.standing == self.deadline and one.group != "xong"))
        )


@blueprint.get("")
@officer
def inbox() -> str | Response:
    if only_feedback(attempt(reading())):
        return redirect(url_for(".petitions"))
    everything = desk_inbox.inbox(reading(), attempt(reading()))
    world, wanted = content().world, _wanted(everything.shared)
    mine = [one for one in everything.lying if one.mine or not wanted.mine]
    return page(
        "inbox.html",
        shared=everything.shared,
        wanted=wanted,
        shown=[one for one in mine if wanted.takes(one)],
        counts=desk_inbox.counted(mine),
        total=len(mine),
        held=sum(one.mine for one in everything.lying),
        lying=len(everything.lying),
        deadlines=_by_deadline(mine),
        procedures=world.catalogue.procedures,
        states=world.lifecycle.states,
        tones=TONES,
        groups=GROUPS,
        standings=STANDINGS,
    )


@blueprint.post("/lay-ho-so")
@officer
def take_next() -> Response:
    with writing() as db:
        taken = deciding.take_next(db, content(), playing(db), now())
        found = taken.id if taken else None
    if found is None:
        flash(NOTHING_FREE, "portal-info")
        return redirect(url_for(".inbox"), 303)
    return redirect(url_for(".dossier", dossier_id=found), 303)


@blueprint.get("/lay-ho-so")
@officer
def to_inbox() -> Response:
    """Opened like a page, the address of the button leads back to the page with the button."""
    return redirect(url_for(".inbox"))


def _wanted(shared: bool) -> Wanted:
    group, deadline = request.args.get("muc", ""), request.args.get("han", "")
    return Wanted(
        group if group in GROUPS else "",
        deadline if deadline in BY_DEADLINE else "",
        shared and request.args.get("ban") == "em",
    )


def _by_deadline(lying: Sequence[Lying]) -> dict[str, int]:
    """How many that are not done yet stand how with their deadline."""
    under_way = [one.deadline.standing for one in lying if one.group != "xong"]
    return {name: under_way.count(name) for name in BY_DEADLINE}  # type: ignore[arg-type]
