"""What lies on the desk of an exercise for officers, for a teacher: papers, and what the rules find."""

from dataclasses import dataclass

from flask import Response
from flask_babel import gettext as _

from exercises.engine.schema import Exercise
from exercises.engine.stack import Laid, of_item
from exercises.engine.variants import Variant
from fixtures.desk import load_desk
from fixtures.lifecycle import load_lifecycle
from fixtures.procedure import Procedure
from sandbox.extensions import parts
from sandbox.store.base import NotFound
from sandbox.web.access import staff
from sandbox.web.context import content
from sandbox.web.teacher import blueprint
from sandbox.web.teacher.preview_people import PEOPLE, exercise_of, variant_of


@dataclass(frozen=True)
class Stacked:
    """One dossier. number: its place in the stack, from 1; found: the right decision, and every fault."""

    number: int
    procedure: str
    owner: str
    filed: str
    papers: tuple[tuple[int, str], ...]
    found: str
    faults: tuple[str, ...]


def stack_of(exercise: Exercise, variant: Variant) -> list[Stacked]:
    """In the order they came in."""
    items = enumerate(exercise.desk.stack, 1)
    return [
        _stacked(number, of_item(variant, item.id), f"{item.filed:%H:%M %d/%m/%Y}") for number, item in items
    ]


@blueprint.get(
    "/thu-vien/<slug>/xem-thu/<int(max=99):person>/ban/<int(max=99):item>/giay-to/<int(max=99):number>.png"
)
@staff
def preview_stacked(slug: str, person: int, item: int, number: int) -> Response:
    exercise = exercise_of(slug)
    if not (1 <= person <= PEOPLE and 1 <= item <= len(exercise.desk.stack)):
        raise NotFound
    laid = of_item(variant_of(exercise, person), exercise.desk.stack[item - 1].id)
    if not 1 <= number <= len(laid.attach):
        raise NotFound
    drawn = parts().drawings.paper(laid.variant, laid.attach[number - 1][1], "png")
    answer = Response(drawn, mimetype="image/png")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def said_fault(procedure: Procedure, fault: str) -> str:
    """ "identity:blurred" as "Căn cước: Mờ, không đọc được"; "ground:late" as its words alone."""
    name, _colon, kind = fault.partition(":")
    if name == "ground":
        return load_desk().grounds.get(kind, kind)
    part = procedure.component(name)
    return f"{part.name if part else name}: {load_desk().faults.get(kind, kind)}"


def _stacked(number: int, laid: Laid, filed: str) -> Stacked:
    procedure = content().world.catalogue.procedure(laid.procedure)
    action, *faults = laid.found.split()
    labels = {move.action: move.label for move in load_lifecycle().transitions}
    names = [part.name if (part := procedure.component(one)) else one for one, _paper in laid.attach]
    return Stacked(
        number,
        procedure.name,
        laid.fields.get("owner_name") or laid.fields.get("applicant_name") or _("Không ghi"),
        filed,
        tuple(enumerate(names, 1)),
        labels.get(action, action),
        tuple(said_fault(procedure, fault) for fault in faults),
    )
