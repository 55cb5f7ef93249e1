"""The results an account has been given, over all its dossiers."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from fixtures.outcome import in_hand
from sandbox.store.aftermath import Result
from sandbox.store.dossiers import Dossier


def results_of(session: Session, attempt_id: int) -> Sequence[Row[Result, Dossier]]:
    """Rows (Result, Dossier) of what is in the citizen's hands, newest first."""
    columns = select(Result, Dossier).join(Dossier, Dossier.id == Result.dossier_id)
    rows = session.execute(columns.where(Dossier.attempt_id == attempt_id).order_by(Result.id.desc())).all()
    return [row for row in rows if in_hand(row.Dossier.state, row.Dossier.fields.get("receive_method", ""))]
