"""The curriculum outcomes exercises may name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fixtures.content import Record, read_yaml, shown, validate

FILE = Path(__file__).parent.parent / "outcomes.yml"


class Outcome(Record):
    """What pupils of a grade should be able to do; `verified`: false when not found in the source itself."""

    id: str
    grade: int
    text: str
    source: str
    verified: bool
    note: str = ""


class _Table(Record):
    outcomes: tuple[Outcome, ...]


@cache
def load_outcomes() -> Mapping[str, Outcome]:
    table = validate(_Table, read_yaml(FILE), shown(FILE))
    return {outcome.id: outcome for outcome in table.outcomes}
