"""Tổ hỗ trợ: a helper beside a citizen, what the helper sees, what was advised."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Owned, Short


class Helping(Owned, Base):
    """One helper beside one citizen, each by their attempt.

    screen: where the citizen is, as their page last told it. authorised_at: since when the helper may file in
    their place; withdrawn again it is None. `revision` counts what the other side should hear of.
    """

    __tablename__ = "helpings"

    id: Mapped[Key]
    helper_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), unique=True)
    screen: Mapped[Document]
    authorised_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0)
    began_at: Mapped[datetime]


class Advice(Owned, Base):
    """What a helper said. kind: as in fixtures.support; points_to: "field:…", "component:…", "page:…" or "".

    answer: of the citizen, understood | more, "" while there is none.
    """

    __tablename__ = "advices"

    id: Mapped[Key]
    helping_id: Mapped[int] = mapped_column(ForeignKey("helpings.id"), index=True)
    kind: Mapped[Short]
    text: Mapped[str] = mapped_column(Text)
    points_to: Mapped[Short] = mapped_column(default="")
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    answer: Mapped[Short] = mapped_column(default="")
