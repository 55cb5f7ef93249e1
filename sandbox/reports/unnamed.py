"""What a citizen wrote, fit for everybody: without their name, phone, e-mail, or any long number. Pure."""

import re
from collections.abc import Iterable

from fixtures import privacy
from sandbox.reports import masking

HIDDEN = "•••"
_MAIL = re.compile(r"[^\s@<>()\[\],;:]+\s?[@＠]\s?[^\s@<>()\[\],;:]+")
_SHORTEST = 6  # digits of a number that is somebody's


def unnamed(text: str, private: Iterable[str]) -> str:
    """The text with each of the `private` values, every e-mail and every long number hidden."""
    for number in filter(None, map(_digits, private)):
        text = number.sub(HIDDEN, text)
    named = masking.masked(privacy.masked(_MAIL.sub(HIDDEN, text)), [one for one in private if one.strip()])
    return named.replace(masking.HIDDEN, HIDDEN)


def tells(text: str, private: Iterable[str]) -> bool:
    """Whether something had to be hidden in it."""
    return HIDDEN in unnamed(text.replace(HIDDEN, ""), private)


def _digits(value: str) -> re.Pattern[str] | None:
    """A number however it is parted; `value` may be anything."""
    plain = re.sub(r"[\s.\-()+]", "", value)
    if not plain.isdecimal() or len(plain) < _SHORTEST:
        return None
    return re.compile(r"\D{0,3}".join(plain))
