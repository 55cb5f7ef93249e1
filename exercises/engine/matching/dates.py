"""Dates in the ways Vietnamese people write them: day first, ISO, or in words."""

import re
from datetime import date

from exercises.engine.matching.counting import amount
from exercises.engine.matching.levels import Level, Match
from exercises.engine.matching.tones import bare

_BEFORE = re.compile(r"^(?:sinh|ngay|mung|mong|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|[\s,])*")
_PARTS = re.compile(r"([0-9]{1,4})\D+([0-9]{1,2})\D+([0-9]{1,4})")
_COMPACT = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20|21)[0-9]{2})")
_COMPACT_ISO = re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})")
_HOUR = re.compile(
    r"(?:(?:^|\s)(?:vao )?luc|(?<![0-9:]))\s*\b[0-2]?[0-9](?::|h|g)(?:[0-5][0-9])?(?:[\s,]+(?=[0-9n])|$)"
)
_MIDNIGHT = re.compile(r"[ t]00:00(:00)?(\.0+)?z?$")
_ALLOWED = re.compile(r"[0-9/.,\\\-\s]|thang|nam")
_SAID = re.compile(r"(.+?)[\s,]+thang\s+(.+?)[\s,]+nam\s+(.+)")
_LETTERS_FOR_DIGITS = str.maketrans("oil", "011")
_LONGEST = 80

Parts = tuple[int, int, int]  # day, month, year, perhaps of no real day


def compare_date(expected: str, given: str) -> Match:
    """The same day is exact however written, also with an hour; swapped day and month is named."""
    right, seen = _parts(expected), _parts(given)
    if right is None or seen is None:
        level, detail = _unread(right, given)
    else:
        level, detail = _level(right, seen)
    return Match(level, _shown(right, expected), _shown(seen, given), detail)


def _unread(right: Parts | None, given: str) -> tuple[Level, str]:
    if right is None:
        return Level.DIFFERENT, ""
    if _in_figures(_plain(given).translate(_LETTERS_FOR_DIGITS)) == right:
        return Level.TYPING, "letter_for_digit"
    return Level.DIFFERENT, "no_date"


def _level(right: Parts, seen: Parts) -> tuple[Level, str]:
    day, month, year = right
    if seen == right:
        return Level.EXACT, ""
    if seen == (month, day, year):
        return Level.DIFFERENT, "swapped_day_month"
    if seen[:2] == (day, month) and seen[2] == year % 100:
        return Level.TYPING, "short_year"
    return Level.DIFFERENT, "" if _exists(seen) else "no_such_day"


def _parts(text: str) -> Parts | None:
    plain = _plain(text)
    return _in_figures(plain) or _in_words(plain)


def _plain(text: str) -> str:
    """In small letters without marks, from the day on; nothing where no date is so long."""
    if len(text) > _LONGEST:
        return ""
    plain = _HOUR.sub(" ", _MIDNIGHT.sub("", bare(text))).strip()
    return _BEFORE.sub("", plain, count=1).strip(" .,")


def _in_figures(plain: str) -> Parts | None:
    if _ALLOWED.sub("", plain):
        return None
    matches = (pattern.fullmatch(plain) for pattern in (_PARTS, _COMPACT, _COMPACT_ISO))
    found = next(filter(None, matches), None)
    if found is None:
        return None
    first, month, last = (int(part) for part in found.groups())
    if len(found[1]) > 2:
        return last, month, first
    return first, month, last


def _in_words(plain: str) -> Parts | None:
    found = _SAID.fullmatch(plain)
    said = [amount(part) for part in found.groups()] if found else []
    whole = [int(part) for part in said if part is not None and part == int(part) < 10_000]
    return (whole[0], whole[1], whole[2]) if len(whole) == 3 else None


def _exists(parts: Parts) -> bool:
    try:
        date(parts[2], parts[1], parts[0])
    except ValueError:
        return False
    return True


def _shown(parts: Parts | None, text: str) -> str:
    return text if parts is None else "{:02d}/{:02d}/{:04d}".format(*parts)
