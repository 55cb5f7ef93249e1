"""Schools and their years."""

from datetime import date

from sqlalchemy.orm import Mapped

from sandbox.store.base import Base, Key, Line, Owned, Short


class School(Base):
    __tablename__ = "schools"

    id: Mapped[Key]
    name: Mapped[Line]


class Term(Owned, Base):
    """A school year (năm học), as "2026–2027"."""

    __tablename__ = "terms"

    id: Mapped[Key]
    name: Mapped[Short]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
