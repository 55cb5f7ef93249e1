"""The practice certificate authority of this server: made at first use, kept in the instance folder.

`ca.key` may be read by its owner only. Both files are part of a backup: without them every result that was
signed before would be judged untrusted.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a server that starts has nothing to sign yet
    from sandbox.signing.certificates import Credential


class Authority:
    """The authority kept in a folder, which nobody has to have made before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def credential(self) -> Credential:
        """Raises SigningFailed for files that cannot be read as ours, OSError where none can be written."""
        from sandbox.signing.keeping import CERTIFICATE, load, make

        if not (self.folder / CERTIFICATE).exists():
            make(self.folder)
        return load(self.folder)
