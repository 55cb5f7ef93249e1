"""An administrator beside a teacher with a class."""

import pytest
from flask import Flask

from sandbox.operations import accounts
from tests.sandbox.teacher.desk import Desk
from tests.support.lesson import Lesson, come_in, lesson


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=5)


@pytest.fixture
def admin_id(of: Lesson) -> int:
    with of.parts.database.writing() as session:
        return accounts.create_staff(session, of.school, "quan.tri", "Phạm Văn Quản", "x", "admin").id


@pytest.fixture
def admin(of: Lesson, admin_id: int) -> Desk:
    return Desk(come_in(of.app.test_client(), "staff", admin_id))


@pytest.fixture
def nam(of: Lesson) -> int:
    """A colleague of the teacher's."""
    with of.parts.database.writing() as session:
        return accounts.create_staff(session, of.school, "thay.nam", "Trần Hoài Nam", "x").id
