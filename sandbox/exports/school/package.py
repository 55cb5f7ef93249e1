"""The parts of an .xlsx: which one is the sheet of that name, which styles are texts, writing parts anew."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from sandbox.exports.school.markup import DAMAGED
from sandbox.rosters.grid import Unreadable

BOOK, LINKS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
TEXT_FORMAT = "49"  # “@” among the formats every program knows
RECALCULATE = b'fullCalcOnLoad="1"'
CALC = re.compile(rb"<((?:\w+:)?)calcPr\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
BEFORE_CALC = re.compile(rb"</(?:\w+:)?(?:definedNames|externalReferences|functionGroups|sheets)>")


def read_part(data: bytes, name: str) -> bytes:
    """Nothing where there is no such part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name) if name in package.namelist() else b""


def sheet_part(data: bytes, sheet: str) -> str:
    """The name of the part that holds this sheet; raises Unreadable."""
    ids = {
        one.get("name"): next((value for key, value in one.items() if key.endswith("}id")), "")
        for one in _tree(read_part(data, BOOK)).iterfind("{*}sheets/{*}sheet")
    }
    targets = {one.get("Id"): one.get("Target", "") for one in _tree(read_part(data, LINKS))}
    target = targets.get(ids.get(sheet), "")
    if not target:
        raise Unreadable(DAMAGED)
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def text_styles(data: bytes) -> frozenset[str]:
    """Numbers of the cell styles whose format is text."""
    part = read_part(data, STYLES)
    if not part:
        return frozenset()
    tree = _tree(part)
    formats = {
        one.get("numFmtId") for one in tree.iterfind("{*}numFmts/{*}numFmt") if one.get("formatCode") == "@"
    }
    styles = enumerate(tree.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(str(n) for n, one in styles if one.get("numFmtId") in {TEXT_FORMAT, *formats})


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same package with these parts; every other part keeps its bytes, its place and its date."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            new.writestr(part, parts.get(part.filename, old.read(part)), part.compress_type)
    return file.getvalue()


def recalculated(book: bytes) -> bytes:
    """The workbook's own part, told to work its formulas out when it is opened."""
    found = CALC.search(book)
    if found is None:
        ends = list(BEFORE_CALC.finditer(book))
        prefix = b"x:" if b"<x:workbook" in book else b""
        at = ends[-1].end() if ends else -1
        return book if at < 0 else book[:at] + b"<" + prefix + b"calcPr " + RECALCULATE + b"/>" + book[at:]
    if b"fullCalcOnLoad" in found[0]:
        return book
    at = found.start() + len(b"<calcPr") + len(found[1])
    return book[:at] + b" " + RECALCULATE + book[at:]


def _tree(part: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(part)  # noqa: S314 - kinds.kind_of has refused every DOCTYPE
    except ElementTree.ParseError:
        raise Unreadable(DAMAGED) from None
