"""Exercises given to classes, and one cell of progress for each student."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Key, Line, Owned, Short


class Assignment(Owned, Base):
    """An exercise given to a class. `board_revision` counts every change a teacher's board should show.

    `key` makes a form that was sent twice answer as it did the first time.
    """

    __tablename__ = "assignments"

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    exercise: Mapped[Line]
    mode: Mapped[Short] = mapped_column(default="practice")
    attempts_allowed: Mapped[int] = mapped_column(default=3)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime | None]
    seed: Mapped[Short]
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    board_revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class Progress(Owned, Base):
    """Where one student stands in one assignment.

    `state`: working | help | done (no row: todo). `steps`: board column to "started" | "done" | "trouble".
    `trouble`: refusals since the last step forward. `earned` (hundredths), `mark` (10-point scale) and
    `report_id` are those of the best report.
    """

    __tablename__ = "progress"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    state: Mapped[Short]
    steps: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    trouble: Mapped[int] = mapped_column(default=0)
    last_trouble: Mapped[Line] = mapped_column(default="")
    earned: Mapped[int | None]
    mark: Mapped[str | None] = mapped_column(String(8))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    attempts: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
