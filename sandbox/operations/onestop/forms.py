"""Issues the forms of the one-stop desk: each frozen with the facts it was filled from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.desk_forms import number_in
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier

NO_FORM = "Không có mẫu phiếu này trong quy định của thời kỳ ấy. Em chọn lại trong danh sách."


def issue(desk: Desk, dossier: Dossier, kind: str, officer: Attempt | None = None) -> DeskForm:
    """This form for the dossier as it stands now; part of the caller's transaction. Raises Refused."""
    if not number_in(kind, desk.era):
        raise Refused(NO_FORM)
    form = DeskForm(
        school_id=dossier.school_id,
        dossier_id=dossier.id,
        kind=kind,
        number="",
        facts={},
        officer_id=officer.id if officer else None,
        issued_on=desk.attempt.clock,
    )
    desk.session.add(form)
    desk.session.flush()
    form.number = f"{form.id:04d}"
    return form


def of_dossier(session: Session, dossier: Dossier) -> list[DeskForm]:
    """Oldest first."""
    wanted = select(DeskForm).where(DeskForm.dossier_id == dossier.id).order_by(DeskForm.id)
    return list(session.scalars(wanted))
