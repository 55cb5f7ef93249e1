"""Everything the database holds: to compare, and to go back to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sandbox.store.base import Base
from sandbox.store.database import Database, sqlite_module

ASIDE = ("browser_sessions", "throttles")  # who sits where and who knocked: no work of anybody
Rows = dict[str, list[tuple[Any, ...]]]


def rows(database: Database) -> Rows:
    """Every row of every table, in order."""
    found: Rows = {}
    with database.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            if table.name not in ASIDE:
                keys = [column.name for column in table.primary_key]
                asked = f"SELECT * FROM {table.name} ORDER BY {', '.join(keys)}"
                found[table.name] = [tuple(row) for row in connection.exec_driver_sql(asked)]
    return found


def differences(before: Rows, after: Rows) -> set[str]:
    """The cells that are not the same, as "dossiers[0].3", and the tables that have grown or shrunk."""
    found = set()
    for table, lines in before.items():
        others = after[table]
        if len(lines) != len(others):
            found.add(f"{table}: {len(lines)} rows, then {len(others)}")
        for at, (one, other) in enumerate(zip(lines, others, strict=False)):
            found |= {f"{table}[{at}].{column}" for column, value in enumerate(one) if value != other[column]}
    return found


class Copy:
    """The database as it was; `restore()` brings all of it back, sessions included."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._copy = sqlite_module().connect(":memory:", check_same_thread=False)
        with self._connection() as connection:
            connection.backup(self._copy)

    def restore(self) -> None:
        with self._connection() as connection:
            self._copy.backup(connection)

    def close(self) -> None:
        self._copy.close()

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        raw = self._database.engine.raw_connection()
        try:
            yield raw.driver_connection
        finally:
            raw.close()
