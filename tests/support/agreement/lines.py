"""The lines of a drawn paper, as somebody would read them out: pieces, rows of tables, crossed boxes."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from fixtures.papers.facts import GAP
from fixtures.papers.lettering import POINT
from fixtures.papers.sheet import Box, Line, Sheet, Text

LABEL = re.compile(r"[^:]{2,75}:( |$)")
SIGNED = 34
"""Millimetres from a role of two lines down to the name."""
APART = re.compile(rf"{GAP}|   +")


def lines_of(sheet: Sheet) -> list[str]:
    """Everything on all pages: "Họ và tên: …", "| a cell | the next one" of a row, "[x] a crossed box",
    "NGƯỜI LÀM ĐƠN: …" of a signature."""
    parts = (_pieces, _rows, _crossed, _signed)
    return [line for page in sheet.pages for part in parts for line in part(page)]


def _texts(page: Sheet) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text]


def _pieces(page: Sheet) -> Iterator[str]:
    """A line close under another carries it on, unless it has a label itself."""
    cells = _cells(page)
    said: list[str] = []
    before: Text | None = None
    for line in _texts(page):
        if any(_within(line, box) for box in cells):
            continue
        first, *others = APART.split(line.text)
        if said and before and _carries_on(said[-1], before, line, first):
            said[-1] += f" {first}"
        else:
            said.append(first)
        said += others
        before = line
    yield from (piece for piece in said if LABEL.match(piece) or " " in piece)


def _carries_on(piece: str, before: Text, line: Text, first: str) -> bool:
    if piece.endswith(":"):
        return before.y == line.y or (before.x == line.x and line.bold)
    near = 0 < line.y - before.y <= line.size * POINT * 1.6
    return near and (before.x, before.align) == (line.x, line.align) and not LABEL.match(first)


def _cells(page: Sheet) -> list[Box]:
    return [item for item in page.items if isinstance(item, Box) and item.line == 0.2]


def _within(text: Text, box: Box) -> bool:
    return box.x <= text.x <= box.x + box.width and box.y <= text.y <= box.y + box.height


def _rows(page: Sheet) -> Iterator[str]:
    """Below the heading; a row with nothing but its number is none."""
    texts = _texts(page)
    for _, boxes in groupby((box for box in _cells(page) if not box.fill), lambda box: box.y):
        cells = [" ".join(one.text for one in texts if _within(one, box)) for box in boxes]
        if sum(map(bool, cells)) > 1:
            yield "| " + " | ".join(filter(None, cells))


def _crossed(page: Sheet) -> Iterator[str]:
    strokes = pairwise(item for item in page.items if isinstance(item, Line))
    corners = {(one.x1, one.y2) for one, other in strokes if (one.x1, one.y1) == (other.x1, other.y2)}
    for text in _texts(page):
        if any(abs(text.x - 5 - x) < 0.01 and abs(text.y + 0.3 - y) < 0.01 for x, y in corners):
            yield f"[x] {text.text}"


def _signed(page: Sheet) -> Iterator[str]:
    """The name under a stroke of the pen, with the bold lines above."""
    for name in (item for item in page.signature if isinstance(item, Text)):
        above = [one for one in _texts(page) if one.bold and one.x == name.x and 0 < name.y - one.y < SIGNED]
        if not name.text.startswith("("):
            yield f"{' '.join(one.text for one in above)}: {name.text}"
