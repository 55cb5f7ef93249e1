"""One student's go at an assignment: its variant, its papers, its phone, its own calendar."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class Attempt(Owned, Base):
    """`variant` is frozen at the start. `clock` is the simulated local time, without a zone.

    The persona's account on the portal lives here too: `signed_in`, and the one-time code under way.
    `incidents` are the troubles of the portal that the exercise has set off, each with how many pages
    are still to meet it. `answers`: the answer sheet, by question a list of values. `paused_seconds`: how
    long the teacher has held it up; a time limit does not count them.
    """

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("assignment_id", "student_id", "number"),)

    id: Mapped[Key]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), index=True)
    number: Mapped[int]
    exercise: Mapped[Line]
    exercise_hash: Mapped[Short]
    variant: Mapped[Document]
    clock: Mapped[datetime] = mapped_column(DateTime)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    signed_in: Mapped[bool] = mapped_column(default=False)
    otp: Mapped[Short] = mapped_column(default="")
    otp_sent_at: Mapped[datetime | None]
    otp_tries: Mapped[int] = mapped_column(default=0)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    paused_seconds: Mapped[int] = mapped_column(default=0, server_default="0")
    incidents: Mapped[list[Any]] = mapped_column(JSON, default=list, server_default="[]")


class IssuedPaper(Owned, Base):
    """A paper the sandbox drew for an attempt: the only kind of paper that may be attached."""

    __tablename__ = "issued_papers"

    code: Mapped[Short] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    paper: Mapped[Short]


class PhoneMessage(Owned, Base):
    """A text message on the simulated phone; `answer` is the event chosen among `replies`."""

    __tablename__ = "phone_messages"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    message: Mapped[Short]
    sender: Mapped[Line]
    text: Mapped[str] = mapped_column(Text)
    replies: Mapped[list[Any]] = mapped_column(JSON, default=list)
    answer: Mapped[Short] = mapped_column(default="")
    clock: Mapped[datetime] = mapped_column(DateTime)


def sheet_of(kept: object) -> dict[str, list[str]]:
    """An answer sheet as it is kept, each question with its values; what is none of this is left out."""
    lists = kept.items() if isinstance(kept, dict) else ()
    return {
        name: [value for value in values if isinstance(value, str)]
        for name, values in lists
        if isinstance(values, list)
    }
