"""A first password that can be read out and typed, to be changed by its owner."""

import secrets

FIRST, SECOND, DIGITS = "bcdghklmnprstvx", "aeiou", "23456789"  # nothing that looks like something else


def suggested() -> str:
    """As "tiso-meka-47": over a billion of them, against guesses that the door counts."""
    words = ["".join(_of(FIRST) + _of(SECOND) for _ in range(2)) for _ in range(2)]
    return "-".join([*words, _of(DIGITS) + _of(DIGITS)])


def _of(letters: str) -> str:
    return secrets.choice(letters)
