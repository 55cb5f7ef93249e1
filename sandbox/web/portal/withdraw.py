"""“Thu hồi hồ sơ”: asked once more, then taken back for good."""

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.lifecycle import NotAllowed
from sandbox.operations import dossiers, moves, withdrawals
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page, plain, tell

BASE = f"/ho-so/<{ID}:dossier_id>/thu-hoi"
DONE = "Hồ sơ đã được thu hồi. Cơ quan không giải quyết hồ sơ này nữa."


@blueprint.get(BASE)
@persona
@with_account
def withdraw(dossier_id: int) -> str | Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    try:
        _check(found)
    except NotAllowed as refusal:
        if found.state != "withdrawn":
            tell(str(refusal), "warn")
        return redirect(url_for(".dossier", dossier_id=found.id))
    catalogue = content().world.catalogue
    return page(
        "withdraw.html",
        dossier=found,
        procedure=catalogue.procedure(found.procedure),
        agency=catalogue.agency(found.agency),
        reason_max=withdrawals.REASON_MAX,
    )


@blueprint.post(BASE)
@persona
@with_account
def take_back(dossier_id: int) -> Response:
    reason = plain(request.form.get("reason", ""), withdrawals.REASON_MAX)
    with writing() as db:
        withdrawals.withdraw(db, content(), playing(db), dossier_id, reason, now())
    tell(DONE, "done")
    return redirect(url_for(".dossier", dossier_id=dossier_id), 303)


def _check(found: Dossier) -> None:
    """Raises NotAllowed with the sentence of the lifecycle."""
    known = moves.known_of(reading(), content(), found)
    content().world.lifecycle.step(found.state, "withdraw", "applicant", **known)
