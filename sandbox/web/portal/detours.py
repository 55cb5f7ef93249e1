"""Addresses of the portal that only take a form: opened like a page, they lead to the page with the form."""

from flask import redirect, url_for
from werkzeug import Response

from sandbox.operations import dossiers
from sandbox.web.access import persona
from sandbox.web.context import attempt, reading
from sandbox.web.portal.frame import ID, blueprint

DOSSIER = f"/ho-so/<{ID}:dossier_id>"


@blueprint.get(f"{DOSSIER}/giay-to/<component>")
@blueprint.get(f"{DOSSIER}/giay-to/<component>/xoa")
@blueprint.get(f"{DOSSIER}/giay-to/<component>/them-lai")
@blueprint.get(f"{DOSSIER}/tep/<{ID}:attachment_id>/xoa")
@persona
def to_papers(dossier_id: int, **_part: object) -> Response:
    return _of(dossier_id, "portal.papers")


@blueprint.get(f"{DOSSIER}/nop")
@persona
def to_review(dossier_id: int) -> Response:
    return _of(dossier_id, "portal.review")


@blueprint.get(f"{DOSSIER}/xoa")
@persona
def to_dossiers(dossier_id: int) -> Response:
    dossiers.find(reading(), attempt(reading()), dossier_id)
    return redirect(url_for("portal.my_dossiers"))


@blueprint.get("/dang-nhap/gui-lai")
@persona
def to_code() -> Response:
    return redirect(url_for("portal.code"))


@blueprint.get("/dang-xuat")
@persona
def to_home() -> Response:
    return redirect(url_for("portal.home"))


def _of(dossier_id: int, endpoint: str) -> Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    return redirect(url_for(endpoint, dossier_id=found.id))
