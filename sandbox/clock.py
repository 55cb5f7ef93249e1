"""The server's clock: the wall clock as it stood at the start, and what has passed since."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def wall() -> datetime:
    return datetime.now(UTC)


def passed() -> float:
    """Seconds nobody sets back or forward; where the system can tell, a sleeping machine's count as well."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def anchored(
    wall: Callable[[], datetime] = wall, passed: Callable[[], float] = passed
) -> Callable[[], datetime]:
    """A clock that never jumps within a lesson, even where somebody sets the time of the machine.

    A time limit thus takes the minutes it says. The wall clock is looked at once, when the server starts.
    """
    start, began = wall(), passed()
    return lambda: start + timedelta(seconds=passed() - began)
