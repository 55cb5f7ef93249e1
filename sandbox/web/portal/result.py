"""The result of a dossier: to be read, and taken home as a file."""

from flask import Response

from fixtures.letters import way
from sandbox.extensions import parts
from sandbox.operations import dossiers, results, signing
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page
from sandbox.web.portal.slips import as_pdf

RESULT = f"/ho-so/<{ID}:dossier_id>/ket-qua"


@blueprint.get(RESULT)
@persona
@with_account
def result(dossier_id: int) -> str:
    me = attempt(reading())
    dossier = dossiers.find(reading(), me, dossier_id)
    receive, catalogue = dossier.fields.get("receive_method", ""), content().world.catalogue
    return page(
        "result.html",
        dossier=dossier,
        result=results.of_dossier(reading(), dossier),
        in_hand=results.is_in_hand(dossier),
        words=way(receive, portal_of(me).labels["my_dossiers"]),
        receive=portal_of(me).receive.get(receive, ""),
        procedure=catalogue.procedure(dossier.procedure),
        agency=catalogue.agency(dossier.agency),
    )


@blueprint.get(f"{RESULT}.pdf")
@persona
@with_account
def result_file(dossier_id: int) -> Response:
    held = parts()
    signed = signing.sealed(reading(), content(), attempt(reading()), dossier_id, held.authority, held.files)
    with writing() as db:
        made = results.download(db, content(), attempt(db), dossier_id, now(), signed)
        name = f"ket-qua-{made.id}"
    return as_pdf(held.files.get(signed), name)
