"""What a citizen still has to do or put right at this moment, and where a helper may point."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import Exercise
from exercises.engine.grading import grade
from exercises.engine.variants import Variant
from fixtures.eform import PAPERS_STEP, dossier_errors, is_shown
from fixtures.portals import Portal
from fixtures.procedure import Procedure
from fixtures.support import load_support
from sandbox.content import Content
from sandbox.operations.attachments import of_dossier
from sandbox.operations.evidence import filed_as
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.supplements import editable
from sandbox.reports.helping import current
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry

WRONG = ("fail", "partial")
ABOUT = {"procedure_is": "page:thu-tuc", "agency_is": "page:co-quan"}


def places(session: Session, content: Content, citizen: Attempt) -> list[str]:
    """Everything that advice may point to: "page:…", and of the dossier "field:…" and "component:…"."""
    portal, dossier = content.portal_of(citizen.exercise), current(session, citizen.id)
    steps = {one.id for one in portal.steps}
    others = {name for name in load_support().pages if name not in _all_steps(content)}
    found = [f"page:{name}" for name in load_support().pages if name in steps | others]
    if dossier is None:
        return found
    procedure = content.world.catalogue.procedure(dossier.procedure)
    shown = [one for one in procedure.form if not one.readonly and is_shown(one, dossier.fields)]
    found += [f"field:{one.name}" for one in shown]
    return found + [f"component:{one.id}" for one in procedure.components]


def open_now(session: Session, content: Content, citizen: Attempt, now: datetime) -> list[str]:
    """Of those places the ones where something is missing, wrong, or comes next, each once."""
    dossier = current(session, citizen.id)
    if dossier is None:
        found = _before(session, citizen)
    elif dossier.state == "draft":
        found = _of_draft(session, content, citizen, dossier, now)
    else:
        found = _afterwards(session, dossier)
    return list(dict.fromkeys(found))


def _before(session: Session, citizen: Attempt) -> Iterator[str]:
    """Nothing has been begun on the portal yet."""
    read = select(JournalEntry.id).where(
        JournalEntry.attempt_id == citizen.id, JournalEntry.kind == "procedure.viewed"
    )
    if session.execute(read).first() is None:
        yield "page:thu-tuc"
    if not citizen.signed_in:
        yield "page:dang-nhap"
    yield "page:co-quan"


def _of_draft(
    session: Session, content: Content, citizen: Attempt, dossier: Dossier, now: datetime
) -> Iterator[str]:
    """As far as the citizen has come: what follows is no mistake yet."""
    portal, papers = content.portal_of(citizen.exercise), of_dossier(session, dossier)
    procedure = content.world.catalogue.procedure(dossier.procedure)
    come = portal.step_ids[: portal.step_ids.index(dossier.reached) + 1]
    at = {f"field:{one.name}": one.step for one in procedure.form}
    refused = list(_refused(procedure, dossier, papers, portal))
    faults = [
        f"component:{one.component}" for one in Desk(session, content, citizen, now).opinion(dossier).faults
    ]
    wrong = _wrong(content.library[citizen.exercise], citizen, filed_as(dossier, papers))
    found = [one for one in (*refused, *faults, *wrong) if _step(one, at) in ("", *come)]
    yield from found
    yield from () if citizen.signed_in else ("page:dang-nhap",)
    yield f"page:{dossier.reached}"
    if not any(one in refused for one in found):
        yield f"page:{portal.after(dossier.reached)}"


def _refused(
    procedure: Procedure, dossier: Dossier, papers: Sequence[Attachment], portal: Portal
) -> Iterator[str]:
    """What the portal would not take."""
    attached = {one.component for one in papers}
    filled = (dossier.fields, attached, dossier.removed)
    for error in dossier_errors(procedure, *filled, portal.era, portal.step_ids):
        yield f"{'component' if error.step == PAPERS_STEP else 'field'}:{error.name}"


def _step(place: str, at: Mapping[str, str]) -> str:
    """The step of the wizard it stands on; "" for a page."""
    return PAPERS_STEP if place.startswith("component:") else at.get(place, "")


def _wrong(exercise: Exercise, citizen: Attempt, filed: Filed) -> Iterator[str]:
    """What the rubric of the citizen's own exercise would find, were it filed now."""
    report = grade(exercise, Variant.from_json(citizen.variant), Evidence(filed, submissions=1))
    lost = {row.id for row in report.criteria if row.verdict in WRONG}
    for row in exercise.rubric:
        if row.id not in lost or row.at != "filing":
            continue
        if row.check in ABOUT:
            yield ABOUT[row.check]
        yield from (f"{key}:{row.args[key]}" for key in ("field", "component") if key in row.args)


def _afterwards(session: Session, dossier: Dossier) -> Iterator[str]:
    """It has been filed: only what the office asks for."""
    demand = editable(session, dossier)
    if demand is not None:
        yield from (f"component:{one}" for one in demand.components)
        yield from (f"field:{one}" for one in demand.fields)
        yield "page:bo-sung"
    if dossier.state == "payment":
        yield "page:thanh-toan"


def _all_steps(content: Content) -> set[str]:
    return {name for portal in content.world.portals.values() for name in portal.step_ids}
