"""One slip of the finger: a letter too many, too few, another, or two that changed places."""

import re

from rapidfuzz.distance import OSA

_DIGITS = re.compile("[0-9]+")


def one_slip(expected: str, given: str, shortest: int = 1) -> bool:
    """Whether one slip makes `given` out of `expected`; in a shorter word a slip makes another word."""
    if len(expected) < shortest or abs(len(expected) - len(given)) > 1:
        return False
    return OSA.distance(expected, given, score_cutoff=1) == 1


def same_digits(expected: str, given: str) -> bool:
    """Number 12 is not a slip for number 13 in an address or a text."""
    return _DIGITS.findall(expected) == _DIGITS.findall(given)
