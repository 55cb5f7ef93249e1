"""What may differ between two spellings of a word besides the place of the tone mark."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from fixtures.tones import TONES, canon

_I_OR_Y = re.compile(f"(h|k|l|m|s|t|qu)y([{TONES}]*)$")


@lru_cache(maxsize=4096)
def canon_i_y(word: str) -> str:
    """As canon, and Mĩ = Mỹ, quí = quý (Quyết định 1989/QĐ-BGDĐT); never for names of people."""
    return _I_OR_Y.sub(r"\1i\2", canon(word))


@lru_cache(maxsize=2048)
def bare(word: str) -> str:
    """Letters without any mark, to tell "wrong marks" from "another word"; never to call two words equal."""
    apart = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(c for c in apart if not unicodedata.combining(c))


def only_missing(right: Iterable[str], seen: Iterable[str]) -> bool:
    """Whether the words seen have no mark that the right words of the same letters have not.

    A word of other letters is one that may be left out or put in, and says nothing.
    """
    marks: dict[str, set[str]] = {}
    for word in right:
        marks.setdefault(bare(word), set()).update(_marks(word))
    return all(_marks(word) <= marks.get(bare(word), _marks(word)) for word in seen)


def _marks(word: str) -> set[str]:
    apart = unicodedata.normalize("NFD", word.casefold())
    return {c for c in apart if c == "đ" or unicodedata.combining(c)}
