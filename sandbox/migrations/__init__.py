"""Brings a database to the newest schema when the application starts."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from sandbox.store.database import Database, DatabaseUnusable

WAY_OUT = "Hãy xem lại cài đặt DATABASE, hoặc chép lại thư mục instance/ từ bản sao lưu."
HERE = Path(__file__).resolve().parent


def migrate(database: Database) -> None:
    """Run what is missing, in one transaction. A database of a newer release is refused, not touched."""
    try:
        with database.engine.connect() as connection:
            present = current(connection)
    except DatabaseError as error:
        raise DatabaseUnusable(f"Không mở được cơ sở dữ liệu: {error.orig}. {WAY_OUT}") from None
    if present == newest():
        return
    if present is not None and present > newest():
        raise DatabaseUnusable(
            f"Cơ sở dữ liệu thuộc bản mới hơn ({present}) so với phần mềm này ({newest()}). Hãy dùng bản mới."
        )
    upgrade(database)


def newest() -> str:
    """Revisions are numbered 0001, 0002, … as their files are."""
    return max(path.name[:4] for path in (HERE / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(database: Database, to: str = "head") -> None:
    """Run what lies between; a migration that breaks off leaves everything as it was."""
    from alembic import command  # slow to import, and rarely needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    with database.engine.execution_options(begin="IMMEDIATE").connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, to)
