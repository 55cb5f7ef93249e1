"""A paper that the citizen has attached, as a helper beside them can see it."""

from flask import Response

from sandbox.extensions import parts
from sandbox.operations import attachments
from sandbox.reports.helping import beside, current
from sandbox.store.base import NotFound
from sandbox.web.access import supporter
from sandbox.web.context import attempt, now, reading
from sandbox.web.support import ID, blueprint


@blueprint.get(f"/giay-to/<{ID}:attachment_id>")
@supporter
def paper(attachment_id: int) -> Response:
    found = beside(reading(), attempt(reading()).id, now())
    dossier = current(reading(), found[1].id) if found else None
    if dossier is None:
        raise NotFound
    kept = attachments.find(reading(), dossier, attachment_id)
    return Response(parts().files.get(kept.sha256), mimetype=kept.media_type)
