"""A teacher with a class of five and one assignment."""

import pytest
from flask import Flask

from tests.sandbox.teacher.desk import Desk, desk
from tests.support.lesson import Lesson, lesson


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=5)


@pytest.fixture
def teacher(of: Lesson) -> Desk:
    return desk(of)
