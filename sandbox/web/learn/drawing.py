"""Drawn papers, kept on disk: the code of a paper stands for its whole content."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from flask import current_app

from exercises.engine.variants import Paper, Variant, draw_paper
from fixtures.papers import KINDS

FOLDER = "papers-cache"


def natural_format(paper: Paper) -> str:
    """ "png" or "pdf", as such a paper would lie in a citizen's folder."""
    return KINDS[paper.kind].format


def drawn(variant: Variant, paper: Paper, format: str) -> bytes:
    """The file of the paper. A cache that cannot be written costs time, never the paper."""
    kept = Path(current_app.config["INSTANCE"]) / FOLDER / f"{paper.code}.{format}"
    with suppress(OSError):
        return kept.read_bytes()
    data = draw_paper(variant, paper.id, format)
    with suppress(OSError):
        _keep(kept, data)
    return data


def _keep(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(name, target)
