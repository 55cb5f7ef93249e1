"""“Hồ sơ của tôi”: drafts and filed dossiers, and how one of them went."""

from flask import redirect, request, url_for
from werkzeug import Response

from sandbox.operations import dossiers
from sandbox.reports import dossiers as report
from sandbox.reports.aftermath import paid_and_rated
from sandbox.reports.hops import SlipRow, slip
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, playing, portal_of, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.actions import Action, actions_of
from sandbox.web.portal.aftermath import aftermath_of, journey_of
from sandbox.web.portal.desk_forms import given_forms
from sandbox.web.portal.frame import ID, blueprint, page, plain, tell
from sandbox.web.portal.review import answers, papers_of
from sandbox.web.portal.tabs import TABS, Wanted, left, tabs
from sandbox.web.portal.wizard import address
from sandbox.web.portal.words import TONES


@blueprint.get("/ho-so")
@persona
@with_account
def my_dossiers() -> str:
    everything = report.of_attempt(reading(), attempt(reading()).id)
    world, wanted = content().world, _wanted()
    found = left(everything, wanted, world.catalogue.procedures)
    drafts = [one for one in found if one.state == "draft"]
    filed = [one for one in found if one.state != "draft"]
    return page(
        "dossiers.html",
        tabs=tabs(everything),
        wanted=wanted,
        drafts=drafts,
        used=sum(one.state == "draft" for one in everything),
        filed=_with_actions(filed),
        procedures=world.catalogue.procedures,
        states=world.lifecycle.states,
        tones=TONES,
        address=address,
        titles=portal_of(attempt(reading())).titles,
    )


def _wanted() -> Wanted:
    tab, name, code, state = (plain(request.args.get(key, "")) for key in ("muc", "ten", "ma", "trang-thai"))
    return Wanted(tab if tab in TABS else "", name, code, state)


def _with_actions(filed: list[Dossier]) -> list[tuple[Dossier, list[Action]]]:
    if not filed:
        return []
    paid, rated = paid_and_rated(reading(), [one.id for one in filed])
    return [(one, actions_of(one, one.id in paid, one.id in rated)) for one in filed]


@blueprint.get(f"/ho-so/<{ID}:dossier_id>")
@persona
@with_account
def dossier(dossier_id: int) -> str | Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    if found.state == "draft":
        return redirect(address(found.id, found.reached))
    standing = progress_of(found) | aftermath_of(found)
    return page("dossier.html", answers=answers(found), papers=papers_of(found), **standing)


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/xoa")
@persona
@with_account
def discard(dossier_id: int) -> Response:
    with writing() as db:
        dossiers.discard(db, playing(db), dossier_id)
    tell("Đã xoá hồ sơ chưa gửi.", "done")
    return redirect(url_for(".my_dossiers"), 303)


def progress_of(found: Dossier) -> dict[str, object]:
    """What the dossier page and tracking both show: state, agency, what happened when, what was given."""
    world = content().world
    return {
        "dossier": found,
        "procedure": world.catalogue.procedure(found.procedure),
        "agency": world.catalogue.agency(found.agency),
        "state": world.lifecycle.state(found.state),
        "tones": TONES,
        "history": journey_of(found),
        "given_forms": given_forms(found),
        "agencies": world.catalogue.agencies,
        "hops": _hops(found),
    }


def _hops(found: Dossier) -> list[SlipRow]:
    world = content().world
    routed = world.catalogue.procedure(found.procedure).route
    return slip(reading(), world, found, attempt(reading()).clock) if routed else []
