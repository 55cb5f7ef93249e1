"""Freezes what the grader may see of an attempt."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from exercises.engine import evidence
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry

JOURNAL = (
    select(JournalEntry.kind, JournalEntry.at, JournalEntry.data)
    .where(JournalEntry.attempt_id == bindparam("attempt"))
    .order_by(JournalEntry.id)
)


def evidence_of(
    session: Session, attempt: Attempt, dossier: Dossier, papers: Iterable[Attachment]
) -> evidence.Evidence:
    """The dossier as filed and the attempt's journal, in order."""
    journal = tuple(_event(*row) for row in session.execute(JOURNAL, {"attempt": attempt.id}))
    return evidence.Evidence(
        dossier=_filed(dossier, papers),
        journal=journal,
        submissions=sum(event.kind == "dossier.submitted" for event in journal),
    )


def _event(kind: str, at: datetime, data: dict[str, Any]) -> evidence.Event:
    return evidence.Event(kind, at.isoformat(), data)


def _filed(dossier: Dossier, papers: Iterable[Attachment]) -> evidence.Filed:
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
            for one in papers
        ),
        removed=tuple(dossier.removed),
    )
