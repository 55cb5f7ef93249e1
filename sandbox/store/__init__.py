"""The tables, plain SQLAlchemy: importing this package declares every one of them."""

from sandbox.store import (
    aftermath,
    assignments,
    attempts,
    classrooms,
    desk,
    dossiers,
    journal,
    letters,
    people,
    reports,
    schools,
    sessions,
    support,
)
from sandbox.store.base import Base, NotFound
from sandbox.store.database import Database
from sandbox.store.files import FileStore

__all__ = [
    "Base",
    "Database",
    "FileStore",
    "NotFound",
    "aftermath",
    "assignments",
    "attempts",
    "classrooms",
    "desk",
    "dossiers",
    "journal",
    "letters",
    "people",
    "reports",
    "schools",
    "sessions",
    "support",
]
