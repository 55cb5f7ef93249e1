"""What follows a filed dossier: requests to supplement, pauses, payments, the result, the rating."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Key, Line, Owned, Short


class Demand(Owned, Base):
    """A Phiếu yêu cầu bổ sung: what the officer found, in `components` and `fields`, and the answer to it.

    Times ending in `_on` and `_by` are simulated local times without a zone, here and below.
    """

    __tablename__ = "demands"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    components: Mapped[list[Any]] = mapped_column(JSON, default=list)
    fields: Mapped[list[Any]] = mapped_column(JSON, default=list)
    asked_on: Mapped[datetime] = mapped_column(DateTime)
    answer_by: Mapped[datetime | None] = mapped_column(DateTime)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[datetime | None] = mapped_column(DateTime)
    key: Mapped[str | None] = mapped_column(String(64), unique=True)


class Pause(Owned, Base):
    """While the clock of a dossier stood still; `due_before` is what it had promised until then."""

    __tablename__ = "pauses"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    why: Mapped[Short]
    began_on: Mapped[datetime] = mapped_column(DateTime)
    ended_on: Mapped[datetime | None] = mapped_column(DateTime)
    due_before: Mapped[datetime | None] = mapped_column(DateTime)


class Payment(Owned, Base):
    """Money asked for a dossier, in đồng. state: waiting | paid | cancelled | refunded."""

    __tablename__ = "payments"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    reason: Mapped[Short]
    lines: Mapped[list[Any]] = mapped_column(JSON, default=list)
    amount: Mapped[int]
    state: Mapped[Short] = mapped_column(default="waiting")
    bank: Mapped[Short] = mapped_column(default="")
    number: Mapped[str | None] = mapped_column(String(64), unique=True)
    asked_on: Mapped[datetime] = mapped_column(DateTime)
    paid_on: Mapped[datetime | None] = mapped_column(DateTime)
    key: Mapped[str | None] = mapped_column(String(64), unique=True)


class Result(Owned, Base):
    """What the citizen gets in the end. `signed`: SHA-256 of its electronically signed file in the store, ""
    before it is signed."""

    __tablename__ = "results"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), unique=True)
    title: Mapped[Line]
    number: Mapped[Short]
    lines: Mapped[list[Any]] = mapped_column(JSON, default=list)
    made_on: Mapped[datetime] = mapped_column(DateTime)
    signed: Mapped[Short] = mapped_column(default="", server_default="")
    signed_by: Mapped[Line] = mapped_column(default="", server_default="")


class Rating(Owned, Base):
    """How content the citizen was: level very | content | unhappy; `scores` by official criterion, 0 to 2."""

    __tablename__ = "ratings"

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), unique=True)
    level: Mapped[Short]
    reason: Mapped[str] = mapped_column(Text, default="")
    scores: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rated_on: Mapped[datetime] = mapped_column(DateTime)
