"""Vietnamese words apart into letters and tone, so that the place of the tone mark does not matter."""

import re
import unicodedata
from functools import lru_cache

HUYEN, SAC, NGA, HOI, NANG = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = HUYEN + SAC + NGA + HOI + NANG
_I_OR_Y = re.compile(f"(h|k|l|m|s|t|qu)y([{TONES}]*)$")


@lru_cache(maxsize=2048)
def canon(word: str) -> str:
    """Letters in lower case, then the tone: hòa, hoà and HOÀ are one; Hòa, Hoa, Hóa, Hoả stay four.

    A Vietnamese syllable has one tone, so taking it out never makes two words one.
    """
    apart = unicodedata.normalize("NFD", word.casefold())
    letters = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    return letters + "".join(c for c in apart if c in TONES)


def canon_i_y(word: str) -> str:
    """As canon, and Mĩ = Mỹ, quí = quý (Quyết định 1989/QĐ-BGDĐT); never for names of people."""
    return _I_OR_Y.sub(r"\1i\2", canon(word))


@lru_cache(maxsize=2048)
def bare(word: str) -> str:
    """Letters without any mark, to tell "wrong marks" from "another word"; never to call two words equal."""
    apart = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(c for c in apart if not unicodedata.combining(c))
