"""A citizen takes a dossier back, while that is still allowed."""

from datetime import datetime

from sqlalchemy.orm import Session

from fixtures.letters import letter, when
from fixtures.privacy import masked
from sandbox.content import Content
from sandbox.operations import dossiers, grading, notices
from sandbox.operations.moves import move
from sandbox.operations.refusals import SignedOut
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

REASON_MAX = 500


def withdraw(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, reason: str, now: datetime
) -> Dossier:
    """Take it back; once taken back it stays so. Raises NotAllowed with the sentence of the lifecycle."""
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    if dossier.state == "withdrawn":
        return dossier
    if not attempt.signed_in:
        raise SignedOut
    move(session, content, attempt, dossier, "withdraw", "applicant", now, masked(reason[:REASON_MAX]))
    said = letter("withdraw", code=str(dossier.code), moment=when(attempt.clock))
    notices.post(session, attempt, dossier, said.title, said.text, said.sms)
    grading.mark(session, content, attempt, "dossier.withdrawn", now)
    session.commit()
    return dossier
