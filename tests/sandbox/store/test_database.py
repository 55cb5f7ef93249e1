"""The database keeps what it acknowledged, and knows which SQLite it may trust."""

import threading

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from sandbox.migrations import current, migrate, newest
from sandbox.store import Base, Database
from sandbox.store.database import DatabaseUnusable, journal_settings
from sandbox.store.schools import School


@pytest.fixture
def database(tmp_path):
    found = Database(f"sqlite:///{tmp_path / 'practice.db'}")
    migrate(found)
    yield found
    found.close()


def test_an_old_sqlite_is_not_trusted_with_a_write_ahead_log():
    assert journal_settings((3, 51, 2)) == ("DELETE", "EXTRA")
    assert journal_settings((3, 51, 3)) == ("WAL", "FULL")


def test_every_commit_reaches_the_disk(database):
    with database.reading() as session:
        assert session.execute(text("PRAGMA synchronous")).scalar() >= 2
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_what_an_operation_did_not_commit_is_forgotten(database):
    with database.writing() as session:
        session.add(School(name="Trường bỏ dở"))
        session.flush()
    with database.reading() as session:
        assert session.scalars(select(School)).all() == []


def test_writers_queue_and_none_is_lost(database):
    def write(number):
        with database.writing() as session:
            session.add(School(name=f"Trường {number}"))
            session.commit()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    with database.reading() as session:
        assert len(session.scalars(select(School)).all()) == 20


def test_a_new_database_has_every_table_the_models_declare(database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert current(connection) == newest()


def test_a_database_of_a_newer_release_is_refused_and_left_alone(database):
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    with pytest.raises(DatabaseUnusable, match="bản mới hơn"):
        migrate(database)


def test_a_damaged_database_is_named_and_left_as_it_is(tmp_path):
    path = tmp_path / "practice.db"
    path.write_bytes(b"khong phai co so du lieu" * 400)
    damaged = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseUnusable, match="Không mở được cơ sở dữ liệu"):
        migrate(damaged)
    damaged.close()
    assert path.read_bytes() == b"khong phai co so du lieu" * 400


def test_what_was_typed_does_not_come_into_the_log_of_a_failure(database):
    with database.writing() as session:
        session.execute(text("INSERT INTO schools (id, name) VALUES (1, 'x')"))
        with pytest.raises(IntegrityError) as failure:
            session.execute(text("INSERT INTO schools (id, name) VALUES (1, :typed)"), {"typed": "Đinh Hoà"})
    assert "Đinh Hoà" not in str(failure.value)
