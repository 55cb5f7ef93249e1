"""Keeps the server on one core: threads of one interpreter that hop between cores wait for each other."""

import os


def pin_to_core() -> None:
    """Linux only; elsewhere nothing happens."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
