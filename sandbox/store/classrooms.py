"""Classes and who sits in them."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Key, Line, Owned, Short


class Classroom(Owned, Base):
    """A class of one teacher; students join with `join_code`."""

    __tablename__ = "classrooms"

    id: Mapped[Key]
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"))
    teacher_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    name: Mapped[Line]
    join_code: Mapped[Short] = mapped_column(unique=True)


class Enrolment(Owned, Base):
    """One student in one class; `seat` is STT in the roster."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("classroom_id", "student_id"),)

    id: Mapped[Key]
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classrooms.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id"), index=True)
    seat: Mapped[int]
