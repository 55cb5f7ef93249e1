"""How near an answer is to the right one, and what that earns."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Level(StrEnum):
    """From the same writing to another value; the order is from near to far."""

    EXACT = "exact"
    CASE = "case"
    TONE_PLACE = "tone_place"
    DIACRITICS = "diacritics"
    TYPING = "typing"
    DIFFERENT = "different"


CREDITS: Mapping[Level, Decimal] = MappingProxyType(
    {
        Level.EXACT: Decimal(1),
        Level.CASE: Decimal(1),
        Level.TONE_PLACE: Decimal(1),
        Level.DIACRITICS: Decimal("0.5"),
        Level.TYPING: Decimal("0.5"),
        Level.DIFFERENT: Decimal(0),
    }
)


@dataclass(frozen=True, slots=True)
class Match:
    """Result of a comparison; `expected` and `given` are canonical, `detail` names the slip if known."""

    level: Level
    expected: str
    given: str
    detail: str = ""

    @property
    def credit(self) -> Decimal:
        """Share of the points, 0 to 1."""
        return CREDITS[self.level]

    @property
    def equal(self) -> bool:
        """Whether both say the same, only written in another way."""
        return self.credit == 1
