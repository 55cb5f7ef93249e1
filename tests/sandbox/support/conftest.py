"""A class in which somebody can help."""

import pytest
from flask import Flask

from tests.support.lesson import Lesson, lesson


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=5)
