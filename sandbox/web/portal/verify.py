"""“Kiểm tra kết quả điện tử”: a citizen hands in a file and is told what its signature is worth."""

from sandbox.operations.refusals import Refused
from sandbox.web.access import persona
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.verifying import checked


@blueprint.get("/kiem-tra-ket-qua")
@persona
def verify() -> str:
    return page("verify.html", checked=None, problem="")


@blueprint.post("/kiem-tra-ket-qua")
@persona
def verify_file() -> str | tuple[str, int]:
    try:
        return page("verify.html", checked=checked(), problem="")
    except Refused as refusal:
        return page("verify.html", checked=None, problem=str(refusal)), 422
