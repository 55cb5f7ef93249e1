"""Links out of the website: to the practice portal, and in lessons on safety to what only looks like it."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from exercises.engine.exercise import Lookalike
from exercises.engine.variants import pick
from fixtures.website import Link
from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, exercise, now, portal_of, reading, variant, writing
from sandbox.web.website import blueprint
from sandbox.web.website.frame import website

ADDRESSES = {
    "provincial-2024": "dichvucong.tinh.thuchanh.example",
    "national-2024": "dichvucong.quocgia.thuchanh.example",
    "national-2026": "dichvucong.quocgia.thuchanh.example",
}


@dataclass(frozen=True)
class Door:
    """A link as the page shows it."""

    id: str
    label: str
    about: str
    address: str


def doors() -> list[Door]:
    """The true link and the false ones, in an order of the student's own."""
    me = attempt(reading())
    own = portal_of(me).id
    true = [
        Door(one.id, one.label, one.about, ADDRESSES[one.portal]) for one in _links() if one.portal == own
    ]
    false = [Door(one.id, one.label, one.about, one.address) for one in exercise(me).lookalikes]
    found = true + false
    start = pick(variant(me).seed, "doors", len(found)) if found else 0
    return found[start:] + found[:start]


@blueprint.get("/lien-ket/<link_id>")
@persona
def follow(link_id: str) -> str | Response:
    me = attempt(reading())
    false = _lookalike(link_id)
    if false is None and not any(one.id == link_id and one.portal == portal_of(me).id for one in _links()):
        raise NotFound
    with writing() as db:
        browsing.followed(db, content(), attempt(db), link_id, now())
    if false is not None:
        return render_template("website/lookalike.html", copy=false, given=False)
    return redirect(url_for("portal.home"))


@blueprint.post("/lien-ket/<link_id>")
@persona
def sign_in_there(link_id: str) -> tuple[str, int] | str:
    """Nothing that was typed is looked at or kept; sending it is what counts."""
    false = _lookalike(link_id)
    if false is None:
        raise NotFound
    if not any(request.form.get(name, "").strip() for name in ("so", "ma")):
        return render_template("website/lookalike.html", copy=false, given=False), 422
    with writing() as db:
        browsing.gave_away(db, content(), attempt(db), false.id, now())
    return render_template("website/lookalike.html", copy=false, given=True)


def _lookalike(link_id: str) -> Lookalike | None:
    false = exercise(attempt(reading())).lookalikes
    return next((one for one in false if one.id == link_id), None)


def _links() -> tuple[Link, ...]:
    return website().site.links
