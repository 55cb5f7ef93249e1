"""“Phản ánh kiến nghị”: feedback to the authorities, what was sent, what was written back."""

import re
import secrets
from functools import cache
from typing import Any

from flask import redirect, request, url_for
from werkzeug import Response
from wtforms import Form

from fixtures.eform import field_error
from fixtures.petitions import NO_COMPLAINTS, kind_of, load_petitions
from fixtures.privacy import PLEASE, is_somebodys
from sandbox.operations import dossiers, petitions
from sandbox.operations.refusals import Refused
from sandbox.reports import petitions as report
from sandbox.store import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, variant, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.controls import control
from sandbox.web.portal.frame import ID, blueprint, page, sent_key
from sandbox.web.portal.words import PETITIONS

BASE = "/phan-anh-kien-nghi"


@blueprint.get(BASE)
@persona
@with_account
def petition() -> str:
    about = _about()
    return _page(_form(data=_beforehand(about)), about)


@blueprint.post(BASE)
@persona
@with_account
def send_petition() -> Any:
    about, form = _about(), _form(formdata=request.form)
    if not _is_right(form):
        return _page(form, about), 422
    try:
        with writing() as db:
            dossier_id = about.id if about else None
            sent = petitions.send(db, content(), playing(db), form.data, dossier_id, sent_key(), now())
    except Refused as refusal:
        form.form_errors = [str(refusal)]
        return _page(form, about), 422
    return redirect(url_for(".sent_petition", petition_id=sent.id), 303)


@blueprint.get(f"{BASE}/da-gui")
@persona
@with_account
def my_petitions() -> str:
    return page(
        "petitions.html", petitions=report.of_attempt(reading(), attempt(reading()).id), states=PETITIONS
    )


@blueprint.get(f"{BASE}/<{ID}:petition_id>")
@persona
@with_account
def sent_petition(petition_id: int) -> str:
    me = attempt(reading())
    found = petitions.find(reading(), me, petition_id)
    about = dossiers.find(reading(), me, found.dossier_id) if found.dossier_id else None
    return page(
        "petition_sent.html",
        petition=found,
        about=about,
        fields=[one for one in load_petitions().form if one.name in found.fields],
        kind=kind_of(found.fields["kind"]),
        answered_by=petitions.answered_by(found),
        states=PETITIONS,
    )


@cache
def _form_class(portal_id: str) -> type[Form]:
    portal, fields = content().world.portals[portal_id], load_petitions().form
    others = {field.name: field for field in fields}
    return type("PetitionForm", (Form,), {field.name: control(field, portal, others) for field in fields})


def _form(**given: Any) -> Form:
    form = _form_class(portal_of(attempt(reading())).id)(**given)
    for field in load_petitions().form:
        form[field.name].flags.required = field.required
    return form


def _is_right(form: Form) -> bool:
    """The messages beside the fields; what may be a real person's is taken out and not shown again."""
    known = variant(attempt(reading())).values.values()
    for field in load_petitions().form:
        value = str(form[field.name].data or "")
        problem = field_error(field, value, form.data)
        if is_somebodys(field.type, value, known):
            form[field.name].data, problem = "", PLEASE
        form[field.name].errors = [problem] if problem else []
    return not any(form[field.name].errors for field in load_petitions().form)


def _about() -> Dossier | None:
    """The dossier in the query, which must be one's own and filed."""
    asked = request.args.get("dossier_id", "")
    if not asked:
        return None
    if not re.fullmatch("[0-9]{1,9}", asked):
        raise NotFound
    found = dossiers.find(reading(), attempt(reading()), int(asked))
    return found if found.code else None


def _beforehand(about: Dossier | None) -> dict[str, str]:
    """What the account knows, and the dossier it starts from."""
    values = variant(attempt(reading())).values
    known = {one.name: values[f"me.{one.account}"] for one in load_petitions().form if one.account}
    return known | ({"subject": f"Hồ sơ {about.code}:"} if about else {})


def _page(form: Form, about: Dossier | None) -> str | Response:
    return page(
        "petition.html",
        form=form,
        fields=load_petitions().form,
        about=about,
        warning=NO_COMPLAINTS,
        key=secrets.token_urlsafe(16),
    )
