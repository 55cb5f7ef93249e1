"""The journal: the only witness of how a dossier was made. Rows are added, never changed."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Owned, Short


class JournalEntry(Owned, Base):
    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_attempt_id", "attempt_id", "id"),)

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    dossier_id: Mapped[int | None]  # no foreign key: a discarded draft leaves its history
    kind: Mapped[Short]
    data: Mapped[Document]
    at: Mapped[datetime]
    clock: Mapped[datetime] = mapped_column(DateTime)
