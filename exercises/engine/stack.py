"""The dossiers on an officer's desk: each like the reference of another exercise, with its own citizen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exercises.engine.evidence import Filed
from exercises.engine.exercise import Exercise, Stacked
from exercises.engine.variants import Variant, make_variant, seed_for
from exercises.engine.works import changed, evidence_for
from fixtures.catalogue import load_catalogue
from fixtures.officer import Seen, review
from fixtures.papers import KINDS


@dataclass(frozen=True)
class Laid:
    """A dossier as it lay there when the officer sat down, kept with the officer's own variant.

    attach   (component, id of the paper in `variant`), in the order they were attached
    found    by the desk's own rules: "receive", "request_supplement diploma:missing", "refuse ground:late"
    like     the exercise it is made like; `classmate`: a student of the class had filed it there
    """

    like: str
    procedure: str
    agency: str
    fields: Mapping[str, str]
    attach: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    found: str
    variant: Variant
    classmate: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for json.dumps."""
        return {
            **{name: getattr(self, name) for name in ("like", "procedure", "agency", "found", "classmate")},
            "fields": dict(self.fields),
            "attach": [list(one) for one in self.attach],
            "removed": list(self.removed),
            "variant": self.variant.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Laid":
        """The inverse of to_json; raises KeyError or TypeError for anything else."""
        attach = tuple((component, paper) for component, paper in data["attach"])
        return cls(
            **{
                **data,
                "attach": attach,
                "removed": tuple(data["removed"]),
                "variant": Variant.from_json(data["variant"]),
            }
        )


def laid(exercise: Exercise, item: Stacked, seed: str) -> Laid:
    """This item for one officer; raises KeyError where the exercise it is like is not at hand."""
    source = exercise.sources[item.like]
    variant = make_variant(source, seed_for(seed, item.id))
    filed = evidence_for(source, changed(source.cases.reference, item.change), variant).dossier
    if filed is None:
        raise ValueError(f"“{item.like}” không nộp hồ sơ nào")
    return Laid(
        like=item.like,
        procedure=filed.procedure,
        agency=filed.agency,
        fields=filed.fields,
        attach=tuple(attached(filed, variant)),
        removed=filed.removed,
        found=finding(filed, variant, item),
        variant=variant,
    )


def finding(filed: Filed, variant: Variant, item: Stacked | None = None) -> str:
    """What the rules of the desk find in a dossier that has just come in; a ground goes before papers."""
    if item is not None and item.ground:
        end = "stop" if any(move.do == "receive" for move in item.moves) else "refuse"
        return f"{end} ground:{item.ground}"
    procedure = load_catalogue().procedure(filed.procedure)
    papers = [seen(component, variant, paper) for component, paper in attached(filed, variant)]
    return review(procedure, filed.fields, papers, filed.removed).found


def seen(component: str, variant: Variant | None, paper_id: str) -> Seen:
    """What can be seen of a paper; of one that is nobody's variant, only that it is there."""
    paper = variant.papers.get(paper_id) if variant else None
    if variant is None or paper is None:
        return Seen(component)
    title = KINDS[paper.kind].title if paper.kind in KINDS else paper.title
    return Seen(component, paper.kind, title, variant.values.get(f"{paper.of}.full_name", ""), paper.defect)


def of_item(variant: Variant, item: str) -> Laid:
    """Raises KeyError for what does not lie on this desk."""
    return Laid.from_json(variant.stack[item])


def attached(filed: Filed, variant: Variant) -> Iterator[tuple[str, str]]:
    """(component, id of the paper) of what is attached, as far as it is the citizen's own."""
    ids = {paper.code: paper.id for paper in variant.papers.values()}
    yield from ((one.component, ids[one.code]) for one in filed.attachments if one.code in ids)
