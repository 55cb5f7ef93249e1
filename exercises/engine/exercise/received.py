"""Files that the persona received from others, to be told apart: signed results, and what only looks so."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from fixtures.content import Record


class Received(Record):
    """One file, the result of a procedure; texts are templates over the student's variant.

    condition   what its check finds: valid, altered, expired, untrusted or unsigned, or a template of it
    agency      in whose name it is; made: when it says that it was signed, simulated
    holder      for whom; lines: what it says, by label
    forged      where it is altered, what stands there instead: of `holder` or of a label of `lines`
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    condition: str
    agency: str
    title: str
    number: str
    made: datetime
    holder: str
    lines: Mapping[str, str] = {}
    forged: Mapping[str, str] = {}
