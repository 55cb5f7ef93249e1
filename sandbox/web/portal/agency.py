"""Choosing the agency that will receive the dossier; the draft begins here."""

import secrets

from flask import redirect, request, url_for
from werkzeug import Response

from sandbox.operations import dossiers
from sandbox.operations.refusals import Refused
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import blueprint, page, sent_key, tell
from sandbox.web.portal.procedures import known
from sandbox.web.portal.wizard import address
from sandbox.web.portal.words import CHANNELS, LEVELS


@blueprint.get("/thu-tuc/<code>/co-quan")
@persona
@with_account
def agency(code: str) -> str | Response:
    if not known(code).online:
        tell(portal_of(attempt(reading())).labels["not_online"], "warn")
        return redirect(url_for(".procedure", code=code))
    return _page(code)


@blueprint.post("/thu-tuc/<code>/co-quan")
@persona
@with_account
def choose_agency(code: str) -> tuple[str, int] | Response:
    found, chosen = known(code), request.form.get("agency", "")
    if not chosen:
        return _page(code, "Bạn chưa chọn đủ thông tin! Hãy chọn một cơ quan."), 422
    try:
        with writing() as db:
            dossier = dossiers.start(db, content(), playing(db), found.code, chosen, sent_key(), now())
    except Refused as refusal:
        return _page(code, str(refusal), chosen), 422
    return redirect(address(dossier.id, dossier.reached), 303)


def _page(code: str, problem: str = "", chosen: str = "") -> str:
    found = known(code)
    agencies = content().world.catalogue.agencies_of(found)
    return page(
        "agency.html",
        procedure=found,
        by_level={level: [one for one in agencies if one.level == level] for level in LEVELS},
        levels=LEVELS,
        channels=CHANNELS,
        problem=problem,
        chosen=chosen,
        key=secrets.token_urlsafe(16),
    )
