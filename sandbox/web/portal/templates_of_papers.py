"""Blank forms that a procedure offers for download."""

from flask import Response

from fixtures.papers.blank import blank
from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.frame import blueprint
from sandbox.web.portal.procedures import known


@blueprint.get("/thu-tuc/<code>/mau/<component>.pdf")
@persona
def blank_form(code: str, component: str) -> Response:
    part = known(code).component(component)
    if part is None or not part.template_paper:
        raise NotFound
    drawn = blank(part.template_paper, portal_of(attempt(reading())).era)
    with writing() as db:
        browsing.template_downloaded(db, content(), attempt(db), part.id, now())
    answer = Response(drawn, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="mau-{component.replace("_", "-")}.pdf"'
    return answer
