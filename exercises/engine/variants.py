"""Every student's own invented citizen, papers and numbers, the same bytes on every machine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from exercises.engine.exercise import Exercise, PaperSpec
from fixtures.catalogue import load_catalogue
from fixtures.papers import KINDS, OF_THE_FILE, Defect, Format, draw, told
from fixtures.working_days import add_working_days

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


@dataclass(frozen=True)
class Paper:
    """A paper in the student's folder; `of` is the person it belongs to, `code` the issue code on it.

    `stored`: the persona's account has it as well.
    """

    id: str
    kind: str
    of: str
    code: str
    defect: Defect
    title: str
    filename: str
    stored: bool = False


@dataclass(frozen=True)
class Variant:
    """Stored with the attempt: a later library or list of names never changes work under way.

    `stack`: the dossiers on an officer's desk, by item, as exercises.engine.stack writes them down.
    """

    seed: str
    values: Mapping[str, str]
    papers: Mapping[str, Paper]
    stack: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, ready for json.dumps."""
        papers = {key: _plain(paper) for key, paper in self.papers.items()}
        stack = {"stack": dict(self.stack)} if self.stack else {}
        return {"seed": self.seed, "values": dict(self.values), "papers": papers, **stack}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Variant":
        """The inverse of to_json; raises KeyError or TypeError for anything else."""
        papers = {key: Paper(**paper) for key, paper in data["papers"].items()}
        return cls(data["seed"], dict(data["values"]), papers, data.get("stack", {}))


def seed_for(assignment_seed: str, student_key: str) -> str:
    """The seed of one student in one assignment."""
    return sha256(f"{assignment_seed}\0{student_key}".encode()).hexdigest()[:32]


def make_variant(exercise: Exercise, seed: str) -> Variant:
    """The persona with family, the numbers and choices picked, and the papers drawn from them."""
    values = {**_people(exercise, seed), **_numbers(exercise, seed)}
    values |= _choices(exercise, seed, values)
    values |= _derived(exercise, values)
    drawn_up = exercise.given.filed if exercise.given else exercise.start
    values["signed"] = f"{drawn_up:%d/%m/%Y}"
    papers = {spec.id: _paper(spec, seed, values) for spec in exercise.papers}
    return Variant(seed, values, papers, _stack(exercise, seed))


def without_stack(exercise: Exercise) -> Exercise:
    """The same with an empty desk, for whoever wants to know its persona alone: a stack takes its time."""
    return exercise.model_copy(update={"desk": type(exercise.desk)()})


def fill(template: str, variant: Variant) -> str:
    """The template with each {name} as in this variant; an unknown name is a KeyError."""
    return template if "{" not in template else _filled(template, variant.values)


def draw_paper(variant: Variant, paper_id: str, format: Format | None = None, plain: bool = False) -> bytes:
    """The file of a paper, drawn from the stored variant alone; `plain`: without what is wrong with
    the file and not with the paper, its size or its type."""
    paper = variant.papers[paper_id]
    defect: Defect = "" if plain and paper.defect in OF_THE_FILE else paper.defect
    return draw(paper.kind, told(variant.values, paper.of), paper.code, format, defect)


def missing_facts(variant: Variant, paper_id: str) -> tuple[str, ...]:
    """What the paper needs to know and this variant does not say."""
    paper = variant.papers[paper_id]
    return KINDS[paper.kind].missing(told(variant.values, paper.of))


def pick(seed: str, name: str, count: int) -> int:
    """A number from 0 to count - 1 that depends on seed and name only."""
    return int.from_bytes(sha256(f"{seed}\0{name}".encode()).digest()[:8], "big") % count


def _plain(paper: Paper) -> dict[str, Any]:
    """As it was before papers could be stored, unless this one is."""
    return {name: value for name, value in vars(paper).items() if value is not False}


def _filled(template: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values[found[1]], template)


def _people(exercise: Exercise, seed: str) -> dict[str, str]:
    from fixtures.personas import PersonaSpec, facts, invent

    persona = exercise.persona
    spec = PersonaSpec(role=persona.role, age=persona.age, family=persona.family)
    return dict(facts(invent(seed, spec, exercise.start.date())))


def _stack(exercise: Exercise, seed: str) -> dict[str, Mapping[str, Any]]:
    if not exercise.desk.stack:
        return {}
    from exercises.engine.stack import stack_of

    return stack_of(exercise, seed)


def _numbers(exercise: Exercise, seed: str) -> dict[str, str]:
    return {
        name: str(low + pick(seed, name, high - low + 1)) for name, (low, high) in exercise.numbers.items()
    }


def _choices(exercise: Exercise, seed: str, values: Mapping[str, str]) -> dict[str, str]:
    """Choice `receive` of {value: desk, text: …} gives the values "receive" and "receive.text"."""
    chosen: dict[str, str] = {}
    for name, options in exercise.choices.items():
        for key, template in options[pick(seed, name, len(options))].items():
            chosen[name if key == "value" else f"{name}.{key}"] = _filled(template, values)
    return chosen


def _derived(exercise: Exercise, values: Mapping[str, str]) -> dict[str, str]:
    """Dates on the calendar of working days, and agencies; one may build on another before it."""
    known = dict(values)
    for name, rule in exercise.derive.items():
        if rule.series:
            known[name] = load_catalogue().agency_at(rule.series, _filled(rule.at, known), exercise.era).id
            continue
        start = datetime.strptime(_filled(rule.working_days_after, known), "%d/%m/%Y")  # noqa: DTZ007  no zone
        known[name] = f"{add_working_days(start, int(_filled(rule.days, known))):%d/%m/%Y}"
    return {name: known[name] for name in exercise.derive}


def _paper(spec: PaperSpec, seed: str, values: Mapping[str, str]) -> Paper:
    from fixtures.identifiers import issue_code

    return Paper(
        id=spec.id,
        kind=spec.kind,
        of=spec.of,
        code=issue_code(seed, spec.id),
        defect=spec.defect,
        title=_filled(spec.title, values),
        filename=spec.filename or spec.id.replace("_", "-"),
        stored=spec.stored,
    )
