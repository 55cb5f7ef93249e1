"""The e-form of a procedure as a form on a page, one step at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form

from fixtures.catalogue import FormField
from fixtures.eform import field_error, said
from fixtures.portals import Portal
from sandbox.web.portal.controls import SHORT, PlaceField, TableField
from sandbox.web.portal.shape import Shape

WIDE_LABEL = 48
SAME = "_is_applicant"
WITHIN = ("choose", "change", "add", "drop")  # what the buttons within a form ask for


@dataclass(frozen=True)
class StepForm:
    """The fields of one step, bound.

    kept     every value of the dossier as it stands
    adding   the table that shows an empty row more
    """

    shape: Shape
    form: Form
    kept: Mapping[str, str]
    adding: str = ""

    @property
    def fields(self) -> tuple[FormField, ...]:
        return self.shape.fields

    def values(self) -> dict[str, str]:
        """What the citizen may change, as the dossier keeps it."""
        return {field.name: _text(self.form[field.name]) for field in self.fields if not field.readonly}

    def check(self) -> list[str]:
        """Write the portal's message beside each field that has one; the names of those fields."""
        values = {**self.kept, **self.values()}
        for field in self.fields:
            error = field_error(field, values.get(field.name, ""), values, self.shape.portal.era)
            self.form[field.name].errors = [error] if error else []
        return [field.name for field in self.fields if self.form[field.name].errors]

    def forbid(self, names: Collection[str], words: str) -> list[str]:
        """Empty these fields (a table goes back to what is kept) and say why; that is not shown again."""
        for field in (field for field in self.fields if field.name in names):
            bound = self.form[field.name]
            bound.data, bound.errors = self.kept.get(field.name, "") if field.type == "table" else "", [words]
        return [field.name for field in self.fields if field.name in names]

    def act(self, intent: str, about: str) -> None:
        """What a button within the form asks for: "drop" a row ("people:2"), "change" a level of a place."""
        name, _, part = about.partition(":")
        if intent == "drop":
            self.drop_row(name, part)
        if intent == "change":
            self.reopen(name, part)

    def drop_row(self, name: str, number: str) -> None:
        """Take a row out of a table; nothing happens where there is none of that name or number."""
        if name in self.form and isinstance(self.form[name], TableField) and number.isdecimal():
            self.form[name].drop(int(number[:4]))

    def reopen(self, name: str, level: str) -> None:
        """Choose a place anew from this level on."""
        if name in self.form and isinstance(self.form[name], PlaceField) and level in ("0", "1", "2"):
            self.form[name].reopen(int(level))

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: the control and its message, with its group where two labels are alike."""
        labels = [field.label for field in self.fields]
        return [
            (
                _first_wrong(self.form[field.name]),
                f"{_named(field, labels)}: {self.form[field.name].errors[0]}",
            )
            for field in self.fields
            if self.form[field.name].errors
        ]

    def groups(self) -> dict[str, list[tuple[FormField, Field]]]:
        found: dict[str, list[tuple[FormField, Field]]] = {}
        for field in self.fields:
            if self._may_show(field):
                found.setdefault(field.group, []).append((field, self.form[field.name]))
        return found

    def next_of(self, name: str, act: str) -> str:
        """The control to come back to after a place was chosen, or a row added or dropped."""
        bound = self.form[name]
        if isinstance(bound, PlaceField):
            return bound.open_level()
        if isinstance(bound, TableField) and act == "add":
            return f"{name}-{len(bound.rows(adding=True)) - 1}-0"
        return name

    def is_short(self, field: FormField) -> bool:
        return field.type in SHORT

    def is_here(self, name: str) -> bool:
        """Whether this field stands on this page, so that the page itself can follow its changes."""
        return name in self.form

    def _may_show(self, field: FormField) -> bool:
        """A field that waits for a value of another page is not on this one without it."""
        here = self.form
        return all(name in here or self.kept.get(name, "") == value for name, value in field.when.items())


def shown(shape: Shape, kept: Mapping[str, str], adding: str = "") -> StepForm:
    """The step as the dossier has it."""
    return replace(_bind(shape, kept, None), adding=adding)


def sent(shape: Shape, kept: Mapping[str, str], posted: MultiDict[str, str]) -> StepForm:
    """The step as the citizen sent it; what is read-only stays, what the tick copies is copied."""
    step = _bind(shape, kept, posted)
    for field in step.fields:
        if field.readonly:
            step.form[field.name].data = kept.get(field.name, "")
    _copy(step)
    return step


def label_of(field: FormField, value: str, portal: Portal) -> str:
    """A value as people read it on this portal."""
    return said(field, value, portal.receive if field.name == "receive_method" else None)


def is_wide(field: FormField) -> bool:
    """Whether the field takes the whole width of the page."""
    long_option = any(len(option.label) > WIDE_LABEL for option in field.options)
    return field.type in ("textarea", "checkbox", "place", "table") or "address" in field.name or long_option


def _named(field: FormField, labels: list[str]) -> str:
    return f"{field.group} – {field.label}" if labels.count(field.label) > 1 else field.label


def _first_wrong(bound: Field) -> str:
    if isinstance(bound, TableField):
        return next((f"{bound.name}-{row}-{column}" for row, column in bound.wrong()), bound.name)
    return bound.name


def _copy(step: StepForm) -> None:
    """“Người nộp là chủ hồ sơ” fills the owner's blanks from the applicant; the address is not among them."""
    if not any(name.endswith(SAME) and step.form[name].data for name in step.shape.names):
        return
    for field in step.fields:
        if field.same_as and not step.form[field.name].data:
            step.form[field.name].data = _source(step, field.same_as)


def _source(step: StepForm, name: str) -> str:
    return _text(step.form[name]) if name in step.form else step.kept.get(name, "")


def _bind(shape: Shape, kept: Mapping[str, str], posted: MultiDict[str, str] | None) -> StepForm:
    form = shape.form(formdata=posted, data={field.name: kept.get(field.name, "") for field in shape.fields})
    for field in shape.fields:
        form[field.name].flags.required = field.required and not field.readonly
    return StepForm(shape, form, kept)


def _text(bound: Field) -> str:
    if isinstance(bound, BooleanField):
        return "1" if bound.data else ""
    return str(bound.data or "")
