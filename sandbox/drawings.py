"""Drawn papers, kept on disk: the code of a paper stands for its whole content."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from exercises.engine.variants import Variant, draw_paper
from fixtures.papers import KINDS

Format = Literal["png", "pdf"]
TYPES: dict[Format, str] = {"png": "image/png", "pdf": "application/pdf"}


class Drawings:
    """A folder that may be emptied at any time; whatever is missing is drawn again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def paper(self, variant: Variant, paper_id: str, format: Format) -> bytes:
        """The file of a paper. A folder that cannot be written costs time, never the paper."""
        kept = self.folder / f"{variant.papers[paper_id].code}.{format}"
        with suppress(OSError):
            return kept.read_bytes()
        data = draw_paper(variant, paper_id, format)
        with suppress(OSError):
            self._keep(kept, data)
        return data

    def _keep(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, target)


def natural_format(kind: str) -> Format:
    """As a paper of this kind would lie in a citizen's folder."""
    return KINDS[kind].format
