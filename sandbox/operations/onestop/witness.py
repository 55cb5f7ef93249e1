"""What the desk's own rules say at the moment an officer acts: it stands beside the act in the journal."""

from datetime import datetime

from sqlalchemy import func, select

from exercises.engine.bench import DAYS
from exercises.engine.stack import Laid, of_item
from exercises.engine.standing import Standing, to_do
from exercises.engine.variants import Variant
from fixtures.deadlines import due
from sandbox.operations import hops
from sandbox.operations.attachments import of_dossier
from sandbox.operations.onestop.desk import Desk
from sandbox.store.aftermath import Demand, Payment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


def testimony(desk: Desk, officer: Attempt, dossier: Dossier, action: str, days: int) -> dict[str, str]:
    """Of the dossier as it stands before the act: a grader sees nothing else of it.

    found    what was to be done, and why           promised  the day of the result, where one is promised
    by       until when something had to be done    papers    the components that hold a paper
    days     working days given
    """
    standing, processing = _standing(desk, dossier), desk.procedure(dossier).processing
    receives = action == "receive" and processing is not None
    papers = dict.fromkeys(one.component for one in of_dossier(desk.session, dossier))
    return {
        "found": _found(desk, officer, dossier, standing),
        "promised": f"{due(processing, desk.attempt.clock):%d/%m/%Y}" if receives and processing else "",
        "by": _minute(standing.by),
        "papers": " ".join(papers),
        "days": str(days if days > 0 else DAYS.get(action, "")),
    }


def _found(desk: Desk, officer: Attempt, dossier: Dossier, standing: Standing) -> str:
    """Of a stack that was not touched yet: what it was laid with."""
    one = _laid(officer, dossier)
    if one is not None and _minutes(one.standing) == _minutes(standing):
        return one.found
    opens = standing.state in ("registered", "processing")
    return to_do(standing, desk.opinion(dossier).found if opens else "", desk.attempt.clock)


def _laid(officer: Attempt, dossier: Dossier) -> Laid | None:
    variant = Variant.from_json(officer.variant)
    return of_item(variant, dossier.item) if dossier.item in variant.stack else None


def _standing(desk: Desk, dossier: Dossier) -> Standing:
    answered = select(func.max(Demand.answered_on)).where(Demand.dossier_id == dossier.id)
    paid = select(func.max(Payment.paid_on)).where(Payment.dossier_id == dossier.id)
    back = [desk.session.execute(wanted).scalar_one() for wanted in (answered, paid)]
    came = max((at for at in (dossier.submitted_on, *back) if at is not None), default=None)
    route = desk.procedure(dossier).route
    here = hops.at_work(desk.session, dossier) if route else None
    hop, until = (here.position - 1, here.due_on) if here else (0, None)
    return Standing(dossier.state, came, dossier.due_on, route, hop, until)


def _minutes(standing: Standing) -> tuple[str, int, str, str]:
    return standing.state, standing.hop, _minute(standing.came), _minute(standing.due)


def _minute(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""
