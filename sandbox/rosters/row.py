"""One student as a class list writes them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RosterRow:
    """`seat` is STT; `code` is Mã học sinh with its leading zeros."""

    seat: int
    code: str
    full_name: str
    given_name: str
    birth_date: date | None
