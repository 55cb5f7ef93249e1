"""The application on an empty instance, its clock, and a browser without a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings

from tests.support.clock import Clock
from tests.support.pages import CheckedClient

QUICK = {"TESTING": True, "ARGON2_TIME": 1, "ARGON2_KIB": 64, "PIN_TO_CORE": False}

# the same examples on every run and machine; HYPOTHESIS_PROFILE=dev looks for new ones
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


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
