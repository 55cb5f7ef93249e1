"""What the portal and the citizen write to each other: notices, and feedback with its answer."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class Notice(Owned, Base):
    """A notice of the portal to its citizen (Thông báo)."""

    __tablename__ = "notices"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    dossier_id: Mapped[int | None]
    title: Mapped[Line]
    text: Mapped[str] = mapped_column(Text)
    clock: Mapped[datetime] = mapped_column(DateTime)
    seen: Mapped[bool] = mapped_column(default=False)


class Petition(Owned, Base):
    """Feedback to the authorities (phản ánh, kiến nghị). state: sent | answered | returned.

    At a desk where people sit: `revision`, `officer_id` and `item` as of a dossier; `published`: its answer
    stands on the portal for everybody.
    """

    __tablename__ = "petitions"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    dossier_id: Mapped[int | None]
    code: Mapped[str | None] = mapped_column(String(64), unique=True)
    subject: Mapped[Line]
    content: Mapped[str] = mapped_column(Text)
    fields: Mapped[Document]
    state: Mapped[Short] = mapped_column(default="sent")
    answer: Mapped[str] = mapped_column(Text, default="")
    sent_on: Mapped[datetime] = mapped_column(DateTime)
    answered_on: Mapped[datetime | None] = mapped_column(DateTime)
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    published: Mapped[bool] = mapped_column(default=False, server_default="0")
    item: Mapped[Short] = mapped_column(default="", server_default="")
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    officer_id: Mapped[int | None]  # no foreign key: SQLite would have to write the whole table anew
