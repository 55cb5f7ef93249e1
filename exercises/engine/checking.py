"""What a check is: a function of the evidence, the keys it takes from YAML, and how to fail it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator

from exercises.engine.evidence import Event, Evidence, Filed
from exercises.engine.exercise import Criterion, Exercise, Misconception, Names, Stage, Step
from exercises.engine.variants import Paper, Variant, fill


@dataclass(frozen=True)
class Refers:
    """Marks an argument as the name of something, so that the loader can refuse an unknown one."""

    to: str  # procedure, agency, field, component, paper, event, state, kind, template, question; of a desk:
    # item, action, form


FOREIGN = "foreign"
"""What a misconception's `when` calls a paper that was issued to another student."""

ProcedureCode = Annotated[str, Refers("procedure")]
AgencyId = Annotated[str, Refers("agency")]
FieldName = Annotated[str, Refers("field")]
ComponentId = Annotated[str, Refers("component")]
PaperId = Annotated[str, Refers("paper")]
PaperIds = Annotated[Names, Refers("paper")]
EventName = Annotated[str, Refers("event")]
QuestionId = Annotated[str, Refers("question")]
StateIds = Annotated[Names, Refers("state")]
Kind = Annotated[str, Refers("kind")]
ItemId = Annotated[str, Refers("item")]
ItemIds = Annotated[Names, Refers("item")]
ActionId = Annotated[str, Refers("action")]
FormKind = Annotated[str, Refers("form")]
Template = Annotated[str, Refers("template"), BeforeValidator(lambda v: str(v) if isinstance(v, int) else v)]
Templates = Annotated[Names, Refers("template")]
FieldNames = Annotated[Names, Refers("field")]
ComponentIds = Annotated[Names, Refers("component")]
Paths = Annotated[tuple[tuple[Step, ...], ...], Refers("path")]
Where = Annotated[Mapping[str, str], Refers("template")]


@dataclass(frozen=True)
class Finding:
    """What a check saw. `said` is the sentence for the student; it never gives the right answer away.

    reached: the thing to look at is there; pending: a person has to judge it
    """

    credit: Decimal
    said: str = ""
    seen: str = ""
    seen_canonical: str = ""
    expected: str = ""
    level: str = ""
    misconception: Misconception | None = None
    reached: bool = True
    pending: bool = False


@dataclass(frozen=True)
class Context:
    """All a check may look at."""

    exercise: Exercise
    variant: Variant
    evidence: Evidence
    criterion: Criterion

    @property
    def filed(self) -> Filed:
        """The dossier this row looks at; the grader asks no check of a dossier when there is none."""
        found = dossier_at(self.evidence, self.criterion.at)
        if found is None:
            raise LookupError("no dossier was filed")
        return found

    def with_filed(self, filed: Filed) -> Evidence:
        """The same evidence with this dossier in the place of the one the row looks at."""
        if self.criterion.at == "supplement":
            return replace(self.evidence, repairs=(*self.evidence.repairs[:-1], filed))
        where = "given" if self.criterion.at == "given" else "dossier"
        return replace(self.evidence, **{where: filed})  # type: ignore[arg-type]  # both are dossiers

    def fill(self, template: str) -> str:
        return fill(template, self.variant)

    def places(self, event: str, where: Mapping[str, str]) -> Iterator[int]:
        """Where in the journal this event stands, with these values in its data."""
        wanted = {key: self.fill(value) for key, value in where.items()}
        for place, entry in enumerate(self.evidence.journal):
            if entry.kind == event and _carries(entry, wanted):
                yield place

    def first(self, event: str, where: Mapping[str, str]) -> Event | None:
        """The first such event, also of what had happened to the given dossier before."""
        wanted = {key: self.fill(value) for key, value in where.items()}
        told = (*self.evidence.before, *self.evidence.journal)
        return next((entry for entry in told if entry.kind == event and _carries(entry, wanted)), None)

    def paper(self, code: str | None) -> Paper | None:
        """The student's own paper with this code; None for another's."""
        return next((paper for paper in self.variant.papers.values() if paper.code == code), None)


def passed(seen: str = "", expected: str = "") -> Finding:
    return Finding(Decimal(1), seen=seen, expected=expected)


def failed(said: str, wrong: Misconception | None = None, seen: str = "", expected: str = "") -> Finding:
    return Finding(Decimal(0), said, seen=seen, expected=expected, misconception=wrong)


def _carries(entry: Event, wanted: Mapping[str, str]) -> bool:
    return all(str(entry.data.get(key)) == value for key, value in wanted.items())


def dossier_at(evidence: Evidence, stage: Stage) -> Filed | None:
    """The dossier as filed, after the last supplement, or as given; None where there is none."""
    if stage == "supplement":
        return evidence.repairs[-1] if evidence.repairs else None
    return evidence.given if stage == "given" else evidence.dossier


CheckFunction = Callable[..., Finding]
BreakFunction = Callable[..., Evidence]


Needs = Literal["dossier", "work"]


@dataclass(frozen=True)
class Check:
    """A kind of check.

    when    what a misconception's `when` names: template, paper, procedure, agency, action, always, or ""
    needs   what must be there before it is asked: the dossier of the row's stage, or any work at all; in
            an exercise that ends with filing everything needs the dossier
    """

    name: str
    function: CheckFunction
    when: str
    needs: Needs


CHECKS: dict[str, Check] = {}
BREAKS: dict[str, BreakFunction] = {}


def check(when: str = "", needs: Needs = "dossier") -> Callable[[CheckFunction], CheckFunction]:
    """Register a check under its name; its keyword arguments are its YAML keys (`as_` is `as`)."""

    def register(function: CheckFunction) -> CheckFunction:
        CHECKS[function.__name__] = Check(function.__name__, function, when, needs)
        return function

    return register


def breaks(name: str) -> Callable[[BreakFunction], BreakFunction]:
    """Register how to damage right evidence so that only this check, with these keys, notices."""

    def register(function: BreakFunction) -> BreakFunction:
        BREAKS[name] = function
        return function

    return register
