"""The engine, and the two ways to open it: reading, and writing in one immediate transaction."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.base import PGCompiler
from sqlalchemy.orm import Session, sessionmaker

WAL_SAFE = (3, 51, 3)
"""SQLite 3.7.0 to 3.51.2 may lose committed pages when the write-ahead log restarts (sqlite.org/wal.html)."""


class DatabaseUnusable(Exception):
    """The database cannot be opened as it is; nothing in it was touched."""


def sqlite_module() -> ModuleType:
    """The newest SQLite at hand: pysqlite3 brings its own library, the standard one is the system's."""
    try:
        from pysqlite3 import dbapi2

        return dbapi2  # type: ignore[no-any-return]
    except ImportError:
        return sqlite3


def journal_settings(version: tuple[int, ...]) -> tuple[str, str]:
    """journal_mode and synchronous that keep every acknowledged commit through a power cut."""
    return ("WAL", "FULL") if version >= WAL_SAFE else ("DELETE", "EXTRA")


# Vietnamese letters as they are: escaped, they take three times the pages.
_compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
# What students typed must not stand in the log of a statement that failed.
SHARED: Any = {"json_serializer": _compact, "hide_parameters": True}


def _sqlite(url: str) -> Engine:
    module = sqlite_module()
    options = {"check_same_thread": False}
    engine = create_engine(url, module=module, connect_args=options, **SHARED)
    journal, synchronous = journal_settings(module.sqlite_version_info)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not BEGIN on its own
        for setting in (
            f"journal_mode={journal}",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
            "busy_timeout=15000",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN " + connection.get_execution_options().get("begin", "DEFERRED"))

    return engine


class LightLocks(PGCompiler):
    """No key of a row is ever changed, so nobody who only refers to a row waits for whoever has locked it:
    PostgreSQL checks references where no operation asks for them, and in no order.
    """

    def for_update_clause(self, select: Any, **kw: Any) -> str:
        clause: str = super().for_update_clause(select, **kw)  # type: ignore[no-untyped-call]
        return clause.replace(" FOR UPDATE", " FOR NO KEY UPDATE")


def _postgresql(url: str) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, **SHARED)
    except ModuleNotFoundError as missing:
        sentence = f"Thiếu gói {missing.name} để dùng PostgreSQL. Hãy cài: pip install 'psycopg[binary]'."
        raise DatabaseUnusable(sentence) from None
    engine.dialect.statement_compiler = LightLocks
    return engine


class Database:
    """One database of the practice: SQLite in the school's folder, or PostgreSQL by its address."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        writer = self.engine.execution_options(begin="IMMEDIATE") if self.is_sqlite else self.engine
        self.session = sessionmaker(self.engine, expire_on_commit=False)
        # Without autoflush an operation's statements are those one reads in it.
        self._write_session = sessionmaker(writer, expire_on_commit=False, autoflush=False)
        # SQLite has one writer; queueing here is fairer than its busy loop.
        self._turn = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for SELECTs; whatever it changed is forgotten."""
        with self.session() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session for one operation, which commits it; anything else is rolled back."""
        with self._turn, self._write_session() as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()
