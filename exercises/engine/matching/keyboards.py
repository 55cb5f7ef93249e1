"""Telex and VNI left-overs: what the keys would have become with the input method switched on."""

from collections.abc import Callable, Mapping

from fixtures.tones import HOI, HUYEN, NANG, NGA, SAC, TONES, canon

_TELEX_TONES = {"s": SAC, "f": HUYEN, "r": HOI, "x": NGA, "j": NANG, "z": ""}
_VNI_TONES = {"1": SAC, "2": HUYEN, "3": HOI, "4": NGA, "5": NANG, "0": ""}
_VOWELS = frozenset("aăâeêioôơuưy")
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}

Press = Callable[[list[str], str], bool]  # changes the letters so far, says whether the key was used up


def telex(word: str) -> str:
    """`Nguyeexn` as canon("Nguyễn"), also when half of it is converted already."""
    return _type(word, _TELEX_TONES, _telex_key)


def vni(word: str) -> str:
    """`Nguye64n` as canon("Nguyễn")."""
    return _type(word, _VNI_TONES, _vni_key)


def _type(word: str, tones: Mapping[str, str], press: Press) -> str:
    letters: list[str] = []
    tone = "".join(c for c in canon(word) if c in TONES)
    for key in canon(word).rstrip(TONES):
        if key in tones and not _VOWELS.isdisjoint(letters):
            tone = tones[key]
        elif not press(letters, key):
            letters.append(key)
    return "".join(letters) + tone


def _telex_key(letters: list[str], key: str) -> bool:
    if key in _HATS:
        return _mark(letters, {key: _HATS[key]})
    if key == "d":
        return _bar(letters)
    if key == "w":
        return _horn(letters, _HORNS) or _append(letters, "ư")
    return False


def _vni_key(letters: list[str], key: str) -> bool:
    if key == "6":
        return _mark(letters, _HATS)
    if key == "7":
        return _horn(letters, {"o": "ơ", "u": "ư"})
    if key == "8":
        return _mark(letters, {"a": "ă"})
    return key == "9" and _bar(letters)


def _mark(letters: list[str], marks: Mapping[str, str]) -> bool:
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in marks:
            letters[place] = marks[letters[place]]
            return True
    return False


def _horn(letters: list[str], marks: Mapping[str, str]) -> bool:
    text = "".join(letters)
    if "uo" in text:
        place = text.rindex("uo")
        letters[place : place + 2] = "ươ"
        return True
    if "ua" in text and "qua" not in text:
        letters[text.rindex("ua")] = "ư"
        return True
    return _mark(letters, marks)


def _bar(letters: list[str]) -> bool:
    if letters[:1] != ["d"]:
        return False
    letters[0] = "đ"
    return True


def _append(letters: list[str], letter: str) -> bool:
    letters.append(letter)
    return True
