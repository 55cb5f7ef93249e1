"""“Hồ sơ của tôi”: drafts and filed dossiers, and how one of them went."""

from flask import flash, redirect, url_for
from werkzeug import Response

from sandbox.operations import dossiers
from sandbox.reports import dossiers as report
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, reading, writing
from sandbox.web.portal.frame import blueprint, page, portal_of
from sandbox.web.portal.review import answers, papers_of
from sandbox.web.portal.wizard import TITLES, address
from sandbox.web.portal.words import TONES


@blueprint.get("/ho-so")
@persona
def my_dossiers() -> str | Response:
    me = attempt(reading())
    if not me.signed_in:
        flash(portal_of(me).labels["sign_in_first"], "info")
        return redirect(url_for(".sign_in", tiep=url_for(".my_dossiers")))
    found = report.of_attempt(reading(), me.id)
    return page(
        "dossiers.html",
        drafts=[one for one in found if one.state == "draft"],
        filed=[one for one in found if one.state != "draft"],
        procedures=content().world.catalogue.procedures,
        states=content().world.lifecycle.states,
        tones=TONES,
        address=address,
        titles=TITLES,
    )


@blueprint.get("/ho-so/<int:dossier_id>")
@persona
def dossier(dossier_id: int) -> str | Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    if found.state == "draft":
        return redirect(address(found.id, found.reached))
    return page("dossier.html", answers=answers(found), papers=papers_of(found), **progress_of(found))


@blueprint.post("/ho-so/<int:dossier_id>/xoa")
@persona
def discard(dossier_id: int) -> Response:
    with writing() as db:
        dossiers.discard(db, attempt(db), dossier_id)
    flash("Đã xoá hồ sơ chưa gửi.", "done")
    return redirect(url_for(".my_dossiers"), 303)


def progress_of(found: Dossier) -> dict[str, object]:
    """What the dossier page and tracking both show: state, agency, what happened when."""
    world = content().world
    moves = {move.event: move for move in world.lifecycle.transitions}
    history = report.history(reading(), found, moves)
    return {
        "dossier": found,
        "procedure": world.catalogue.procedure(found.procedure),
        "agency": world.catalogue.agency(found.agency),
        "state": world.lifecycle.state(found.state),
        "tones": TONES,
        "history": [(entry, moves[entry.kind], world.lifecycle.state(moves[entry.kind].to)) for entry in history],
    }
