"""One prepared school for all tests of the whole site; each finds it as it was."""

from collections.abc import Iterator

import pytest

from tests.conftest import QUICK
from tests.support.clock import Clock
from tests.support.kept import Copy
from tests.support.neighbours import Neighbours, neighbours


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Neighbours, Copy]]:
    from sandbox import create_app

    app = create_app({"INSTANCE": str(tmp_path_factory.mktemp("instance")), **QUICK}, clock=Clock())
    world = neighbours(app)
    copy = Copy(world.of.parts.database)
    yield world, copy
    copy.close()
    world.of.parts.database.close()


@pytest.fixture
def world(prepared: tuple[Neighbours, Copy]) -> Iterator[Neighbours]:
    yield prepared[0]
    prepared[1].restore()


@pytest.fixture
def kept(prepared: tuple[Neighbours, Copy]) -> Copy:
    return prepared[1]
