"""The lesson sheet: how a teacher runs the period around an exercise."""

from pydantic import Field, model_validator

from fixtures.content import Record

PERIOD = 45  # minutes


class Part(Record):
    """A part of the period: so many minutes, what the class does."""

    minutes: int = Field(ge=1, le=PERIOD)
    do: str


class Mistake(Record):
    """A mistake pupils often make, and what a teacher may say to it; `kind` of misconceptions.yml."""

    kind: str = ""
    see: str
    say: str


class Lesson(Record):
    """`aim` in one sentence; the parts fill one period of 45 minutes."""

    aim: str
    timing: tuple[Part, ...] = Field(min_length=3)
    mistakes: tuple[Mistake, ...] = Field(min_length=2)
    discuss: tuple[str, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _fills_a_period(self) -> "Lesson":
        total = sum(part.minutes for part in self.timing)
        if total != PERIOD:
            raise ValueError(f"các phần của tiết học cộng lại là {total} phút, phải là {PERIOD}")
        return self
