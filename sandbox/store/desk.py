"""What the one-stop desk writes down: the forms it issues, and the way of a dossier between agencies."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class DeskForm(Owned, Base):
    """A form issued for a dossier, frozen with its facts. kind: as in fixtures.forms; number: on its face.

    `officer_id`: the attempt of the officer who issued it, None where the office did by itself. `_on`, here
    and below: simulated local times without a zone.
    """

    __tablename__ = "desk_forms"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    kind: Mapped[Short]
    number: Mapped[Short]
    facts: Mapped[Document]
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("attempts.id"))
    issued_on: Mapped[datetime] = mapped_column(DateTime)


class Hop(Owned, Base):
    """One agency on the way of a dossier (liên thông), in the order of `position`, each with its own clock.

    given_on: handed over by the one before; taken_on: received; due_on: promised; done_on: passed on.
    """

    __tablename__ = "hops"
    __table_args__ = (UniqueConstraint("dossier_id", "position"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    position: Mapped[int]
    agency: Mapped[Short]
    task: Mapped[Line]
    given_on: Mapped[datetime | None] = mapped_column(DateTime)
    taken_on: Mapped[datetime | None] = mapped_column(DateTime)
    due_on: Mapped[datetime | None] = mapped_column(DateTime)
    done_on: Mapped[datetime | None] = mapped_column(DateTime)
    note: Mapped[str] = mapped_column(Text, default="")
