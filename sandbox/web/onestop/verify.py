"""The same check of a signed file at the officer's desk: what a citizen brings may be altered too."""

from sandbox.operations.refusals import Refused
from sandbox.web.onestop.frame import blueprint, officer, page
from sandbox.web.portal.verifying import checked


@blueprint.get("/kiem-tra-ket-qua")
@officer
def verify() -> str:
    return page("verify.html", checked=None, problem="")


@blueprint.post("/kiem-tra-ket-qua")
@officer
def verify_file() -> str | tuple[str, int]:
    try:
        return page("verify.html", checked=checked(), problem="")
    except Refused as refusal:
        return page("verify.html", checked=None, problem=str(refusal)), 422
