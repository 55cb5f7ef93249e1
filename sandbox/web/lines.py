"""One line of words as a person typed it into a form of the classroom."""

import unicodedata


def plain(text: str | None) -> str:
    """NFC, spaces collapsed, nothing invisible."""
    composed = unicodedata.normalize("NFC", text or "")
    return " ".join("".join(one if one.isprintable() else " " for one in composed).split())
