"""One slip of the finger: a letter too many, too few, another, or two that changed places."""

import re
import unicodedata
from collections.abc import Callable

from rapidfuzz.distance import OSA

from exercises.engine.matching.phrases import Spell, Words
from fixtures.tones import canon

_DIGITS = re.compile("[0-9]+")
_SHORTEST = 4  # in a shorter word a slip makes another word


def one_slip(expected: str, given: str, shortest: int = 1) -> bool:
    """Whether one slip makes `given` out of `expected`; in a shorter word a slip makes another word."""
    if len(expected) < shortest or abs(len(expected) - len(given)) > 1:
        return False
    return OSA.distance(expected, given, score_cutoff=1) == 1


def same_digits(expected: str, given: str) -> bool:
    """Number 12 is not a slip for number 13 in an address or a text."""
    return _DIGITS.findall(expected) == _DIGITS.findall(given)


def slipped(
    right: Words,
    seen: Words,
    form: Callable[[Words, Spell], Words],
    parts: Callable[[str], tuple[str, str]],
) -> bool:
    """Whether one slip parts the words. Units left out are no slip, a unit changed is more than one.

    Another letter counts with letters and tone apart, or Lợi would be one letter from Lai. The words as
    they were written are tried too, for the slip may be in a unit word.
    """
    units = [[parts(word)[0] for word in form(words, canon)] for words in (right, seen)]
    if _clash(*units):
        return False
    for spell in (_plain, canon):
        ours, theirs = (" ".join(parts(word)[1] for word in form(words, spell)) for words in (right, seen))
        if len(ours) < _SHORTEST or not same_digits(ours, theirs):
            return False
        if _near(ours, theirs, spell) or _near(
            " ".join(map(spell, right)), " ".join(map(spell, seen)), spell
        ):
            return True
    return False


def _near(expected: str, given: str, spell: Spell) -> bool:
    return one_slip(expected, given) and (spell is canon or not _another_letter(expected, given))


def _another_letter(expected: str, given: str) -> bool:
    return len(expected) == len(given) and sorted(expected) != sorted(given)


def _clash(ours: list[str], theirs: list[str]) -> bool:
    if len(ours) == len(theirs):
        return any(one and other and one != other for one, other in zip(ours, theirs, strict=True))
    return not (_within(ours, theirs) or _within(theirs, ours))


def _within(longer: list[str], shorter: list[str]) -> bool:
    left = filter(None, longer)
    return all(unit in left for unit in filter(None, shorter))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())
