"""The controls of a form as they stand on a page: what is the same for everybody is drawn once."""

import re
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup, escape
from wtforms import Field

from fixtures.eform_fields import FormField
from sandbox.web.portal.eform import StepForm

_INDENTED = re.compile(r"\n\s+(?=<)")
MARK = "-\N{REPLACEMENT CHARACTER}-"  # no value that is shown holds it


def drawn(step: StepForm, about: FormField, bound: Field) -> Markup:
    """Label, hint, error and control; drawn anew where more than the value differs."""
    if bound.errors or about.within or about.type in ("place", "table"):
        return _draw(about, bound, step)
    if about.type == "checkbox":
        return _once(step, about, bound, f"{about.name} {bool(bound.data)}")[0]
    value = str(bound.data or "")
    if about.type == "select":
        return _chosen(_once(step, about, bound, about.name, "")[0], value)
    before, after = _once(step, about, bound, about.name, MARK)
    return before + escape(value) + after


def _once(step: StepForm, about: FormField, bound: Field, key: str, value: Any = None) -> tuple[Markup, ...]:
    """The parts around the value."""
    kept = step.shape.drawn
    if key not in kept:
        held = bound.data
        bound.data = held if value is None else value
        kept[key] = tuple(Markup(part) for part in _draw(about, bound, step).split(MARK))  # noqa: S704  our own
        bound.data = held
    return kept[key]


def _chosen(options: Markup, value: str) -> Markup:
    """The list with this option chosen, if it is there."""
    wanted = f'value="{escape(value)}">'
    plain = str(options).replace("<option selected ", "<option ")
    return Markup(plain.replace(f"<option {wanted}", f"<option selected {wanted}", 1))  # noqa: S704  as above


def _draw(about: FormField, bound: Field, step: StepForm) -> Markup:
    """Without the indentation of the templates: a form of many fields has much of it."""
    html = get_template_attribute("portal/_controls.html", "control")(about, bound, step)
    return Markup(_INDENTED.sub("\n", html).strip())  # noqa: S704
