"""Whether a text mentions certain words one after the other, spelled in any equal way."""

from collections.abc import Iterable
from functools import lru_cache

from exercises.engine.matching.tones import canon_i_y
from exercises.engine.matching.words import split
from exercises.engine.matching.writing import tidy

Spelled = tuple[str, ...]


@lru_cache(maxsize=512)  # the same letter is asked for several things
def spelled(text: str) -> Spelled:
    return tuple(canon_i_y(word) for word in split(tidy(text)))


def mentions(text: str, ways: str) -> bool:
    """Whether one of `ways`, parted by “|”, stands in the text."""
    return any(_place(spelled(text), spelled(way)) is not None for way in ways.split("|"))


def without(text: str, ways: Iterable[str]) -> str:
    """The text with none of these words in it any more."""
    left = spelled(text)
    gone = sorted(map(spelled, ways), key=len, reverse=True)
    while places := [(at, len(words)) for words in gone if words and (at := _place(left, words)) is not None]:
        at, length = places[0]
        left = (*left[:at], *left[at + length :])
    return " ".join(left)


def _place(text: Spelled, words: Spelled) -> int | None:
    places = range(len(text) - len(words) + 1)
    return next((at for at in places if text[at : at + len(words)] == words), None)
