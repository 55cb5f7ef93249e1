"""The dossiers on an officer's desk: each like the reference of another exercise, with its own citizen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exercises.engine.evidence import Filed
from exercises.engine.exercise import Exercise, Stacked
from exercises.engine.slimming import slim
from exercises.engine.standing import Standing, stood, to_do
from exercises.engine.variants import Variant, make_variant, pick, seed_for
from exercises.engine.works import changed, filed_by
from fixtures.catalogue import load_catalogue
from fixtures.officer import Opinion, Seen, review
from fixtures.papers import KINDS


@dataclass(frozen=True)
class Laid:
    """A dossier as it lay there when the officer sat down, kept with the officer's own variant.

    attach   (component, id of the paper in `variant`), in the order they were attached
    found    what the rules of the desk want done: "receive", "request_supplement diploma:missing",
             "refuse ground:late", "extend"
    like     the exercise it is made like; `classmate`: a student of the class had filed it there
    state    where it stood; filed, due: when it came in, when its result was promised last (ISO 8601)
    hop      which agency of its route had it, from 0; here: until when
    variant  its citizen, as far as the papers that lie there need
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
    state: str = "registered"
    filed: str = ""
    due: str = ""
    hop: int = 0
    here: str = ""

    @property
    def standing(self) -> Standing:
        route = load_catalogue().procedure(self.procedure).route
        return Standing(self.state, self.came, _moment(self.due), route, self.hop, _moment(self.here))

    @property
    def came(self) -> datetime | None:
        """When it came in; None where that was not written down yet."""
        return _moment(self.filed)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for json.dumps."""
        names = (
            "like", "procedure", "agency", "found", "classmate", "state", "filed", "due", "hop", "here",
        )  # fmt: skip
        return {
            **{name: getattr(self, name) for name in names},
            "fields": dict(self.fields),
            "attach": [list(one) for one in self.attach],
            "removed": list(self.removed),
            "variant": self.variant.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Laid":
        """The inverse of to_json; raises KeyError or TypeError for anything else."""
        attach = tuple((component, paper) for component, paper in data["attach"])
        variant, removed = Variant.from_json(data["variant"]), tuple(data["removed"])
        return cls(**{**data, "attach": attach, "removed": removed, "variant": variant})


def stack_of(exercise: Exercise, seed: str) -> dict[str, Mapping[str, Any]]:
    """What lies on the desk of one officer, by item, ready to be kept."""
    moments = came_in(exercise, seed)
    return {item.id: laid(exercise, item, seed, moments[item.id]).to_json() for item in exercise.desk.stack}


def came_in(exercise: Exercise, seed: str) -> dict[str, datetime]:
    """When each item came in; where the stack is shuffled, those that only wait draw lots."""
    stack = exercise.desk.stack
    waiting = [one for one in stack if exercise.desk.shuffled and not (one.moves or one.ground)]
    left = [one.filed for one in waiting]
    drawn = {one.id: left.pop(pick(seed, f"filed {one.id}", len(left))) for one in waiting}
    return {one.id: drawn.get(one.id, one.filed) for one in stack}


def laid(exercise: Exercise, item: Stacked, seed: str, moment: datetime | None = None) -> Laid:
    """This item for one officer, its papers of the day it came in; raises KeyError where the exercise it is
    like is not at hand.
    """
    source = exercise.sources[item.like].model_copy(update={"start": item.filed})
    variant = make_variant(source, seed_for(seed, item.id))
    work = changed(source.cases.reference, item.change)
    if not work.procedure:
        raise ValueError(f"“{item.like}” không nộp hồ sơ nào")
    return lay(exercise, item, filed_by(work, variant), variant, moment=moment)


def lay(
    exercise: Exercise,
    item: Stacked,
    filed: Filed,
    variant: Variant,
    classmate: bool = False,
    moment: datetime | None = None,
) -> Laid:
    """A dossier, invented or a classmate's, in the place of this item. `moment`: when it came in."""
    attach, moment = tuple(attached(filed, variant)), moment or item.filed
    procedure = load_catalogue().procedure(filed.procedure)
    standing = stood(moment, item.moves, procedure.processing, procedure.route)
    return Laid(
        like=item.like,
        procedure=filed.procedure,
        agency=filed.agency,
        fields=filed.fields,
        attach=attach,
        removed=filed.removed,
        found=_found(opinion(filed, variant), standing, "" if classmate else item.ground, exercise.start),
        variant=slim(variant, [paper for _, paper in attach]),
        classmate=classmate,
        state=standing.state,
        filed=moment.isoformat(timespec="minutes"),
        due=_iso(standing.due),
        hop=standing.hop,
        here=_iso(standing.here),
    )


def opinion(filed: Filed, variant: Variant) -> Opinion:
    """What the rules of the desk say of a dossier and the papers that lie in it."""
    procedure = load_catalogue().procedure(filed.procedure)
    papers = [seen(component, variant, paper) for component, paper in attached(filed, variant)]
    return review(procedure, filed.fields, papers, filed.removed)


def opinion_of(one: Laid) -> Opinion:
    papers = [seen(component, one.variant, paper) for component, paper in one.attach]
    return review(load_catalogue().procedure(one.procedure), one.fields, papers, one.removed)


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


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _moment(iso: str) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None


def _found(said: Opinion, standing: Standing, ground: str, now: datetime) -> str:
    """A ground goes before papers: what is not taken need not be complete."""
    if ground:
        return f"{'refuse' if standing.state == 'registered' else 'stop'} ground:{ground}"
    return to_do(standing, said.found, now)
