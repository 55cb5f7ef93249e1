"""Notices: counted until they are opened, by their own citizen."""

import pytest

from sandbox.operations import notices as operation
from sandbox.reports import notices as report
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from tests.support.desk import brought, notices, ordering
from tests.support.lesson import lesson, signed_in


@pytest.fixture
def of(app):
    ordering(app)
    return lesson(app, students=2)


def unseen(of, attempt):
    with of.parts.database.reading() as session:
        return report.unseen(session, attempt)


def opened(of, attempt, notice):
    with of.parts.database.writing() as session:
        operation.opened(session, session.get_one(Attempt, attempt), notice)


def test_a_notice_counts_until_it_is_opened(of):
    attempt, _ = brought(of, of.students[0], "done")
    first = notices(of, attempt)[0]
    assert unseen(of, attempt) == 2
    for _ in range(2):
        opened(of, attempt, first.id)
    assert unseen(of, attempt) == 1


def test_the_newest_comes_first(of):
    attempt, _ = brought(of, of.students[0], "done")
    with of.parts.database.reading() as session:
        listed = report.of_attempt(session, attempt)
    assert [one.title for one in listed] == ["Hồ sơ đã giải quyết xong", "Hồ sơ đã được tiếp nhận"]


def test_nobody_opens_a_classmates_notice(of):
    attempt, _ = brought(of, of.students[0], "processing")
    other = signed_in(of, of.students[1])
    notice = notices(of, attempt)[0].id
    with pytest.raises(NotFound):
        opened(of, other, notice)
    with of.parts.database.reading() as session, pytest.raises(NotFound):
        report.one(session, other, notice)
    assert unseen(of, attempt) == 1
