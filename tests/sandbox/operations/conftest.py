"""A stage on which exercises are played through the operations."""

from collections.abc import Iterator

import pytest

from sandbox.content import Content, load_content
from sandbox.replay.stage import Stage, open_stage


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def stage(content: Content) -> Iterator[Stage]:
    with open_stage(content) as stage:
        yield stage
