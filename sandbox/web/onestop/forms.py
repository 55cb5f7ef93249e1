"""The forms that were issued for a dossier, and its process-control slip: to be read and printed."""

from flask import Response

from fixtures.desk_forms import DeskFacts, facts_of
from sandbox.operations.onestop import forms, manned
from sandbox.operations.onestop.desk import Desk
from sandbox.reports.passages import passages
from sandbox.web.context import attempt, content, now, reading
from sandbox.web.desk_sheets import file_of, issued, shown
from sandbox.web.onestop import ID
from sandbox.web.onestop.frame import blueprint, officer, page

FORM = f"/ho-so/<{ID}:dossier_id>/phieu/<{ID}:form_id>"
CONTROL = f"/ho-so/<{ID}:dossier_id>/kiem-soat"


@blueprint.get(FORM)
@officer
def desk_form(dossier_id: int, form_id: int) -> str:
    return page("desk_form.html", dossier_id=dossier_id, form_id=form_id, **shown(_form(dossier_id, form_id)))


@blueprint.get(f"{FORM}.pdf")
@officer
def desk_form_file(dossier_id: int, form_id: int) -> Response:
    return file_of(_form(dossier_id, form_id))


@blueprint.get(CONTROL)
@officer
def control_slip(dossier_id: int) -> str:
    return page("control_slip.html", dossier_id=dossier_id, **shown(_slip(dossier_id)))


@blueprint.get(f"{CONTROL}.pdf")
@officer
def control_slip_file(dossier_id: int) -> Response:
    return file_of(_slip(dossier_id))


def _form(dossier_id: int, form_id: int) -> DeskFacts:
    dossier, _ = manned.find(reading(), attempt(reading()), dossier_id)
    return issued(forms.find(reading(), dossier, form_id))


def _slip(dossier_id: int) -> DeskFacts:
    """As it stands today; it goes along with the dossier and has no number of its own."""
    me = attempt(reading())
    dossier, citizen = manned.find(reading(), me, dossier_id)
    desk = Desk(reading(), content(), citizen, now())
    return facts_of(
        forms.case_of(desk, dossier),
        "control",
        "",
        citizen.clock,
        officer=forms.name_of(me),
        passages=passages(reading(), content().world, dossier, citizen.clock),
    )
