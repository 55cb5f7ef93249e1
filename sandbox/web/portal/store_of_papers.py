"""The papers that the account has already: to look at, and to put into a dossier without uploading."""

from typing import Any

from flask import Response, request, url_for

from fixtures.papers import Scan
from sandbox.drawings import TYPES
from sandbox.extensions import parts
from sandbox.operations import attachments, dossiers
from sandbox.operations.refusals import Refused
from sandbox.reports import results
from sandbox.reports.paper_store import StoredPaper, of_attempt
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, reading, variant, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.papers import BASE, back

NOT_CHOSEN = "Hãy chọn một giấy tờ trong danh sách"


@blueprint.get("/kho-giay-to")
@persona
@with_account
def paper_store() -> str:
    me = attempt(reading())
    return page("paper_store.html", papers=_papers(), results=results.results_of(reading(), me.id))


@blueprint.get("/kho-giay-to/<code>")
@persona
@with_account
def stored_paper(code: str) -> Response:
    found = _chosen(code)
    if found is None:
        raise NotFound
    return Response(_drawn(found), mimetype=TYPES[found.format])


@blueprint.get(f"{BASE}/<component>/kho")
@persona
@with_account
def choose_stored(dossier_id: int, component: str) -> str:
    return _page(dossier_id, component)


@blueprint.post(f"{BASE}/<component>/kho")
@persona
@with_account
def reuse(dossier_id: int, component: str) -> Any:
    chosen = _chosen(request.form.get("code", ""))
    if chosen is None:
        return _page(dossier_id, component, NOT_CHOSEN), 422
    try:
        _attach(dossier_id, component, chosen)
    except Refused as refusal:
        return _page(dossier_id, component, str(refusal)), 422
    return back(dossier_id, component)


def _attach(dossier_id: int, component: str, chosen: StoredPaper) -> None:
    data, scan = _drawn(chosen), Scan(TYPES[chosen.format], chosen.code)
    with writing() as db:
        attachments.attach(
            db,
            parts().files,
            content(),
            playing(db),
            dossier_id,
            component,
            chosen.filename,
            data,
            scan,
            now(),
            reused=True,
        )


def _papers() -> list[StoredPaper]:
    return of_attempt(reading(), attempt(reading()))


def _chosen(code: str) -> StoredPaper | None:
    return next((one for one in _papers() if one.code == code), None)


def _drawn(one: StoredPaper) -> bytes:
    return parts().drawings.paper(variant(attempt(reading())), one.paper.id, one.format)


def _page(dossier_id: int, component: str, problem: str = "") -> str:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    part = content().world.catalogue.procedure(dossier.procedure).component(component)
    if part is None:
        raise NotFound
    if dossier.state not in ("draft", "supplement"):
        raise Refused(dossiers.FILED)
    place = ".supplement" if dossier.state == "supplement" else ".papers"
    return page(
        "paper_choice.html",
        dossier=dossier,
        part=part,
        papers=_papers(),
        problem=problem,
        back=url_for(place, dossier_id=dossier.id, _anchor=f"tp-{component}"),
    )
