"""What lies in a province or district, for the lists that follow one another."""

from flask import Response, jsonify, request

from fixtures.eform import LEVELS, below, chosen
from fixtures.procedure import Era
from sandbox.web.access import persona
from sandbox.web.portal.frame import blueprint, plain


@blueprint.get("/dia-danh/<any('2024', '2026'):era>")
@persona
def places(era: Era) -> Response:
    """The names below `trong`, which is written from the smallest unit up; none below what is not there."""
    asked = plain(request.args.get("trong", ""))
    known = chosen(asked, era)
    fits = len(known) == sum(bool(part.strip()) for part in asked.split(",")) < len(LEVELS[era])
    answer = jsonify([unit.name for unit in below(known, era)] if fits else [])
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer
