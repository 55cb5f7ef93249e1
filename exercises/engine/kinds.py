"""What kind of mistake a lost point is: one for the whole library, so that a teacher can speak of it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from exercises.engine.exercise import Criterion
from fixtures.content import Record, read_yaml, shown, validate

FILE = Path(__file__).parent.parent / "misconceptions.yml"
Slip = Literal["", "known", "plain", "marks", "typing"]
LEVELS: Mapping[str, Slip] = {"diacritics": "marks", "typing": "typing"}


class Sign(Record):
    """Which mistakes are meant; all that is named must hold. `values`: the `as` of the row.

    slip   known: a wrong idea the exercise names; plain: none, another value; marks, typing: how near it was
    event  what a row of process looks for
    """

    tags: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    event: str = ""
    slip: Slip = ""

    def fits(self, row: Criterion, tag: str, slip: Slip) -> bool:
        return (
            (not self.tags or tag in self.tags)
            and (not self.checks or row.check in self.checks)
            and (not self.skills or row.skill in self.skills)
            and (not self.values or row.args.get("as_", "enum") in self.values)
            and self.event in ("", row.args.get("event"))
            and self.slip in ("", slip)
        )


class Kind(Record):
    """`say` is what a teacher may tell the whole class; `signs` any of which makes it this kind."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    label: str
    say: str
    signs: tuple[Sign, ...] = Field(min_length=1)


class _Table(Record):
    kinds: tuple[Kind, ...]


@cache
def load_kinds() -> Mapping[str, Kind]:
    """In the order of the file, where the first that fits wins."""
    table = validate(_Table, read_yaml(FILE), shown(FILE))
    return {kind.id: kind for kind in table.kinds}


def kind_of(row: Criterion, tag: str = "", level: str = "") -> Kind | None:
    """The kind of a mistake in this row, by its wrong idea or by how near the answer was."""
    slip = "known" if tag else LEVELS.get(level, "plain")
    return next((kind for kind in load_kinds().values() if any(_fit(kind, row, tag, slip))), None)


def _fit(kind: Kind, row: Criterion, tag: str, slip: Slip) -> tuple[bool, ...]:
    return tuple(sign.fits(row, tag, slip) for sign in kind.signs)
