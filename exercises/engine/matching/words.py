"""Names and free text: word by word, from the same writing down to another value."""

import re
import unicodedata
from collections.abc import Callable

from exercises.engine.matching.keyboards import telex, vni
from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.slips import one_slip, same_digits
from exercises.engine.matching.tones import bare, canon_i_y
from fixtures.tones import canon

Words = tuple[str, ...]
Spell = Callable[[str], str]
Form = Callable[[Words, Spell], Words]
Equal = Callable[[Words, Words], bool]

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\s,;:.!?()\"\-]+")
_SHORTEST = 4
_LONGEST_TYPED = 20  # keys of one syllable; keeps decoding linear


def compare_name(expected: str, given: str) -> Match:
    """A person's name: every mark and letter counts, only case and tone place are free."""
    return compare_words(expected, given, canon)


def compare_text(expected: str, given: str) -> Match:
    """Free text: as a name, and i/y and punctuation are free too."""
    return compare_words(expected, given, canon_i_y)


def split(text: str) -> Words:
    """Words of a tidy text without the punctuation between them."""
    return tuple(_WORD.findall(text))


def spelled(words: Words, spell: Spell) -> Words:
    """Each word in one spelling."""
    return tuple(map(spell, words))


def compare_words(
    expected: str, given: str, canonical: Spell, form: Form = spelled, equal: Equal = tuple.__eq__
) -> Match:
    """The ladder of levels over words; `form` and `equal` say what a kind leaves free."""
    right, seen = split(expected), split(given)
    level, detail = _climb(right, seen, canonical, form, equal)
    if level is Level.DIFFERENT and _slipped(right, seen, form):
        level, detail = Level.TYPING, "slip"
    return Match(level, " ".join(form(right, canonical)), " ".join(form(seen, canonical)), detail)


def _climb(right: Words, seen: Words, canonical: Spell, form: Form, equal: Equal) -> tuple[Level, str]:
    def same(words: Words, spell: Spell) -> bool:
        return equal(form(right, spell), form(words, spell))

    for level, spell in ((Level.EXACT, str), (Level.CASE, str.casefold), (Level.TONE_PLACE, canonical)):
        if same(seen, spell):
            return level, ""
    for detail, decode in (("telex", telex), ("vni", vni)):
        if same(_decoded(right, seen, decode), canonical):
            return Level.TYPING, detail
    if same(seen, bare):
        return Level.DIACRITICS, "missing" if _unmarked(seen) else "wrong"
    in_order = sorted(spelled(right, canonical)) != sorted(spelled(seen, canonical))
    return Level.DIFFERENT, "" if in_order else "order"


def _decoded(right: Words, seen: Words, decode: Spell) -> Words:
    wanted = {canon(word) for word in right}
    return tuple(_decode(word, wanted, decode) for word in seen)


def _decode(word: str, wanted: set[str], decode: Spell) -> str:
    if len(word) > _LONGEST_TYPED or canon(word) in wanted:
        return word
    typed = decode(word)
    return typed if typed in wanted else word


def _unmarked(words: Words) -> bool:
    return all(bare(word) == word.casefold() for word in words)


def _slipped(right: Words, seen: Words, form: Form) -> bool:
    """Letters and tone are tried apart too, for a slip may have moved the tone to another vowel."""
    plain, apart = ((" ".join(form(right, spell)), " ".join(form(seen, spell))) for spell in (_plain, canon))
    if len(plain[0]) < _SHORTEST or not same_digits(*plain):
        return False
    return one_slip(*plain) or one_slip(*apart)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())
