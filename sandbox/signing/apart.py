"""Runs what brings an event loop of its own in a thread where no other loop is running."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """Whatever the work gives or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()
