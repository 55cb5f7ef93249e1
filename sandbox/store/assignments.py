"""Exercises given to classes, and one cell of progress for each student."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class Assignment(Owned, Base):
    """An exercise given to a class. `board_revision` counts every change a teacher's board should show.

    `key` makes a form that was sent twice answer as it did the first time.
    mode: guided | practice | test. feedback: full | points | mark, capped by the mode. policy: which attempt
    counts, best | last | average. rounding: of the 10-point mark, "0.1" | "0.25" | "0.5". minutes: the time
    an attempt may take, if any. weight: how often the mark counts in the class's gradebook, 0 for never.
    hints: yes | no; a test has none. group_id: only for these students of the class. sequence_id, position:
    its place among exercises that were given together. lent_seconds: by so much `closes_at` is later than was
    said, while the class is paused; what the pause did not use goes back.

    Role swap: `serves_id` is the assignment whose citizens this one's officers or helpers look after; in that
    one `desk` is "class" where classmates sit at the one-stop desk, else "bot". `clock`: the simulated local
    time of the whole class, without a zone; None where every attempt has its own calendar.
    """

    __tablename__ = "assignments"

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    exercise: Mapped[Line]
    mode: Mapped[Short] = mapped_column(default="practice")
    attempts_allowed: Mapped[int] = mapped_column(default=3)
    feedback: Mapped[Short] = mapped_column(default="full", server_default="full")
    policy: Mapped[Short] = mapped_column(default="best", server_default="best")
    rounding: Mapped[Short] = mapped_column(default="0.1", server_default="0.1")
    minutes: Mapped[int | None]
    weight: Mapped[int] = mapped_column(default=1, server_default="1")
    hints: Mapped[Short] = mapped_column(default="yes", server_default="yes")
    group_id: Mapped[int | None]  # no foreign keys: SQLite would have to write the whole table anew
    sequence_id: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime | None]
    lent_seconds: Mapped[int] = mapped_column(default=0, server_default="0")
    serves_id: Mapped[int | None]
    desk: Mapped[Short] = mapped_column(default="bot", server_default="bot")
    clock: Mapped[datetime | None] = mapped_column(DateTime)
    seed: Mapped[Short]
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    board_revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class Sequence(Owned, Base):
    """Exercises given together. `in_order`: the next opens for a student who has done the one before.

    `key` makes a form that was sent twice answer as it did the first time.
    """

    __tablename__ = "sequences"

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    name: Mapped[Line]
    in_order: Mapped[bool]
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]


class Allowance(Owned, Base):
    """What one student gets more than the class: minutes for an attempt, and further attempts."""

    __tablename__ = "allowances"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), primary_key=True)
    minutes: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)


class Prepared(Owned, Base):
    """A student's variant made before the bell; one of an exercise that has changed since is not used."""

    __tablename__ = "prepared"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), primary_key=True)
    exercise_hash: Mapped[Short]
    variant: Mapped[Document]


class Progress(Owned, Base):
    """Where one student stands in one assignment.

    `state`: working | help | done (no row: todo). `steps`: board column to "started" | "done" | "trouble".
    `trouble`: refusals since the last step forward. `earned` (hundredths) and `mark` (10-point scale) are
    what counts by the assignment's policy; `report_id` is the report they come from (an average: the last).
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


def said_closing(assignment: Assignment, paused: bool) -> datetime | None:
    """The closing time as it was before the class was `paused`, which moves it on."""
    if assignment.closes_at is None or not paused:
        return assignment.closes_at
    return assignment.closes_at - timedelta(seconds=assignment.lent_seconds)
