"""Writes the marks into the sheet's XML: only those cells change, whatever else the file holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sandbox.exports.school import package
from sandbox.exports.school.markup import CellPlace, Markup, RowPlace, column_letters
from sandbox.exports.school.plan import Change, Plan, read_mark
from sandbox.exports.school.template import Template

TEXTS = ("s", "str", "inlineStr")


@dataclass(frozen=True)
class Filled:
    data: bytes
    cells: int


@dataclass(frozen=True)
class _Writing:
    """How a column writes its marks: as numbers, or as text with this decimal mark."""

    text: bool
    point: str
    style: str


def fill(template: Template, plan: Plan) -> Filled:
    written = [one for one in plan.changes.values() if one.written]
    changes = sorted(written, key=lambda one: (one.row, one.column))
    if not changes:
        return Filled(template.data, 0)
    markup = template.markup
    ways = {column: _way(template, column) for column in {one.column for one in changes}}
    pieces = [_piece(markup, one, ways[one.column]) for one in changes]
    parts = {template.part: _spliced(markup.data, pieces)}
    if markup.formulas:
        parts[package.BOOK] = package.recalculated(package.read_part(template.data, package.BOOK))
    return Filled(package.rewritten(template.data, parts), len(changes))


def _way(template: Template, column: int) -> _Writing:
    """As the cells of the column are, or as its format says, or else as the other marks of the sheet are."""
    styles = Counter(place.style for place in _places(template, [column]))
    style = styles.most_common(1)[0][0] if styles else ""
    everywhere = [one.index for one in template.columns]
    own = _texts(template, [column])
    sample = own or _texts(template, everywhere)
    text = _mostly_text(template, [column] if own else everywhere)
    if not own and style in package.text_styles(template.data):
        text = True
    return _Writing(text, "." if any("." in one for one in sample) else ",", style)


def _texts(template: Template, columns: Sequence[int]) -> list[str]:
    """Marks that stand there already."""
    cells = (one.cells[column] for one in template.students for column in columns)
    return [cell for cell in cells if read_mark(cell) is not None]


def _places(template: Template, columns: Sequence[int]) -> list[CellPlace]:
    rows = [template.markup.rows.get(one.row, RowPlace()) for one in template.students]
    return [row.cells[column] for row in rows for column in columns if column in row.cells]


def _mostly_text(template: Template, columns: Sequence[int]) -> bool:
    marked = [
        template.markup.rows[one.row].cells[column].kind in TEXTS
        for one in template.students
        for column in columns
        if read_mark(one.cells[column]) is not None and column in template.markup.rows[one.row].cells
    ]
    return sum(marked) * 2 > len(marked)


def _piece(markup: Markup, change: Change, way: _Writing) -> tuple[int, int, bytes]:
    """(start, end, what to write there instead)."""
    row = markup.rows[change.row]
    old = row.cells.get(change.column)
    style = old.style if old else way.style
    written = _cell(markup.prefix, f"{column_letters(change.column)}{change.row}", style, change.mark, way)
    if old:
        return old.start, old.end, written
    after = [place.start for column, place in row.cells.items() if column > change.column]
    at = min(after) if after else row.end
    assert at is not None, "a row with a student has cells"
    return at, at, written


def _cell(prefix: str, reference: str, style: str, mark: Decimal, way: _Writing) -> bytes:
    p, said = prefix, f' s="{style}"' if style else ""
    if way.text:
        words = f"{mark:.1f}".replace(".", way.point)
        kind, inner = ' t="inlineStr"', f"<{p}is><{p}t>{words}</{p}t></{p}is>"
    else:
        kind, inner = "", f"<{p}v>{mark.normalize():f}</{p}v>"
    return f'<{p}c r="{reference}"{said}{kind}>{inner}</{p}c>'.encode()


def _spliced(data: bytes, pieces: Sequence[tuple[int, int, bytes]]) -> bytes:
    """`pieces` in the order of rows and columns, which cells new in the same place keep."""
    found, last = [], 0
    for start, end, written in sorted(pieces, key=lambda one: one[:2]):
        found += [data[last:start], written]
        last = end
    return b"".join([*found, data[last:]])
