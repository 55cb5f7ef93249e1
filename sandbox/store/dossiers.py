"""Dossiers as the portal keeps them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class Dossier(Owned, Base):
    """A dossier (hồ sơ). Times ending in `_on` are simulated local times without a zone.

    `due_on` is what is promised now, `first_due_on` what was promised first. `start_key` and `submit_key`
    make a repeated post answer as the first did. `given`: there before the student began.

    At a desk where people sit: `revision` counts its moves, so that who acts on what they no longer see is
    told; `officer_id` is the attempt of the officer who holds it; `item`: which of an exercise's stack it is.
    """

    __tablename__ = "dossiers"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    procedure: Mapped[Short]
    agency: Mapped[Short]
    state: Mapped[Short] = mapped_column(default="draft")
    fields: Mapped[Document]
    removed: Mapped[list[Any]] = mapped_column(JSON, default=list)
    reached: Mapped[Short] = mapped_column(default="thong-tin")
    start_key: Mapped[Short] = mapped_column(unique=True)
    submit_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    code: Mapped[str | None] = mapped_column(String(64), unique=True)
    given: Mapped[bool] = mapped_column(default=False, server_default="0")
    item: Mapped[Short] = mapped_column(default="", server_default="")
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    officer_id: Mapped[int | None]  # no foreign key: SQLite would have to write the whole table anew
    changed_at: Mapped[datetime]
    submitted_on: Mapped[datetime | None] = mapped_column(DateTime)
    received_on: Mapped[datetime | None] = mapped_column(DateTime)
    due_on: Mapped[datetime | None] = mapped_column(DateTime)
    first_due_on: Mapped[datetime | None] = mapped_column(DateTime)
    finished_on: Mapped[datetime | None] = mapped_column(DateTime)
    returned_on: Mapped[datetime | None] = mapped_column(DateTime)


class Attachment(Owned, Base):
    """One file of a dossier, of a paper the sandbox issued; `demand_id`: sent in answer to that demand."""

    __tablename__ = "attachments"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    component: Mapped[Short]
    paper_code: Mapped[Short]
    filename: Mapped[Line]
    media_type: Mapped[Short]
    size: Mapped[int]
    sha256: Mapped[Short]
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("demands.id"))


class DossierNumber(Base):
    """The last number given for an agency and day; in the series "id" the last key of a dossier itself."""

    __tablename__ = "dossier_numbers"

    series: Mapped[Short] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
