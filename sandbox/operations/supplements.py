"""What an officer asks to be put right: the demand under answer."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from sandbox.store.aftermath import Demand
from sandbox.store.dossiers import Dossier

OPEN = (
    select(Demand)
    .where(Demand.dossier_id == bindparam("dossier"), Demand.answered_on.is_(None))
    .order_by(Demand.id.desc())
)


def editable(session: Session, dossier: Dossier) -> Demand | None:
    """The demand under answer: its components and fields may be changed. None in every other state."""
    if dossier.state != "supplement":
        return None
    return session.scalars(OPEN, {"dossier": dossier.id}).first()
