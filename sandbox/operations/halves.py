"""Parts a class in two by its seats, so that neighbours are on different sides."""

from collections.abc import Sequence
from typing import TypeVar

One = TypeVar("One")


def halves(seated: Sequence[One]) -> tuple[list[One], list[One]]:
    """The first, third, fifth … in the order of their seats, and those between them; the first half may be
    one more."""
    return list(seated[::2]), list(seated[1::2])
