"""Sign-in sessions, kept on the server: the browser holds only a random token."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from sandbox.store.base import Base, Document, Short


class BrowserSession(Base):
    """`id` is the SHA-256 of the token; `actor` is "student:12", "staff:3" or None."""

    __tablename__ = "browser_sessions"

    id: Mapped[Short] = mapped_column(primary_key=True)
    actor: Mapped[str | None] = mapped_column(String(64), index=True)
    data: Mapped[Document]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
