"""A dossier as filed, each answer and paper beside what the report says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.engine.schema import Exercise
from exercises.engine.stack import of_item
from exercises.engine.variants import Variant
from fixtures.eform import is_shown, said
from fixtures.procedure import FormField, Procedure
from fixtures.world import World
from sandbox.store.dossiers import Attachment, Dossier


@dataclass(frozen=True)
class Answer:
    """`verdict` and `expected` are empty when no criterion looks at this field."""

    label: str
    value: str
    verdict: str = ""
    expected: str = ""


@dataclass(frozen=True)
class FiledPaper:
    """`fits`: whether the exercise accepts this paper for its component; None when it asks for none there."""

    file: Attachment
    title: str
    of: str
    defect: str
    fits: bool | None


@dataclass(frozen=True)
class FiledComponent:
    name: str
    papers: tuple[FiledPaper, ...]
    removed: bool
    verdict: str


@dataclass(frozen=True)
class FiledDossier:
    dossier: Dossier
    procedure: str
    agency: str
    state: Any
    groups: Mapping[str, list[Answer]]
    components: tuple[FiledComponent, ...]


def filed_dossier(
    world: World,
    exercise: Exercise,
    variant: Variant,
    dossier: Dossier,
    files: Sequence[Attachment],
    report: Mapping[str, Any] | None,
) -> FiledDossier:
    procedure = world.catalogue.procedure(dossier.procedure)
    fields, components = _verdicts(exercise, report, "field"), _verdicts(exercise, report, "component")
    groups: dict[str, list[Answer]] = {}
    for field in procedure.form:
        if is_shown(field, dossier.fields):
            groups.setdefault(field.group, []).append(_answer(field, dossier, fields.get(field.name)))
    return FiledDossier(
        dossier,
        procedure.name,
        world.catalogue.agency(dossier.agency).name,
        world.lifecycle.state(dossier.state),
        groups,
        tuple(_components(procedure, exercise, variant, dossier, files, components)),
    )


def _verdicts(exercise: Exercise, report: Mapping[str, Any] | None, key: str) -> dict[str, Mapping[str, Any]]:
    """What the report says of each field or component: the worst verdict when several criteria look at it."""
    results = {result["id"]: result for result in report["criteria"]} if report else {}
    found: dict[str, Mapping[str, Any]] = {}
    for criterion in exercise.rubric:
        name, result = criterion.args.get(key), results.get(criterion.id)
        if not name or not result or result["verdict"] in ("not_applicable", "not_reached"):
            continue
        if name not in found or found[name]["verdict"] == "pass":
            found[name] = result
    return found


def _answer(field: FormField, dossier: Dossier, result: Mapping[str, Any] | None) -> Answer:
    value = dossier.fields.get(field.name, "")
    if result is None:
        return Answer(field.label, said(field, value))
    expected = said(field, result["expected"]) if result["verdict"] != "pass" else ""
    return Answer(field.label, said(field, value), result["verdict"], expected)


def _components(
    procedure: Procedure,
    exercise: Exercise,
    variant: Variant,
    dossier: Dossier,
    files: Sequence[Attachment],
    verdicts: Mapping[str, Mapping[str, Any]],
) -> list[FiledComponent]:
    needed = exercise.needed_papers
    if dossier.item in variant.stack:
        variant = of_item(variant, dossier.item).variant
    return [
        FiledComponent(
            part.name,
            tuple(_paper(variant, one, needed.get(part.id)) for one in files if one.component == part.id),
            part.id in dossier.removed,
            verdicts[part.id]["verdict"] if part.id in verdicts else "",
        )
        for part in procedure.components
    ]


def _paper(variant: Variant, file: Attachment, accepted: tuple[str, ...] | None) -> FiledPaper:
    paper = next((one for one in variant.papers.values() if one.code == file.paper_code), None)
    if paper is None:
        return FiledPaper(file, file.filename, "", "", None)
    owner = variant.values.get(f"{paper.of}.full_name", "")
    return FiledPaper(
        file, paper.title, owner, paper.defect, None if accepted is None else paper.id in accepted
    )
