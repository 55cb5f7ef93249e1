"""A variant cut down to what some of its papers are drawn from: a stack is kept with every report."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from exercises.engine.variants import Paper, Variant
from fixtures.papers import KINDS, told
from fixtures.papers.facts import Facts
from fixtures.papers.sheet import Sheet

CAST = ("full_name", "gender", "id_issued")
"""By these a paper knows who is who in a family."""


def slim(variant: Variant, papers: Iterable[str]) -> Variant:
    """The same citizen with these papers alone, and the values that they and the officer read."""
    kept = {name: variant.papers[name] for name in papers}
    wanted = {"me.full_name"}.union(*(_read(variant.values, paper) for paper in kept.values()))
    people = {name.split(".")[0] for name in wanted}
    wanted |= {f"{person}.{fact}" for person in people for fact in CAST}
    values = {name: text for name, text in variant.values.items() if name in wanted}
    if not all(_serves(values, variant.values, one) for one in kept.values()):
        values = dict(variant.values)
    return replace(variant, values=values, papers=kept)


class _Named(str):
    """A text that knows which value it is."""

    __slots__ = ("name",)
    name: str


class _Watched(Facts):
    """Facts that remember which of them were read."""

    def __init__(self, known: Mapping[str, str], read: set[str]) -> None:
        super().__init__(known)
        self.read = read

    def __getitem__(self, name: str) -> str:
        return self._noted(super().__getitem__(name))

    def get(self, name: str, otherwise: str = "") -> str:  # type: ignore[override]  # a paper asks no other way
        return self._noted(super().get(name, otherwise))

    def of(self, prefix: str) -> Facts:
        return _Watched(super().of(prefix), self.read)

    def _noted(self, text: str) -> str:
        if isinstance(text, _Named):
            self.read.add(text.name)
        return text


def _read(values: Mapping[str, str], paper: Paper) -> set[str]:
    """The names of the values that this paper is drawn from, or asks for before it is drawn."""
    read = set[str]()
    facts = _Watched(told(dict(map(_named, values.items())), paper.of), read)
    KINDS[paper.kind].missing(facts)
    _laid_out(paper, facts, read)
    return read | {f"{paper.of}.full_name"}


def _named(value: tuple[str, str]) -> tuple[str, str]:
    name, text = value
    named = _Named(text)
    named.name = name
    return name, named


def _serves(values: Mapping[str, str], whole: Mapping[str, str], paper: Paper) -> bool:
    """Whether this paper can be drawn from these values, and looks the same as from the whole of them."""
    needed = KINDS[paper.kind].missing
    same = needed(told(values, paper.of)) == needed(told(whole, paper.of))
    return same and _sheet(values, paper) == _sheet(whole, paper)


def _sheet(values: Mapping[str, str], paper: Paper) -> Sheet:
    return _laid_out(paper, Facts(told(values, paper.of)))


def _laid_out(paper: Paper, facts: Facts, read: set[str] | None = None) -> Sheet:
    kind = KINDS[paper.kind]
    if paper.defect == "expired" and kind.expired:
        earlier = kind.expired(facts)
        facts = earlier if read is None else _Watched(earlier, read)
    return kind.layout(facts)
