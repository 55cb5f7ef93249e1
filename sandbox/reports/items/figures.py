"""The figures of classical test theory for one criterion, and the words a teacher reads them by."""

from collections.abc import Sequence
from statistics import StatisticsError, correlation, fmean

Pair = tuple[float, float]  # (share of the criterion, share of everything else), each 0 to 1
LEAST = 10
LEAST_FOR_GROUPS = 12
GROUP_SHARE = 0.27


def facility(shares: Sequence[float]) -> float | None:
    """The mean share earned, 0 (nobody) to 1 (everybody): the p-value of classical test theory."""
    return fmean(shares) if shares else None


def discrimination(pairs: Sequence[Pair]) -> float | None:
    """The corrected item–rest correlation, −1 to 1; None below LEAST, or where one side is all alike.

    Without the criterion itself on the other side, so that it is not compared with itself (Henrysson 1963).
    """
    if len(pairs) < LEAST:
        return None
    try:
        return correlation([share for share, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:
        return None


def upper_lower(pairs: Sequence[Pair]) -> float | None:
    """How much more the best 27 % earn than the weakest 27 % (Kelley 1939); None below LEAST_FOR_GROUPS."""
    if len(pairs) < LEAST_FOR_GROUPS:
        return None
    size = int(len(pairs) * GROUP_SHARE + 0.5)
    best = sorted(pairs, key=lambda pair: -pair[1])
    weakest = sorted(pairs, key=lambda pair: pair[1])
    return _first(best, size) - _first(weakest, size)


def _first(ordered: Sequence[Pair], size: int) -> float:
    """The mean share of the first `size`; those who tie for the last places share them."""
    edge = ordered[size - 1][1]
    ahead = [share for share, rest in ordered[:size] if rest != edge]
    tied = [share for share, rest in ordered if rest == edge]
    return (sum(ahead) + fmean(tied) * (size - len(ahead))) / size


def ease(value: float | None) -> str:
    """easy | medium | hard | "" (Ebel and Frisbie 1991 want most items between 0.3 and 0.8)."""
    if value is None:
        return ""
    return "hard" if value < 0.3 else "easy" if value > 0.8 else "medium"


def power(value: float | None) -> str:
    """good | fair | weak | reversed | "", by the thresholds 0.3 and 0.2 of Ebel and Frisbie (1991)."""
    if value is None:
        return ""
    if value < 0:
        return "reversed"
    return "good" if value >= 0.3 else "fair" if value >= 0.2 else "weak"
