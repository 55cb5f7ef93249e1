"""“Tra cứu tiến độ hồ sơ”: a code and the owner's number."""

import re

from flask import request
from wtforms import Form, StringField, validators

from sandbox.operations import browsing
from sandbox.reports.dossiers import by_code
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, reading, writing
from sandbox.web.portal.dossiers import progress_of
from sandbox.web.portal.frame import blueprint, page, plain

MISSING = "Vui lòng nhập thông tin"


def _trimmed(raw: str | None) -> str:
    return plain(raw or "", 64)


class TrackingForm(Form):
    ma = StringField("Mã hồ sơ", [validators.InputRequired(MISSING)], filters=[_trimmed])
    so = StringField("Số căn cước của chủ hồ sơ", [validators.InputRequired(MISSING)], filters=[_trimmed])


@blueprint.get("/tra-cuu")
@persona
def tracking() -> str:
    form = TrackingForm(request.args)
    if not request.args:
        return page("tracking.html", form=form, found=None, asked=False)
    found = _found(form) if form.validate() else None
    if found is None:
        return page("tracking.html", form=form, found=None, asked=not form.errors)
    with writing() as db:
        browsing.tracked(db, content(), attempt(db), found.id, str(found.code), now())
    return page("tracking.html", form=form, found=found, asked=True, **progress_of(found))


def _found(form: TrackingForm) -> Dossier | None:
    dossier = by_code(reading(), attempt(reading()).id, str(form.ma.data))
    if dossier is None:
        return None
    numbers = {_digits(dossier.fields.get(name, "")) for name in ("owner_id_number", "applicant_id_number")}
    return dossier if _digits(str(form.so.data)) in numbers - {""} else None


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)
