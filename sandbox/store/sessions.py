"""Sign-in sessions, kept on the server: the browser holds only a random token."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Short


class BrowserSession(Base):
    """`id` is the SHA-256 of the token. A visitor who has not signed in is neither student nor staff."""

    __tablename__ = "browser_sessions"

    id: Mapped[Short] = mapped_column(primary_key=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("students.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    data: Mapped[Document]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
