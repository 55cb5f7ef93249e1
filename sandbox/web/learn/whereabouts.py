"""Pages of the portal by the names that helper and citizen use, and the address of a place in a dossier."""

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException

from fixtures.eform import PAPERS_STEP
from sandbox.reports.helping import current
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.web.context import content, reading

PAGES = {
    "procedures": "thu-tuc",
    "services": "thu-tuc",
    "procedure": "thu-tuc",
    "guide": "thu-tuc",
    "sign_in": "dang-nhap",
    "code": "dang-nhap",
    "agency": "co-quan",
    "papers": PAPERS_STEP,
    "choose_stored": PAPERS_STEP,
    "review": "kiem-tra",
    "receipt": "ho-so",
    "my_dossiers": "ho-so",
    "dossier": "ho-so",
    "tracking": "ho-so",
    "supplement": "bo-sung",
    "payment": "thanh-toan",
    "payments_due": "thanh-toan",
    "bank": "thanh-toan",
}
DOORS = {
    "thu-tuc": "portal.procedures",
    "dang-nhap": "portal.sign_in",
    "co-quan": "portal.procedures",
    "ho-so": "portal.my_dossiers",
    "thanh-toan": "portal.payments_due",
}
"""Pages that need no dossier."""


def page_at(path: str) -> str:
    """The name of the page at this address, which may come from anybody; "" for any other."""
    try:
        endpoint, values = current_app.url_map.bind("").match(path[:200], "GET")
    except HTTPException:
        return ""
    audience, _, name = endpoint.partition(".")
    if audience != "portal":
        return ""
    return str(values["step"]) if name == "wizard" else PAGES.get(name, "")


def address_of(citizen: Attempt, place: str) -> str:
    """Where the place that advice points to stands; "" where there is no way to it now."""
    kind, _, name = place.partition(":")
    if kind == "page" and name in DOORS:
        return url_for(DOORS[name])
    dossier = current(reading(), citizen.id)
    if dossier is None or not kind:
        return ""
    if dossier.state == "supplement":
        anchor = {"field": name, "component": f"tp-{name}"}.get(kind)
        return url_for("portal.supplement", dossier_id=dossier.id, _anchor=anchor)
    return _in_draft(dossier, kind, name) if dossier.state == "draft" else ""


def _in_draft(dossier: Dossier, kind: str, name: str) -> str:
    if kind == "component":
        return url_for("portal.papers", dossier_id=dossier.id, _anchor=f"tp-{name}")
    if kind == "page":
        return _step(dossier, name)
    field = content().world.catalogue.procedure(dossier.procedure).form_field(name)
    return _step(dossier, field.step, name) if field else ""


def _step(dossier: Dossier, step: str, anchor: str | None = None) -> str:
    if step in ("giay-to", "kiem-tra"):
        page = "portal.papers" if step == "giay-to" else "portal.review"
        return url_for(page, dossier_id=dossier.id)
    if step not in ("thong-tin", "to-khai", "nhan-ket-qua"):
        return ""
    return url_for("portal.wizard", dossier_id=dossier.id, step=step, _anchor=anchor)
