"""When an attempt's time is up, as pages say it."""

from datetime import datetime, timedelta


def ends_at(
    started_at: datetime | None, minutes: int | None, extra: int | None, paused: int | None = 0
) -> datetime | None:
    """`minutes` for everybody, `extra` ones for this student, `paused` seconds while nobody worked; None
    without a limit, or before the start."""
    if minutes is None or started_at is None:
        return None
    return started_at + timedelta(minutes=minutes + (extra or 0), seconds=paused or 0)
