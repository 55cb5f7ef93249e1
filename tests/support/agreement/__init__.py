"""Papers and e-forms as statements about people, so that one can be held against the other."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fixtures.content import read_yaml
from fixtures.papers.facts import DOTS

FOLDER = Path(__file__).parents[2] / "fixtures" / "agreement"
SLOT = re.compile(r"\{([a-z0-9_.#]*)\}")
BESIDE_THE_POINT = re.compile(
    r" \([^)]*\)|\blớp (?=[0-9])|^trường |^học sinh thuộc | thuộc diện$| văn bằng, chứng chỉ$"
)


class Statement(NamedTuple):
    """`who` is a word of the cast, `what` the name of a fact, `where` the line or field that says it."""

    who: str
    what: str
    value: str
    where: str

    @property
    def key(self) -> tuple[str, str]:
        return self.who, self.what


@cache
def table(name: str) -> Any:
    """A file of the folder: "papers" or "fields"."""
    return read_yaml(FOLDER / f"{name}.yml")


@cache
def pattern(line: str) -> re.Pattern[str]:
    """ "Lớp {schooling.class_name}": {} is anything, {#} a number; a stop may follow."""
    parts = SLOT.split(line)
    inner = [re.escape(part) if at % 2 == 0 else _slot(part) for at, part in enumerate(parts)]
    return re.compile("".join(inner) + r"[.,;]?", re.DOTALL)


def _slot(name: str) -> str:
    return {"": ".*", "#": "[0-9]+"}.get(name, "(.+?)")


def slots(line: str, text: str) -> Mapping[str, str] | None:
    """What stands in the named slots of the line, or None for a text that is another line."""
    found = pattern(line).fullmatch(text)
    return dict(zip(named(line), found.groups(), strict=True)) if found else None


def named(line: str) -> list[str]:
    """The facts that the line has slots for."""
    return [name for name in SLOT.findall(line) if name not in ("", "#")]


def word_of(name: str, values: Mapping[str, str]) -> str:
    """Who in the cast bears this name."""
    people = [key.removesuffix(".full_name") for key in values if key.endswith(".full_name")]
    return next((one for one in people if "." not in one and name and values[f"{one}.full_name"] == name), "")


def plain(text: str) -> str:
    """Small letters, single spaces, lines in any order, without what only one side says."""
    lines = re.sub(r"[ \t\xa0]+", " ", text.replace(DOTS, "")).casefold().split("\n")
    return "\n".join(sorted(BESIDE_THE_POINT.sub("", line.strip(" .,;")) for line in lines if line))
