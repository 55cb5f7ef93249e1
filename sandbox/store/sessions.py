"""Sign-in sessions, kept on the server: the browser holds only a random token."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Short


class BrowserSession(Base):
    """`id` is the SHA-256 of the token. A visitor who has not signed in is neither student nor staff.

    `attempt_id` is the attempt in play; it and the person stand in `data` too, here to be joined.
    """

    __tablename__ = "browser_sessions"

    id: Mapped[Short] = mapped_column(primary_key=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("students.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempts.id"))
    data: Mapped[Document]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
