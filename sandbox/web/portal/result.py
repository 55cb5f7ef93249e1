"""The result of a dossier: to be read, and taken home as a file."""

from flask import Response

from fixtures.letters import way
from fixtures.outcome import holder_of
from fixtures.slips import result_facts
from sandbox.operations import dossiers, results
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page
from sandbox.web.portal.slips import pdf

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
    with writing() as db:
        me = attempt(db)
        made = results.download(db, content(), me, dossier_id, now())
        dossier, code = dossiers.find(db, me, dossier_id), results.code_of(me, made)
        facts = result_facts(
            agency=content().world.catalogue.agency(dossier.agency),
            title=made.title,
            number=made.number,
            made=made.made_on,
            holder=holder_of(dossier.fields),
            dossier_code=str(dossier.code),
            lines=[(label, value) for label, value in made.lines],
        )
    return pdf("result_document", facts, code, f"ket-qua-{made.id}")
