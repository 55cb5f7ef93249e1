"""Drawn papers, kept on disk: the code of a paper stands for its whole content."""

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from exercises.engine.variants import Variant, draw_paper
from fixtures.papers import MEDIA_TYPES, Format, padded

TYPES: Mapping[Format, str] = MEDIA_TYPES
ROOM = 300 * 1024 * 1024
TRIM_EVERY = 100


class Drawings:
    """A folder that may be emptied at any time; whatever is missing is drawn again."""

    def __init__(self, folder: Path, room: int = ROOM, trim_every: int = TRIM_EVERY) -> None:
        self.folder = folder
        self.room = room
        self._trim_every = trim_every
        self._added = 0

    def paper(self, variant: Variant, paper_id: str, format: Format) -> bytes:
        """What a paper shows."""
        name = f"{variant.papers[paper_id].code}.{format}"
        return self.kept(name, lambda: draw_paper(variant, paper_id, format, plain=True))

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The file of that name, made where it is missing. A folder that is not to be written costs time."""
        kept = self.folder / name
        with suppress(OSError):
            return kept.read_bytes()
        data = make()
        with suppress(OSError):
            self._keep(kept, data)
        return data

    def file(self, variant: Variant, paper_id: str, format: Format) -> bytes:
        """The file as it lies in the student's folder, too large where it should be."""
        data = self.paper(variant, paper_id, format)
        return padded(data) if variant.papers[paper_id].defect == "too_large" else data

    def empty(self) -> int:
        """Take all of them away; how many bytes that gave back."""
        freed = 0
        for path in self.folder.glob("*"):
            with suppress(OSError):
                size = path.stat().st_size
                path.unlink()
                freed += size
        return freed

    def _keep(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, target)
        self._added += 1
        if self._added % self._trim_every == 0:
            self._trim()

    def _trim(self) -> None:
        """Let the oldest go until the folder is well within its room again."""
        kept = [(entry.stat(), entry.path) for entry in os.scandir(self.folder)]
        found = sorted((stat.st_mtime_ns, stat.st_size, path) for stat, path in kept)
        total = sum(size for _, size, _ in found)
        if total <= self.room:
            return
        for _, size, path in found:
            if total <= self.room * 0.8:
                break
            os.unlink(path)
            total -= size
