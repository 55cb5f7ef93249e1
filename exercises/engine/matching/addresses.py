"""Addresses of both eras: abbreviations are spelled out, unit words may be left out but not changed."""

import re

from exercises.engine.matching.levels import Match
from exercises.engine.matching.phrases import Phrases, Spell, Words, folded, phrase_table
from exercises.engine.matching.tones import bare, canon_i_y
from exercises.engine.matching.words import Rules, compare_words
from fixtures.tones import canon

_HOUSE = "số"
_UNITS = {
    "tỉnh": ("t",),
    "thành phố": ("tp", "t phố", "t/p"),
    "thị xã": ("tx",),
    "thị trấn": ("tt",),
    "huyện": ("h",),
    "quận": ("q",),
    "phường": ("p", "ph"),
    "xã": ("x",),
    "thôn": ("th",),
    "đường": ("đ", "đg"),
    _HOUSE: ("số nhà", "nhà số", "sn"),
}
_IN_SHORT: dict[str, tuple[str, ...]] = {
    "khu phố": ("kp",),
    "khu vực": ("kv",),
    "tổ dân phố": ("tdp",),
    "hồ chí minh": ("hcm",),
}
_JOINED = re.compile(r"(tp|tx|tt|kp|kv|tdp|sn|[pqhx])([0-9].*)|(tp)(hcm)")
_DOTTED = re.compile(r"\b([tTkKsS])\.\s?([pPxXtTvVnN])(?![^\W0-9])")  # T.P, T. X., K.P2
_TIGHT = re.compile(r"(?<=[0-9]),(?=[0-9])")  # Tổ 3,45 Hùng Vương
_HOUSE_45 = re.compile(r"\bnh[àa]\s+(?=[0-9])", re.IGNORECASE)  # a house, not the Nhà of Nhà Bè
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_COUNTRIES = (("việt", "nam"), ("vn",))
_MARK = "\x1f"  # between a unit and the name it stands before; no tidy text has it

_TABLES: dict[Spell, Phrases] = {key: phrase_table(_UNITS | _IN_SHORT, key) for key in (canon, bare)}


def compare_address(expected: str, given: str) -> Match:
    """Phường 1, P.01 and P1 are one; a missing "phường" costs nothing, "xã" instead of it does."""
    return compare_words(_evened(expected), _evened(given), _RULES)


def _evened(text: str) -> str:
    return _HOUSE_45.sub("số ", _TIGHT.sub(", ", _DOTTED.sub(r"\1\2", text)))


def _form(words: Words, spell: Spell) -> Words:
    key = bare if spell is bare else canon
    places: list[str] = []
    unit = ""
    for word, phrase in folded(_apart(words, key), _TABLES[key], key):
        if phrase in _UNITS and (not unit or phrase == _HOUSE):
            unit = unit or phrase
            continue
        for name in phrase.split() or (_ZEROS.sub("", word),):  # the second unit of Xã Đường Hoa is a name
            places.append(unit + _MARK + spell(name))
            unit = ""
    return (*places, *([_MARK + unit] if unit else []))


def _apart(words: Words, key: Spell) -> Words:
    parts: list[str] = []
    for word in words:
        joined = _JOINED.fullmatch(key(word))
        parts.extend(filter(None, joined.groups()) if joined else (word,))
    return tuple(_without_country(parts, key))


def _without_country(parts: list[str], key: Spell) -> list[str]:
    for country in _COUNTRIES:
        if [key(part) for part in parts[-len(country) :]] == [key(word) for word in country]:
            return parts[: -len(country)]
    return parts


def _unit_and_name(place: str) -> tuple[str, str]:
    unit, _, name = place.partition(_MARK)
    return unit, name


_RULES = Rules(canon_i_y, _form, _unit_and_name)
