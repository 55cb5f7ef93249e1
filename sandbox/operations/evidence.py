"""Freezes what the grader may see of an attempt."""

from exercises.engine import evidence
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sandbox.operations.attachments import of_dossier
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry


def evidence_of(session: Session, attempt: Attempt, dossier: Dossier) -> evidence.Evidence:
    """The dossier as filed and the attempt's journal, in order."""
    session.flush()
    journal = select(JournalEntry).where(JournalEntry.attempt_id == attempt.id).order_by(JournalEntry.id)
    filed = select(func.count()).where(Dossier.attempt_id == attempt.id, Dossier.state != "draft")
    return evidence.Evidence(
        dossier=_filed(session, dossier),
        journal=tuple(
            evidence.Event(entry.kind, entry.at.isoformat(), entry.data) for entry in session.scalars(journal)
        ),
        submissions=session.execute(filed).scalar_one(),
    )


def _filed(session: Session, dossier: Dossier) -> evidence.Filed:
    return evidence.Filed(
        procedure=dossier.procedure,
        agency=dossier.agency,
        state=dossier.state,
        code=dossier.code,
        fields=dict(dossier.fields),
        attachments=tuple(
            evidence.Attachment(
                one.component, one.paper_code, one.filename, one.sha256, one.size, one.media_type
            )
            for one in of_dossier(session, dossier)
        ),
        removed=tuple(dossier.removed),
    )
