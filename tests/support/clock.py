"""A clock that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam


@dataclass
class Clock:
    now: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        """forward(minutes=5)"""
        self.now += timedelta(**amount)
