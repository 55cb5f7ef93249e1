"""How long what a teacher says to the class holds: a pause, an announcement, a raised hand."""

from datetime import datetime, timedelta

LONGEST_PAUSE = timedelta(minutes=60)  # one that was forgotten ends by itself
LESSON = timedelta(hours=2)  # what was said or asked is of this lesson, not of the next one
GRACE = timedelta(seconds=10)  # a form on its way when the pause begins still arrives


def is_paused(paused_at: datetime | None, now: datetime) -> bool:
    return paused_at is not None and now < paused_at + LONGEST_PAUSE


def is_held(paused_at: datetime | None, now: datetime) -> bool:
    """Paused, and every page has had the time to hear of it."""
    return paused_at is not None and paused_at + GRACE <= now < paused_at + LONGEST_PAUSE


def is_of_this_lesson(since: datetime | None, now: datetime) -> bool:
    return since is not None and now < since + LESSON
