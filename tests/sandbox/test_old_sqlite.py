"""A machine whose SQLite has no safe write-ahead log: slower, and otherwise the same."""

import pytest

from sandbox.store import database
from tests.sandbox.portal.citizen import citizen
from tests.support.lesson import drafted, lesson, started


@pytest.fixture
def of(monkeypatch, request):
    monkeypatch.setattr(database, "WAL_SAFE", (99, 0, 0))
    return lesson(request.getfixturevalue("app"))


def test_it_keeps_a_journal_that_readers_hold_up(of):
    """The control."""
    with of.parts.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"


def test_a_student_signs_in_to_the_portal(of):
    person = citizen(of, started(of, of.students[0]))
    number = person.variant.values["me.id_number"]
    answer = person.send("/dang-nhap", {"tai-khoan": "quoc-gia", "id_number": number}, page="/tra-cuu")
    assert answer.headers["Location"].startswith("/dang-nhap/otp")


def test_a_student_reads_what_the_portal_has_to_say(of):
    attempt_id, dossier_id = drafted(of, of.students[0])
    person = citizen(of, attempt_id)
    person.send(f"/ho-so/{dossier_id}/to-khai", {"intent": "save"}, page="/ho-so")
    assert "Đã lưu hồ sơ" in person.read(f"/ho-so/{dossier_id}/to-khai")
    assert "Đã lưu hồ sơ" not in person.read(f"/ho-so/{dossier_id}/to-khai")
