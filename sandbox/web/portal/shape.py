"""What one page of an e-form is made of, before anybody fills it in."""

from collections.abc import Collection
from dataclasses import dataclass, field

from markupsafe import Markup
from wtforms import Form

from fixtures.catalogue import FormField, Procedure
from fixtures.portals import Portal
from sandbox.web.portal.controls import control


@dataclass(frozen=True, eq=False)
class Shape:
    """One step of a procedure on a portal: the same for everybody, so it is made once.

    `drawn`: its controls as they stand on the page, in parts around their values.
    """

    procedure: Procedure
    portal: Portal
    fields: tuple[FormField, ...]
    form: type[Form]
    drawn: dict[str, tuple[Markup, ...]] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        return {one.name for one in self.fields}


_SHAPES: dict[tuple[str, str, str], Shape] = {}


def shape_of(procedure: Procedure, step: str, portal: Portal) -> Shape:
    key = (procedure.code, step, portal.id)
    found = _SHAPES.get(key)
    if found is None or found.procedure is not procedure or found.portal is not portal:
        names = [one.name for one in procedure.form if one.step == step]
        found = _SHAPES[key] = shape_with(procedure, names, portal)
    return found


def shape_with(procedure: Procedure, names: Collection[str], portal: Portal) -> Shape:
    """A page with these fields of the form, whatever steps they come from."""
    fields = tuple(one for one in procedure.form if one.name in names)
    others = {one.name: one for one in procedure.form}
    controls = {one.name: control(one, portal, others) for one in fields}
    return Shape(procedure, portal, fields, type("EForm", (Form,), controls))
