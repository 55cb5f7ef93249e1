"""Real people: staff and students, and how often someone has just tried to be one of them."""

from datetime import date, datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Key, Line, Owned, Short


class Staff(Owned, Base):
    """role: teacher | head (of the subject: looks at every class of the school) | admin (people, terms,
    backups; no class of others). `language` of the interface: vi | en."""

    __tablename__ = "staff"

    id: Mapped[Key]
    username: Mapped[Short] = mapped_column(unique=True)
    full_name: Mapped[Line]
    role: Mapped[Short] = mapped_column(default="teacher")
    language: Mapped[Short] = mapped_column(default="vi", server_default="vi")
    password_hash: Mapped[Line]
    disabled_at: Mapped[datetime | None]


class Student(Owned, Base):
    """A student of a school; `code` is Mã học sinh exactly as the school wrote it."""

    __tablename__ = "students"
    __table_args__ = (UniqueConstraint("school_id", "code"),)

    id: Mapped[Key]
    code: Mapped[Short]
    full_name: Mapped[Line]
    given_name: Mapped[Line]
    birth_date: Mapped[date | None]
    pin_hash: Mapped[str | None] = mapped_column(String(255))
    language: Mapped[Short] = mapped_column(default="vi", server_default="vi")
    disabled_at: Mapped[datetime | None]


class Throttle(Base):
    """Wrong secrets given for one account since the last right one; survives a restart."""

    __tablename__ = "throttles"

    key: Mapped[Line] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(default=0)
    blocked_until: Mapped[datetime | None]
