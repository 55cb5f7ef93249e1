"""Reports as graded, each beside the snapshot it was graded from. Rows are added, never changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Key, Line, Owned, Short


class Regrade(Owned, Base):
    """Grading again, as it was applied: who asked (nobody on the command line), and how many marks moved."""

    __tablename__ = "regrades"

    id: Mapped[Key]
    exercise: Mapped[Line]
    exercise_hash: Mapped[Short]
    engine_version: Mapped[Short]
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[Line] = mapped_column(default="")
    graded: Mapped[int]
    changed: Mapped[int]
    at: Mapped[datetime]


class Remark(Owned, Base):
    """What a teacher adds to a report: the machine's own verdict stays beside it.

    criterion: a row of the rubric, or "" for the whole attempt. earned: hundredths the teacher gives that
    row, None where there are only words. The latest of a criterion counts; rows are added, never changed.
    """

    __tablename__ = "remarks"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    criterion: Mapped[Line] = mapped_column(default="")
    earned: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]


class Report(Owned, Base):
    """`earned` and `points` are hundredths of a point; `mark` is on the 10-point scale, as "8.3".

    The latest of an attempt counts. cause: what it was graded after, an event such as dossier.submitted;
    `regrade` with the row that says who asked for it; `remark` where a teacher gave a row other points;
    `rounding` where the marks of the assignment are rounded otherwise now.
    """

    __tablename__ = "reports"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))
    cause: Mapped[Short] = mapped_column(default="dossier.submitted", server_default="dossier.submitted")
    regrade_id: Mapped[int | None]  # no foreign key: SQLite would have to write the whole table anew
    exercise_hash: Mapped[Short]
    engine_version: Mapped[Short]
    earned: Mapped[int]
    points: Mapped[int]
    mark: Mapped[Short]
    snapshot: Mapped[Document]
    report: Mapped[Document]
    created_at: Mapped[datetime]
