"""The application on an empty instance, its clock, and a browser without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.pages import CheckedClient

QUICK = {"TESTING": True, "ARGON2_TIME": 1, "ARGON2_KIB": 64, "PIN_TO_CORE": False}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """An empty school, at the time of `clock`."""
    from sandbox import create_app

    app = create_app({"INSTANCE": str(tmp_path / "instance"), **QUICK}, clock=clock)
    app.test_client_class = CheckedClient
    yield app
    app.extensions["dvc-sandbox"].database.close()


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """One visitor; app.test_client() is another."""
    return app.test_client()  # type: ignore[return-value]
