"""A class with officers at its desk."""

import pytest
from flask import Flask

from tests.support.lesson import Lesson, lesson
from tests.support.swapping import Swap, swap


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=4)


@pytest.fixture
def swapped(of: Lesson) -> Swap:
    """Two file, two receive."""
    return swap(of)
