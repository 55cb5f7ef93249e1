"""Classes: who sits in them, who else teaches them, and how the lesson under way is steered."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Key, Line, Owned, Short


class Classroom(Owned, Base):
    """A class of one teacher; students join with `join_code`.

    While `paused_at` is set nobody works on. `lesson_revision` counts every change a student at work should
    be told of: a pause, an announcement, more time.
    """

    __tablename__ = "classrooms"

    id: Mapped[Key]
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"))
    teacher_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    name: Mapped[Line]
    join_code: Mapped[Short] = mapped_column(unique=True)
    paused_at: Mapped[datetime | None]
    announcement: Mapped[Line] = mapped_column(default="", server_default="")
    announced_at: Mapped[datetime | None]
    lesson_revision: Mapped[int] = mapped_column(default=0, server_default="0")


class ClassShare(Owned, Base):
    """A class given to a colleague. right: teach (as its teacher does) | look (nothing may be changed).

    `until`: a substitute's right ends then.
    """

    __tablename__ = "class_shares"

    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    right: Mapped[Short] = mapped_column(default="teach")
    until: Mapped[datetime | None]


class Enrolment(Owned, Base):
    """One student in one class; `seat` is STT in the roster."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("classroom_id", "student_id"),)

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), index=True)
    seat: Mapped[int]


class Group(Owned, Base):
    """Some students of a class, to be given an exercise of their own."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("classroom_id", "name"),)

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    name: Mapped[Line]


class GroupMember(Owned, Base):
    __tablename__ = "group_members"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), primary_key=True)


class Hand(Owned, Base):
    """A raised hand: the oldest that is still up comes first."""

    __tablename__ = "hands"

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), index=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    raised_at: Mapped[datetime]
    lowered_at: Mapped[datetime | None]
