"""What a paper says of the people it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fixtures.papers import KINDS, told
from fixtures.papers.facts import DOTS, Facts
from fixtures.papers.sheet import Sheet
from tests.support.agreement import Statement, slots, table, word_of
from tests.support.agreement.lines import LABEL, lines_of

ROLES = ("parent", "agent", "mother", "father")
NOBODY = "Không có"

Line = tuple[str, Mapping[str, str] | None]
"""A line with what stands in its slots, or None where papers.yml does not know it."""


@dataclass(frozen=True)
class Paper:
    """`component`: where the dossier asks for it."""

    kind: str
    owner: str
    lines: tuple[Line, ...]
    says: tuple[Statement, ...]
    component: str = ""

    @property
    def strange(self) -> list[str]:
        """Lines with a label, rows and crosses of which papers.yml knows nothing, and lines left open."""
        odd = [line for line, found in self.lines if found is None and _tells(line)]
        return odd + [line for line, _ in self.lines if DOTS in line]


def paper(kind: str, owner: str, values: Mapping[str, str], component: str = "") -> Paper:
    """As it is laid out for a person of the cast."""
    return read(KINDS[kind].layout(Facts(told(values, owner))), kind, owner, values, component)


def read(sheet: Sheet, kind: str, owner: str, values: Mapping[str, str], component: str = "") -> Paper:
    papers = table("papers")
    lines = tuple(_matched(lines_of(sheet), [*papers.get(kind, ()), *papers["common"]]))
    return Paper(kind, owner, lines, tuple(_statements(lines, owner, values)), component)


def _tells(line: str) -> bool:
    return bool(LABEL.match(line)) or line.startswith(("| ", "[x] "))


def _matched(lines: list[str], known: list[str]) -> Iterator[Line]:
    """Each known line is used once, in their order, so that of two like ones the first is the first."""
    for line in lines:
        for template in known:
            found = slots(template.removeprefix("* "), line)
            if found is not None:
                if not template.startswith("* "):
                    known.remove(template)
                yield line, found
                break
        else:
            yield line, None


def _statements(lines: tuple[Line, ...], owner: str, values: Mapping[str, str]) -> Iterator[Statement]:
    facts = told(values, owner)
    words = {role: word_of(facts.get(f"{role}.full_name", ""), values) or f"{owner}.{role}" for role in ROLES}
    rows: dict[str, list[str]] = {}
    for line, known in lines:
        for name, value in (known or {}).items():
            role, _, rest = name.partition(".")
            if name in ("members", "review", "subjects"):
                rows.setdefault(name, []).extend([] if value.startswith(NOBODY) else [value])
            elif role in words:
                yield Statement(words[role], rest, value, line)
            else:
                yield Statement(owner, name, value, line)
    yield from (Statement(owner, name, "\n".join(every), name) for name, every in rows.items())
