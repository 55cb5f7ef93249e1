"""“Tra cứu hồ sơ”: one by its code, or all that an agency has of somebody."""

import re
from typing import Any

from flask import request
from wtforms import Form, SelectField, StringField, validators

from fixtures.privacy import PLEASE, tells_of_somebody
from sandbox.operations import browsing
from sandbox.reports.dossiers import by_code, of_attempt
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, variant, writing
from sandbox.web.portal import captcha
from sandbox.web.portal.bodies import bodies
from sandbox.web.portal.dossiers import progress_of
from sandbox.web.portal.frame import blueprint, page, plain
from sandbox.web.portal.words import TONES

MISSING = "Vui lòng nhập thông tin"
OWN = ("owner_id_number", "applicant_id_number")


def _trimmed(raw: str | None) -> str:
    return plain(raw or "", 64)


class CodeForm(Form):
    """`so` is asked by portals of provinces only."""

    ma = StringField("", [validators.InputRequired(MISSING)], filters=[_trimmed])
    so = StringField("", [validators.InputRequired(MISSING)], filters=[_trimmed])


class AgencyForm(Form):
    noi = SelectField("", [validators.InputRequired(MISSING)], validate_choice=False)
    so = StringField("", [validators.InputRequired(MISSING)], filters=[_trimmed])


@blueprint.get("/tra-cuu")
@persona
def tracking() -> str:
    form, asked = _code_form(), bool(request.args)
    if captcha.asked_again():
        captcha.renew("tracking")
        asked = False
    wrong = captcha.refused("tracking") if asked else ""
    valid = _is_right(form, asked) and not wrong
    found = _by_code(form) if valid else None
    answer = _page("tracking.html", form, wrong, found=found, asked=valid)
    if found is None:
        return answer
    with writing() as db:
        browsing.tracked(db, content(), attempt(db), found.id, str(found.code), now())
    return answer


@blueprint.get("/tra-cuu/co-quan")
@persona
def tracking_by_agency() -> str:
    form, asked = _agency_form(), bool(request.args)
    if captcha.asked_again():
        captcha.renew("tracking")
        asked = False
    wrong = captcha.refused("tracking") if asked else ""
    valid = _is_right(form, asked) and not wrong
    world = content().world
    return _page(
        "tracking_by_agency.html",
        form,
        wrong,
        rows=_by_agency(form) if valid else [],
        asked=valid,
        catalogue=world.catalogue,
        states=world.lifecycle.states,
        tones=TONES,
    )


def _page(template: str, form: Form, wrong: str, **values: Any) -> str:
    found = values.get("found")
    shown = progress_of(found) if found is not None else {}
    return page(template, form=form, captcha=captcha.field("tracking", wrong), wrong=wrong, **values, **shown)


def _code_form() -> CodeForm:
    portal, form = portal_of(attempt(reading())), CodeForm(request.args)
    form.ma.label.text = portal.labels["code"]
    form.so.label.text = portal.labels["owner_number"]
    if portal.kind == "national":
        del form.so
    return form


def _agency_form() -> AgencyForm:
    portal, form = portal_of(attempt(reading())), AgencyForm(request.args)
    form.noi.label.text, form.so.label.text = portal.labels["agency"], portal.labels["owner_number"]
    listed = [one for one in content().world.catalogue.of_era(portal.era) if one.online]
    names = dict.fromkeys(body.name for one in listed for body in bodies(one.code, portal.era))
    form.noi.choices = [("", "-- Chọn cơ quan --"), *((name, name) for name in names)]
    return form


def _is_right(form: Form, asked: bool) -> bool:
    """A number that may be a real person's is not looked for, and not shown again."""
    right, known = asked and form.validate(), variant(attempt(reading())).values.values()
    for field in form:
        if tells_of_somebody(str(field.data or ""), known):
            field.data, field.errors, right = "", [PLEASE], False
    return right


def _by_code(form: CodeForm) -> Dossier | None:
    dossier = by_code(reading(), attempt(reading()).id, str(form.ma.data))
    if dossier is None or ("so" in form and not _is_of(dossier, str(form.so.data))):
        return None
    return dossier


def _by_agency(form: AgencyForm) -> list[Dossier]:
    agencies = content().world.catalogue.agencies
    return [
        one
        for one in of_attempt(reading(), attempt(reading()).id)
        if one.state != "draft"
        and form.noi.data in (agencies[one.agency].kind, agencies[one.agency].name)
        and _is_of(one, str(form.so.data))
    ]


def _is_of(dossier: Dossier, number: str) -> bool:
    return _digits(number) in {_digits(dossier.fields.get(name, "")) for name in OWN} - {""}


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)
