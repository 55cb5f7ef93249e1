"""Issues the forms of the one-stop desk: each frozen with the facts it was filled from."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.desk_forms import Case, facts_of, number_in, numbered, register_row
from sandbox.operations.attachments import of_dossier as papers_of
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.operations.submission import NEXT_NUMBER
from sandbox.reports.passages import passages
from sandbox.store.aftermath import Demand
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier

NO_FORM = "Không có mẫu phiếu này trong quy định của thời kỳ ấy. Em chọn lại trong danh sách."


def issue(
    desk: Desk, dossier: Dossier, kind: str, officer: Attempt | None = None, reason: str = ""
) -> DeskForm:
    """This form for the dossier as it stands now; part of the caller's transaction. Raises Refused."""
    if not number_in(kind, desk.era):
        raise Refused(NO_FORM)
    session, clock = desk.session, desk.attempt.clock
    series = f"form:{dossier.agency}:{clock:%Y}"[:64]
    number = numbered(kind, session.execute(NEXT_NUMBER, {"series": series}).scalar_one())
    case, world = case_of(desk, dossier), desk.content.world
    facts = facts_of(
        case,
        kind,
        number,
        clock,
        officer=name_of(officer),
        reason=reason,
        passages=passages(session, world, dossier, clock) if kind == "control" else (),
        rows=_row(desk, dossier, case) if kind == "register" else (),
    )
    form = DeskForm(
        school_id=dossier.school_id,
        dossier_id=dossier.id,
        kind=kind,
        number=number,
        facts=dict(facts),
        officer_id=officer.id if officer else None,
        issued_on=clock,
    )
    session.add(form)
    session.flush()
    return form


def usual(desk: Desk, dossier: Dossier, kind: str, reason: str = "") -> None:
    """The form with which the office itself goes along with its act, where that time has one."""
    if number_in(kind, desk.era):
        issue(desk, dossier, kind, reason=reason)


def case_of(desk: Desk, dossier: Dossier) -> Case:
    """The dossier as it stands now, with what was asked for last."""
    demand = _last_demand(desk.session, dossier)
    portal = desk.content.portal_of(desk.attempt.exercise)
    labels = {str(way): label for way, label in portal.receive.items()}
    return Case(
        procedure=desk.procedure(dossier),
        agency=desk.content.world.catalogue.agency(dossier.agency),
        era=desk.era,
        fields=dossier.fields,
        code=str(dossier.code),
        receive=labels.get(dossier.fields.get("receive_method", ""), ""),
        submitted=dossier.submitted_on,
        received=dossier.received_on,
        due=dossier.due_on,
        first_due=dossier.first_due_on,
        attached={one.component for one in papers_of(desk.session, dossier)},
        wanted=[*demand.components, *demand.fields] if demand else (),
        answer_by=demand.answer_by if demand else None,
    )


def name_of(officer: Attempt | None) -> str:
    """Whom the officer plays; nobody where the office acts by itself."""
    return str(officer.variant["values"].get("me.full_name", "")) if officer else ""


def of_dossier(session: Session, dossier: Dossier) -> list[DeskForm]:
    """Oldest first."""
    wanted = select(DeskForm).where(DeskForm.dossier_id == dossier.id).order_by(DeskForm.id)
    return list(session.scalars(wanted))


def find(session: Session, dossier: Dossier, form_id: int) -> DeskForm:
    """A form of this dossier; raises NotFound for any other."""
    found = session.get(DeskForm, form_id)
    if found is None or found.dossier_id != dossier.id:
        raise NotFound
    return found


def _last_demand(session: Session, dossier: Dossier) -> Demand | None:
    wanted = select(Demand).where(Demand.dossier_id == dossier.id, Demand.answered_on.is_(None))
    return session.scalars(wanted.order_by(Demand.id.desc())).first()


def _row(desk: Desk, dossier: Dossier, case: Case) -> Sequence[Sequence[str]]:
    state = desk.content.world.lifecycle.state(dossier.state).label
    return [register_row(case, None, dossier.returned_on, state)]
