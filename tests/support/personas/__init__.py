"""What must hold in every invented family: one function a rule, one sentence a broken promise."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fixtures.personas import Person, PersonaSpec


@dataclass(frozen=True)
class Family:
    """A cast with what it was asked for."""

    spec: PersonaSpec
    today: datetime.date
    cast: Mapping[str, Person]

    @property
    def me(self) -> Person:
        return self.cast["me"]

    def pairs(self, *pairs: tuple[str, str]) -> Iterator[tuple[Person, Person]]:
        """The people of those pairs of words of whom both are in the cast."""
        for one, other in pairs:
            if one in self.cast and other in self.cast:
                yield self.cast[one], self.cast[other]


Rule = Callable[[Family], Iterator[str]]
