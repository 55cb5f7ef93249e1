"""Where the signatures of a PDF are, by its bytes alone: a file from outside is never taken apart.

A signature says which bytes it is over: all before its own hexadecimal text, and all after it up to some end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

RANGE = re.compile(
    rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{0,9}\]"
)
TRACES = re.compile(rb"/ByteRange|/SubFilter\s{0,9}/(?:ETSI\.|adbe\.)|/Type\s{0,9}/Sig\b|/FT\s{0,9}/Sig\b")
HEXADECIMAL = re.compile(rb"<(?:[0-9A-Fa-f]{2})*>")
LONGEST = 512 * 1024


@dataclass(frozen=True)
class Ranges:
    """`gap`: from where to where the text of the signature stands; `end`: of what it is over."""

    gap: tuple[int, int]
    end: int
    signature: bytes

    def over(self, data: bytes) -> Iterator[memoryview]:
        """The bytes it is over, in two pieces."""
        view = memoryview(data)
        yield view[: self.gap[0]]
        yield view[self.gap[1] : self.end]


def find(data: bytes) -> Iterator[Ranges | None]:
    """Each signature, None for one that cannot be: it points outside of the file, or at no signature."""
    for found in RANGE.finditer(data):
        yield _ranges(data, *map(int, found.groups()))


def has_traces(data: bytes) -> bool:
    """Whether the file was signed once, even if its signature is no more to be found."""
    return TRACES.search(data) is not None


def _ranges(data: bytes, start: int, length: int, after: int, rest: int) -> Ranges | None:
    text = data[length:after] if after - length <= LONGEST else b""
    if start != 0 or not 0 < length < after or after + rest > len(data) or not HEXADECIMAL.fullmatch(text):
        return None
    return Ranges((length, after), after + rest, bytes.fromhex(text[1:-1].decode("ascii")))
