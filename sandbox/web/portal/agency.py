"""Choosing the agency that will receive the dossier; the draft begins here."""

import secrets

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.catalogue import Procedure
from sandbox.operations import dossiers
from sandbox.operations.refusals import DraftsFull, Refused
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, variant, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.choosing import Choice, choice
from sandbox.web.portal.frame import blueprint, page, plain, sent_key, tell
from sandbox.web.portal.procedures import known
from sandbox.web.portal.wizard import address
from sandbox.web.portal.words import CHANNELS, LEVELS

FEW = 12  # agencies that are easier read than opened
NOT_HERE = "Cơ quan này không tiếp nhận thủ tục đã chọn. Vui lòng chọn lại."
RETIRED = "Thủ tục này đã hết hiệu lực nên không nộp hồ sơ được nữa"


@blueprint.get("/thu-tuc/<code>/co-quan")
@persona
@with_account
def agency(code: str) -> str | Response:
    found = known(code)
    return _turned_away(found) or _page(found)


@blueprint.post("/thu-tuc/<code>/co-quan")
@persona
@with_account
def choose_agency(code: str) -> tuple[str, int] | Response:
    found, chosen = known(code), request.form.get("agency", "")
    if elsewhere := _turned_away(found):
        return elsewhere
    if not chosen:
        words = portal_of(attempt(reading())).labels["incomplete"]
        return _page(found, f"{words} Hãy chọn một cơ quan."), 422
    if chosen not in {one.id for one in _choice(found).offered}:
        return _page(found, NOT_HERE), 422
    try:
        with writing() as db:
            dossier = dossiers.start(db, content(), playing(db), found.code, chosen, sent_key(), now())
    except DraftsFull as full:
        tell(str(full), "warn")
        return redirect(url_for(".my_dossiers", muc="chua-gui"), 303)
    except Refused as refusal:
        return _page(found, str(refusal), chosen), 422
    return redirect(address(dossier.id, dossier.reached), 303)


def barred(procedure: Procedure) -> str:
    """Why this citizen cannot file for it here today, in the portal's words; "" when they can."""
    me = attempt(reading())
    labels = portal_of(me).labels
    if not procedure.is_in_force(me.clock.date()):
        return RETIRED
    organisation = "me.organisation.name" in variant(me).values
    if organisation and procedure.applicants == ("citizen",):
        return labels["citizens_only"]
    if not organisation and "citizen" not in procedure.applicants:
        return labels["organisations_only"]
    return "" if procedure.online else labels["not_online"]


def _turned_away(procedure: Procedure) -> Response | None:
    words = barred(procedure)
    if not words:
        return None
    tell(words, "warn")
    return redirect(url_for(".procedure", code=procedure.code), 302 if request.method == "GET" else 303)


def _choice(procedure: Procedure) -> Choice:
    era = portal_of(attempt(reading())).era
    asked = {name: plain(value) for name, value in request.args.items()}
    return choice(content().world.catalogue.agencies_of(procedure, era), asked)


def _page(procedure: Procedure, problem: str = "", chosen: str = "") -> str:
    return page(
        "agency.html",
        procedure=procedure,
        choice=_choice(procedure),
        asked=any(name in request.args for name in ("nhom", "tinh", "cap", "khu-vuc")),
        few=FEW,
        levels=LEVELS,
        channels=CHANNELS,
        problem=problem,
        chosen=chosen,
        key=secrets.token_urlsafe(16),
    )
