"""A school that comes from an earlier release keeps every row it had."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, MetaData, event, select

from sandbox.migrations import current, migrate, newest, upgrade
from sandbox.store import Database

EARLIER = sorted(path.name[:4] for path in Path("sandbox/migrations/versions").glob("[0-9]*.py"))[:-1]
VALUES = {
    Integer: 1,
    DateTime: datetime(2024, 4, 17, 8, 30),
    Date: date(2010, 3, 5),
    Boolean: True,
    JSON: {"a": 1},
}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=EARLIER)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of that release with one row in every table, each the first of its kind."""
    database = Database(f"sqlite:///{tmp_path / 'practice.db'}")
    upgrade(database, request.param)
    with database.engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if table.name != "alembic_version":
                connection.execute(table.insert(), {column.name: _value(column) for column in table.columns})
    yield database
    database.close()


def _value(column: Column[Any]) -> Any:
    return next((value for kind, value in VALUES.items() if isinstance(column.type, kind)), "chữ Việt")


def rows(database: Database, names: list[str] | None = None) -> Rows:
    with database.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection)
        return {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in tables.sorted_tables
            if table.name != "alembic_version" and (names is None or table.name in names)
        }


def test_nothing_is_lost_on_the_way_to_the_newest_release(earlier: Database) -> None:
    before = rows(earlier)
    migrate(earlier)
    after = rows(earlier, list(before))
    assert before
    for table, kept in before.items():
        assert [{name: row[name] for name in kept[0]} for row in after[table]] == kept, table
    with earlier.engine.connect() as connection:
        assert current(connection) == newest()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.parametrize("step", [2, 5, 12])
def test_an_upgrade_that_breaks_off_leaves_the_earlier_release(earlier: Database, step: int) -> None:
    before, seen = rows(earlier), []

    def break_off(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement.lstrip().startswith(("CREATE", "ALTER")))
        if sum(seen) == step:
            raise RuntimeError("power cut")

    event.listen(earlier.engine, "before_cursor_execute", break_off)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(earlier)
    event.remove(earlier.engine, "before_cursor_execute", break_off)
    assert rows(earlier) == before
    migrate(earlier)
    with earlier.engine.connect() as connection:
        assert current(connection) == newest()
