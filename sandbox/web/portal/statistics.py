"""How the dossiers of the practice class stand: counts and a share, nobody's name."""

from sandbox.reports.settlement import settlement
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, reading
from sandbox.web.portal.frame import blueprint, page

FEW = 10


@blueprint.get("/thong-ke")
@persona
def statistics() -> str:
    found = settlement(reading(), attempt(reading()))
    names = {code: one.name for code, one in content().world.catalogue.procedures.items()}
    rows = sorted(found.by_procedure.items(), key=lambda row: (-row[1].filed, row[0]))
    return page(
        "statistics.html", all=found.everything, rows=rows, names=names, few=found.everything.filed < FEW
    )
