"""What the one-stop desk has given the citizen for a dossier: receipts, demands, refusals, apologies."""

from flask import Response

from fixtures.desk_forms import title_in
from sandbox.operations import dossiers
from sandbox.operations.onestop import forms
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.desk_sheets import file_of, issued, shown
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page

FORM = f"/ho-so/<{ID}:dossier_id>/phieu/<{ID}:form_id>"


@blueprint.get(FORM)
@persona
@with_account
def desk_form(dossier_id: int, form_id: int) -> str:
    dossier, form = _find(dossier_id, form_id)
    return page("desk_form.html", dossier=dossier, given=form, **shown(issued(form)))


@blueprint.get(f"{FORM}.pdf")
@persona
@with_account
def desk_form_file(dossier_id: int, form_id: int) -> Response:
    return file_of(issued(_find(dossier_id, form_id)[1]))


def given_forms(dossier: Dossier) -> list[tuple[DeskForm, str]]:
    """Those of a dossier with their titles, the newest first."""
    era = portal_of(attempt(reading())).era
    return [(form, title_in(form.kind, era)) for form in reversed(forms.of_dossier(reading(), dossier))]


def _find(dossier_id: int, form_id: int) -> tuple[Dossier, DeskForm]:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    return dossier, forms.find(reading(), dossier, form_id)
