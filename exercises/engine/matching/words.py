"""Names and free text: word by word, from the same writing down to another value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exercises.engine.matching.keyboards import telex, vni
from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.phrases import Phrases, Spell, Words, folded, phrase_table
from exercises.engine.matching.slips import slipped
from exercises.engine.matching.tones import bare, canon_i_y, only_missing
from fixtures.tones import canon

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\s,;:.!?()\"\-]+")
_LONGEST_TYPED = 20  # keys of one syllable; keeps decoding linear
_IN_SHORT = {
    "trung học phổ thông": ("thpt", "trường thpt", "trường trung học phổ thông"),
    "trung học cơ sở": ("thcs", "trường thcs", "trường trung học cơ sở"),
    "uỷ ban nhân dân": ("ubnd",),
    "giáo dục và đào tạo": ("giáo dục & đào tạo", "gd&đt", "gd và đt", "gd & đt", "gd đt", "gdđt"),
    "và": ("&",),
}
_TABLES: dict[Spell, Phrases] = {key: phrase_table(_IN_SHORT, key) for key in (canon, bare)}


def _spelled(words: Words, spell: Spell) -> Words:
    return tuple(map(spell, words))


def _in_full(words: Words, spell: Spell) -> Words:
    key = bare if spell is bare else canon
    found = folded(words, _TABLES[key], key)
    return tuple(spell(part) for word, phrase in found for part in (phrase.split() or (word,)))


def _no_unit(word: str) -> tuple[str, str]:
    return "", word


@dataclass(frozen=True)
class Rules:
    """What a kind leaves free: the spelling, the form of its words, and units that may be left out."""

    canonical: Spell
    form: Callable[[Words, Spell], Words] = _spelled
    parts: Callable[[str], tuple[str, str]] = _no_unit  # of a word: its unit and its name

    def fits(self, one: str, other: str) -> bool:
        (unit, name), (another, its) = self.parts(one), self.parts(other)
        return name == its and (unit == another or not unit or not another)

    def equal(self, right: Words, seen: Words) -> bool:
        return len(right) == len(seen) and all(map(self.fits, right, seen))

    def contains(self, longer: Words, shorter: Words) -> bool:
        """Whether all of `shorter` is in `longer`, in its order."""
        left = iter(longer)
        return all(any(self.fits(one, word) for one in left) for word in shorter)

    def shown(self, words: Words) -> str:
        return " ".join(filter(None, (part for word in words for part in self.parts(word))))


_NAME, _TEXT = Rules(canon), Rules(canon_i_y, _in_full)


def compare_name(expected: str, given: str) -> Match:
    """A person's name: every mark and letter counts, only case and tone place are free."""
    return compare_words(expected, given, _NAME)


def compare_text(expected: str, given: str) -> Match:
    """Free text: as a name, and i/y, punctuation and the usual short forms are free too."""
    return compare_words(expected, given, _TEXT)


def split(text: str) -> Words:
    """Words of a tidy text without the punctuation between them."""
    return tuple(_WORD.findall(text))


def compare_words(expected: str, given: str, rules: Rules) -> Match:
    """The ladder of levels over words."""
    right, seen = split(expected), split(given)
    level, detail = next(_climb(right, seen, rules))
    ours, theirs = (rules.shown(rules.form(words, rules.canonical)) for words in (right, seen))
    return Match(level, ours, theirs, detail)


def _climb(right: Words, seen: Words, rules: Rules) -> Iterator[tuple[Level, str]]:
    """The levels that hold, nearest first."""

    def same(words: Words, spell: Spell) -> bool:
        return rules.equal(rules.form(right, spell), rules.form(words, spell))

    for level, spell in ((Level.EXACT, str), (Level.CASE, str.casefold), (Level.TONE_PLACE, rules.canonical)):
        if same(seen, spell):
            yield level, ""
    decoded = [(detail, _decoded(right, seen, keys)) for detail, keys in (("telex", telex), ("vni", vni))]
    for detail, words in decoded:
        if same(words, rules.canonical):
            yield Level.TYPING, detail
    if same(seen, bare):
        yield Level.DIACRITICS, "missing" if only_missing(right, seen) else "wrong"
    for detail, words in decoded:
        if same(words, bare):
            yield Level.TYPING, detail
    if slipped(right, seen, rules.form, rules.parts):
        yield Level.TYPING, "slip"
    yield Level.DIFFERENT, _how_different(right, seen, rules)


def _how_different(right: Words, seen: Words, rules: Rules) -> str:
    ours, theirs = rules.form(right, rules.canonical), rules.form(seen, rules.canonical)
    if rules.contains(ours, theirs):
        return "part_missing"
    if rules.contains(theirs, ours):
        return "part_extra"
    mine, its = ([rules.parts(word)[1] for word in words] for words in (ours, theirs))
    if mine == its:
        return "place_unit"
    return "order" if sorted(mine) == sorted(its) else ""


def _decoded(right: Words, seen: Words, decode: Spell) -> Words:
    wanted = {canon(word) for word in right}
    return tuple(_decode(word, wanted, decode) for word in seen)


def _decode(word: str, wanted: set[str], decode: Spell) -> str:
    if len(word) > _LONGEST_TYPED or canon(word) in wanted:
        return word
    typed = decode(word)
    return typed if typed in wanted else word
