"""The papers of a dossier, as pictures: small ones for the page, and large, which is to have looked at it."""

from flask import Response, request

from sandbox.drawings import TYPES
from sandbox.extensions import parts
from sandbox.operations import attachments
from sandbox.operations.onestop import looking, manned
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Attachment
from sandbox.web.context import attempt, content, now, reading, writing
from sandbox.web.onestop import ID
from sandbox.web.onestop.frame import blueprint, officer


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/giay-to/<{ID}:attachment_id>.png")
@officer
def paper(dossier_id: int, attachment_id: int) -> Response:
    """`?nho=1`: as it stands on the page, which leaves no trace."""
    found, _ = manned.find(reading(), attempt(reading()), dossier_id)
    kept = attachments.find(reading(), found, attachment_id)
    answer = _picture(kept)
    if request.args.get("nho"):
        answer.headers["Cache-Control"] = "private, max-age=3600"
        return answer
    with writing() as db:
        looking.saw_paper(db, content(), attempt(db), found, kept.component, now())
    return answer


def _picture(kept: Attachment) -> Response:
    """Drawn as every other picture of that paper; only a file nobody can draw any more is read."""
    known = attachments.issued(reading(), kept.paper_code)
    if known is not None:
        return Response(parts().drawings.paper(*known, "png"), mimetype=TYPES["png"])
    if not kept.sha256:
        raise NotFound
    return Response(parts().files.get(kept.sha256), mimetype=kept.media_type)
