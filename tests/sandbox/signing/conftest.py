"""An authority of its own, and the same result in every condition."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from exercises.engine.received import ReceivedFile
from fixtures.signatures import VERDICTS
from sandbox.signing import Authority
from sandbox.signing.certificates import Credential
from sandbox.signing.results import as_received
from tests.support.signatures import FILE


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Credential:
    return Authority(tmp_path_factory.mktemp("instance") / "signing").credential


@pytest.fixture(scope="session")
def files(authority: Credential) -> dict[str, bytes]:
    """By the condition they were made in."""
    return {one: as_received(replace(FILE, condition=one), authority) for one in VERDICTS}


@pytest.fixture
def file() -> ReceivedFile:
    return FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "instance" / "signing"


@pytest.fixture
def later() -> datetime:
    return datetime(2024, 5, 13, 8, 10)
