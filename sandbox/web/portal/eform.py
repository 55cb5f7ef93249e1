"""The e-form of a procedure as a form on a page, one step at a time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, SelectField, StringField, TextAreaField

from fixtures.catalogue import FormField
from fixtures.eform import clean, field_error

SHORT = ("date", "id_number", "phone", "number", "code")
MODES = {"id_number": "numeric", "number": "numeric", "phone": "tel", "email": "email"}
WIDE_LABEL = 48


@dataclass(frozen=True)
class StepForm:
    """The fields of one step, bound. `kept`: every value of the dossier as it stands."""

    fields: tuple[FormField, ...]
    form: Form
    kept: Mapping[str, str]

    def values(self) -> dict[str, str]:
        """What the citizen may change, as the dossier keeps it."""
        return {field.name: _text(self.form[field.name]) for field in self.fields if not field.readonly}

    def check(self) -> list[str]:
        """Write the portal's message beside each field that has one; the names of those fields."""
        values = {**self.kept, **self.values()}
        for field in self.fields:
            error = field_error(field, values.get(field.name, ""), values)
            self.form[field.name].errors = [error] if error else []
        return [field.name for field in self.fields if self.form[field.name].errors]

    def forbid(self, names: Collection[str], words: str) -> list[str]:
        """Empty these fields and say why; what stood in them is not shown again."""
        for name in (field.name for field in self.fields if field.name in names):
            self.form[name].data, self.form[name].errors = "", [words]
        return [field.name for field in self.fields if field.name in names]

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: the control and its message, with its group where two labels are alike."""
        labels = [field.label for field in self.fields]
        return [
            (field.name, f"{_named(field, labels)}: {self.form[field.name].errors[0]}")
            for field in self.fields
            if self.form[field.name].errors
        ]

    def groups(self) -> dict[str, list[tuple[FormField, Field]]]:
        found: dict[str, list[tuple[FormField, Field]]] = {}
        for field in self.fields:
            found.setdefault(field.group, []).append((field, self.form[field.name]))
        return found


def shown(fields: Iterable[FormField], kept: Mapping[str, str]) -> StepForm:
    """The step as the dossier has it."""
    return _bind(tuple(fields), kept, None)


def sent(fields: Iterable[FormField], kept: Mapping[str, str], posted: MultiDict[str, str]) -> StepForm:
    """The step as the citizen sent it; what is read-only stays, what the tick copies is copied."""
    step = _bind(tuple(fields), kept, posted)
    for field in step.fields:
        if field.readonly:
            step.form[field.name].data = kept.get(field.name, "")
    _copy(step)
    return step


def label_of(field: FormField, value: str) -> str:
    """A value as people read it."""
    if field.type == "checkbox":
        return "Có" if value else "Không"
    return next((option.label for option in field.options if option.value == value), value)


def is_wide(field: FormField) -> bool:
    long_option = any(len(option.label) > WIDE_LABEL for option in field.options)
    return field.type in ("textarea", "checkbox") or "address" in field.name or long_option


def _named(field: FormField, labels: list[str]) -> str:
    return f"{field.group} – {field.label}" if labels.count(field.label) > 1 else field.label


def _copy(step: StepForm) -> None:
    """“Người nộp là chủ hồ sơ” fills the owner's blanks from the applicant; the address is not among them."""
    if not any(field.type == "checkbox" and step.form[field.name].data for field in step.fields):
        return
    for field in step.fields:
        if field.same_as and not step.form[field.name].data:
            step.form[field.name].data = _source(step, field.same_as)


def _source(step: StepForm, name: str) -> str:
    return _text(step.form[name]) if name in step.form else step.kept.get(name, "")


def _bind(
    fields: tuple[FormField, ...], kept: Mapping[str, str], posted: MultiDict[str, str] | None
) -> StepForm:
    made = type("EForm", (Form,), {field.name: _control(field) for field in fields})
    form = made(formdata=posted, data={field.name: kept.get(field.name, "") for field in fields})
    for field in fields:
        form[field.name].flags.required = field.required and not field.readonly
    return StepForm(fields, form, kept)


def _control(field: FormField) -> Field:
    marks: dict[str, str] = {"autocomplete": "off"}
    if field.readonly:
        marks["readonly"] = "readonly"
    if field.type in MODES:
        marks["inputmode"] = MODES[field.type]
    if field.same_as:
        marks["data-same-as"] = field.same_as
    common: dict[str, Any] = {"label": field.label, "description": field.hint, "render_kw": marks}
    if field.type == "checkbox":
        return BooleanField(false_values=("", "0", "false"), **common)
    common["filters"] = [partial(_cleaned, field)]
    if field.type == "select":
        choices = {"": "-- Chọn --"} | {option.value: option.label for option in field.options}
        return SelectField(choices=choices, validate_choice=False, **common)
    return (TextAreaField if field.type == "textarea" else StringField)(**common)


def _cleaned(field: FormField, raw: str | None) -> str:
    return clean(field, raw or "")


def _text(bound: Field) -> str:
    if isinstance(bound, BooleanField):
        return "1" if bound.data else ""
    return str(bound.data or "")
