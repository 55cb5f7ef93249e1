"""The feedback an account has sent, newest first."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.letters import Petition


def of_attempt(session: Session, attempt_id: int) -> Sequence[Petition]:
    mine = select(Petition).where(Petition.attempt_id == attempt_id)
    return session.scalars(mine.order_by(Petition.id.desc())).all()
