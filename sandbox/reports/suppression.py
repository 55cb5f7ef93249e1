"""No group so small that a child could be told from it: what is shown instead, also in totals."""

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5


@dataclass(frozen=True)
class Hidden:
    """`parts` that may not be shown; `total`: the sum may not be shown either."""

    parts: frozenset[int]
    total: bool = False


def hidden(counts: Sequence[int]) -> Hidden:
    """Which of the parts of a whole stay unsaid: every small one, and so many others that neither a part
    nor all unsaid ones together can be worked out from the total as fewer than five people."""
    found = {place for place, count in enumerate(counts) if 0 < count < SMALLEST}
    if not found:
        return Hidden(frozenset())
    rest = sorted((count, place) for place, count in enumerate(counts) if count >= SMALLEST)
    while rest and (len(found) < 2 or sum(counts[place] for place in found) < SMALLEST):
        found.add(rest.pop(0)[1])
    too_few = len(found) < 2 or sum(counts[place] for place in found) < SMALLEST
    return Hidden(frozenset(found), total=too_few)


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST
