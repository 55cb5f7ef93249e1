"""Addresses of both eras: abbreviations are spelled out, unit words may be left out but not changed."""

import re
from collections.abc import Callable

from exercises.engine.matching.levels import Match
from exercises.engine.matching.tones import bare, canon_i_y
from exercises.engine.matching.words import Spell, Words, compare_words
from fixtures.tones import canon

_UNITS = {
    "tỉnh": ("tỉnh", "t"),
    "thành phố": ("thành phố", "tp"),
    "thị xã": ("thị xã", "tx"),
    "thị trấn": ("thị trấn", "tt"),
    "huyện": ("huyện", "h"),
    "quận": ("quận", "q"),
    "phường": ("phường", "p"),
    "xã": ("xã", "x"),
    "thôn": ("thôn", "th"),
    "đường": ("đường", "đ"),
    "số": ("số nhà", "nhà số", "số", "sn"),
}
_SPELLED_OUT = {
    "kp": ("khu", "phố"),
    "kv": ("khu", "vực"),
    "tdp": ("tổ", "dân", "phố"),
    "hcm": ("Hồ", "Chí", "Minh"),
    "tphcm": ("tp", "Hồ", "Chí", "Minh"),
}
_NUMBERED = re.compile(r"(tp|tx|tt|kp|kv|tdp|sn|[pqhx])([0-9].*)")
_DOTTED = re.compile(r"\b([tTkKsS])\.\s?([pPxXtTvVnN])(?![^\W0-9])")  # T.P, T. X., K.P2
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_COUNTRIES = (("việt", "nam"), ("vn",))
_MARK = "@"  # a unit in a form: "@phường"


def _table(key: Callable[[str], str]) -> dict[Words, str]:
    return {
        tuple(key(word) for word in phrase.split()): _MARK + unit
        for unit, phrases in _UNITS.items()
        for phrase in phrases
    }


_TABLES = {canon: _table(canon), bare: _table(bare)}


def compare_address(expected: str, given: str) -> Match:
    """Phường 1, P.01 and P1 are one; a missing "phường" costs nothing, "xã" instead of it does."""
    right, seen = (_DOTTED.sub(r"\1\2", text) for text in (expected, given))
    return compare_words(right, seen, canon_i_y, _form, _equal)


def _form(words: Words, spell: Spell) -> Words:
    key = bare if spell is bare else canon
    units, parts, place = _TABLES[key], _spell_out(words, key), 0
    form: list[str] = []
    while place < len(parts):
        length = next((n for n in (2, 1) if tuple(map(key, parts[place : place + n])) in units), 0)
        unit = units.get(tuple(map(key, parts[place : place + length])))
        form.append(unit or spell(_ZEROS.sub("", parts[place])))
        place += length or 1
    return tuple(form)


def _spell_out(words: Words, key: Spell) -> Words:
    parts: list[str] = []
    for word in words:
        numbered = _NUMBERED.fullmatch(key(word))
        for part in numbered.groups() if numbered else (word,):
            parts.extend(_SPELLED_OUT.get(key(part), (part,)))
    return tuple(_without_country(parts, key))


def _without_country(parts: list[str], key: Spell) -> list[str]:
    for country in _COUNTRIES:
        if [key(part) for part in parts[-len(country) :]] == [key(word) for word in country]:
            return parts[: -len(country)]
    return parts


def _equal(right: Words, seen: Words) -> bool:
    ours, theirs = _places(right), _places(seen)
    return len(ours) == len(theirs) and all(
        name == other and (unit == kind or not unit or not kind)
        for (unit, name), (kind, other) in zip(ours, theirs, strict=True)
    )


def _places(form: Words) -> list[tuple[str, str]]:
    places, unit = [], ""
    for part in form:
        if part.startswith(_MARK):
            unit = part
        else:
            places.append((unit, part))
            unit = ""
    return places
