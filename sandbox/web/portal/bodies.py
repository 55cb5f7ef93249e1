"""The agencies of a procedure: a name each, or one name for those that are alike in every commune."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fixtures.catalogue import Agency, load_catalogue


@dataclass(frozen=True)
class Body:
    """`name` stands for all `agencies`; `offline` take no dossiers through the portal yet."""

    name: str
    agencies: tuple[Agency, ...]

    @property
    def offline(self) -> list[Agency]:
        return [one for one in self.agencies if not one.online]

    @property
    def alone(self) -> bool:
        return len(self.agencies) == 1


@lru_cache(256)
def bodies(code: str, era: str) -> tuple[Body, ...]:
    """In the order of the record."""
    catalogue = load_catalogue()
    return tuple(grouped(catalogue.agencies_of(catalogue.procedure(code), era)))


def grouped(agencies: Iterable[Agency]) -> list[Body]:
    found: dict[str, list[Agency]] = {}
    for one in agencies:
        found.setdefault(one.kind or one.name, []).append(one)
    return [Body(name, tuple(members)) for name, members in found.items()]
