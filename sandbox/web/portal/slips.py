"""Papers of the desk as files: drawn when they are asked for, each with its own issue code."""

from collections.abc import Mapping

from flask import Response

from fixtures.papers import draw
from sandbox.drawings import TYPES


def pdf(kind: str, facts: Mapping[str, str], code: str, name: str) -> Response:
    """The file, which the browser saves under that name."""
    return as_pdf(draw(kind, facts, code, "pdf"), name)


def as_pdf(data: bytes, name: str) -> Response:
    answer = Response(data, mimetype=TYPES["pdf"])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
