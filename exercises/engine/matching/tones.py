"""What may differ between two spellings of a word besides the place of the tone mark."""

import re
import unicodedata
from functools import lru_cache

from fixtures.tones import TONES, canon

_I_OR_Y = re.compile(f"(h|k|l|m|s|t|qu)y([{TONES}]*)$")


def canon_i_y(word: str) -> str:
    """As canon, and Mĩ = Mỹ, quí = quý (Quyết định 1989/QĐ-BGDĐT); never for names of people."""
    return _I_OR_Y.sub(r"\1i\2", canon(word))


@lru_cache(maxsize=2048)
def bare(word: str) -> str:
    """Letters without any mark, to tell "wrong marks" from "another word"; never to call two words equal."""
    apart = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(c for c in apart if not unicodedata.combining(c))
