"""Reads a class code the way a hurried hand wrote it."""

import unicodedata
from itertools import islice, product

LENGTH = 6
MOST = 4000  # readings looked up for one code
ALIKE = ("0OQD", "1ILJ7", "2Z", "5S", "6G", "8B", "UV")
KEYS = {  # what an input method made of two keys: Telex, then VNI
    "\N{COMBINING ACUTE ACCENT}": "S1",
    "\N{COMBINING GRAVE ACCENT}": "F2",
    "\N{COMBINING HOOK ABOVE}": "R3",
    "\N{COMBINING TILDE}": "X4",
    "\N{COMBINING DOT BELOW}": "J5",
    "\N{COMBINING HORN}": "W7",
    "\N{COMBINING BREVE}": "W8",
}


def tidy(typed: str) -> str:
    """Capital letters and figures only."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKC", typed[:100]).upper() if letter.isalnum()
    )


def readings(typed: str) -> list[str]:
    """Every code that may have been meant, as written first."""
    found = [list(letters) for letters in _as_keys(tidy(typed))]
    alike = (reading for letters in found if len(letters) == LENGTH for reading in _alike(letters))
    return list(dict.fromkeys(islice(alike, MOST)))


def _as_keys(text: str) -> list[str]:
    """Vietnamese input methods turn AA into Â and AS into Á; undo it."""
    spellings = [""]
    for letter in text[: LENGTH + 1]:
        ways = _spellings(letter)
        spellings = [done + way for done in spellings for way in ways][:64]
    return spellings


def _spellings(letter: str) -> list[str]:
    if letter == "Đ":
        return ["DD", "D9"]
    base, *signs = unicodedata.normalize("NFD", letter)
    ways = [base]
    for sign in signs:
        keys = base + "6" if sign == "\N{COMBINING CIRCUMFLEX ACCENT}" else KEYS.get(sign, "")
        ways = [way + key for way in ways for key in keys]
    return ways


def _alike(letters: list[str]) -> list[str]:
    groups = [next((group for group in ALIKE if letter in group), letter) for letter in letters]
    ordered = [letter + group.replace(letter, "") for letter, group in zip(letters, groups, strict=True)]
    return ["".join(reading) for reading in islice(product(*ordered), MOST)]
