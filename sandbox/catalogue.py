"""The English of the interface: every sentence the pages can say, and where its translation is kept."""

import ast
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from exercises.engine.kinds import load_kinds
from fixtures.events import load_events
from fixtures.support import load_support

HERE = Path(__file__).resolve().parent
PO = HERE / "translations" / "en" / "LC_MESSAGES" / "messages.po"
TEMPLATES = HERE / "web" / "templates"
SAYS = frozenset({"_", "_l", "gettext", "lazy_gettext", "Refused", "Damaged"})
"""What a sentence of the code stands in as its first argument."""
CONSTANTS = HERE / "operations"
"""Where a sentence may also be a constant of its module, to be refused with."""

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def sentences() -> list[str]:
    """All of them, in Vietnamese, in order."""
    found = {*_of_templates(), *(event.label for event in load_events().values())}
    found |= {kind.label for kind in load_kinds().values()}
    team = load_support()
    found |= {one.label for part in (team.kinds, team.pages, team.acts) for one in part.values()}
    for path in sorted(HERE.rglob("*.py")):
        found |= set(_of_module(ast.parse(path.read_text("utf-8")), CONSTANTS in path.parents))
    return sorted(found)


def translated() -> Catalog:
    """The catalogue as it is kept."""
    if not PO.exists():
        return _empty()
    with PO.open("rb") as file:
        return read_po(file, "en")


def renewed(old: Catalog) -> Catalog:
    """Every sentence there is now with the translation it had; what nobody says any more is dropped."""
    new = _empty()
    for sentence in sentences():
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
    return new


def as_text(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=0, sort_output=True, omit_header=True)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """As pages read it. What has no translation yet is left out: it is said in Vietnamese."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _empty() -> Catalog:
    """Without the moment it was made, so that the same sentences are the same bytes."""
    return Catalog("en", project="DVC Sandbox", creation_date=EPOCH, revision_date=EPOCH)


def _of_templates() -> Iterator[str]:
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for _line, message, _comments, _context in extract("jinja2.ext:babel_extract", file, {"_": None}):
                yield message if isinstance(message, str) else message[0]


def _of_module(tree: ast.Module, constants: bool) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and is_said(node):
            yield from _text(node.args[0])
    if constants:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                yield from (text for text in _text(node.value) if " " in text and not text.isascii())


def is_said(call: ast.Call) -> bool:
    """Whether its first argument is a sentence for the catalogue."""
    return _name(call.func) in SAYS


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
