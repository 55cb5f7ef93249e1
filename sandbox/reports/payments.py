"""What the account has to pay and has paid, over all its dossiers."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from sandbox.store.aftermath import Payment
from sandbox.store.dossiers import Dossier


def of_attempt(session: Session, attempt_id: int) -> Sequence[Row[Payment, str | None, str]]:
    """Rows (Payment, code, procedure) of every dossier, newest first."""
    columns = select(Payment, Dossier.code, Dossier.procedure).join(Dossier, Dossier.id == Payment.dossier_id)
    return session.execute(columns.where(Dossier.attempt_id == attempt_id).order_by(Payment.id.desc())).all()
