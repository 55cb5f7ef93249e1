"""Reports as graded, each beside the snapshot it was graded from. Rows are added, never changed."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Owned, Short


class Report(Owned, Base):
    """`earned` and `points` are hundredths of a point; `mark` is on the 10-point scale, as "8.3"."""

    __tablename__ = "reports"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))
    exercise_hash: Mapped[Short]
    engine_version: Mapped[Short]
    earned: Mapped[int]
    points: Mapped[int]
    mark: Mapped[Short]
    snapshot: Mapped[Document]
    report: Mapped[Document]
    created_at: Mapped[datetime]
