"""Groups of words that are written in full or in short: Trung học phổ thông is THPT."""

from collections.abc import Callable, Iterator, Mapping, Sequence

Words = tuple[str, ...]
Spell = Callable[[str], str]
Phrases = Mapping[Words, str]


def phrase_table(writings: Mapping[str, Sequence[str]], key: Spell) -> Phrases:
    """{"thành phố": ["tp"]} as words in one spelling, each way to write a phrase with the phrase."""
    return {
        tuple(map(key, way.split())): phrase for phrase, ways in writings.items() for way in (phrase, *ways)
    }


def folded(words: Words, table: Phrases, key: Spell) -> Iterator[tuple[str, str]]:
    """Each phrase of the table as ("", phrase), each other word as (word, "")."""
    keys, place = tuple(map(key, words)), 0
    longest = max(map(len, table))
    while place < len(words):
        length = next((n for n in range(longest, 0, -1) if keys[place : place + n] in table), 0)
        if length:
            yield "", table[keys[place : place + length]]
        else:
            yield words[place], ""
        place += length or 1
