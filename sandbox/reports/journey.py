"""What an attempt has done so far, as its journal tells it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from sandbox.store.journal import JournalEntry

TOLD = (
    select(JournalEntry.kind, JournalEntry.data)
    .where(JournalEntry.attempt_id == bindparam("attempt"))
    .order_by(JournalEntry.id)
)


def told(session: Session, attempt_id: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each event's kind and data since the student began; what a given dossier went through is left out."""
    rows = [(kind, data) for kind, data in session.execute(TOLD, {"attempt": attempt_id})]
    begins = next((place for place, (kind, _) in enumerate(rows) if kind == "attempt.started"), 0)
    yield from rows[begins:]
