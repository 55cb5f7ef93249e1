"""The controls of an e-form: one for each type of field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from wtforms import BooleanField, Field, SelectField, StringField, TextAreaField

from fixtures.eform import (
    LEVELS,
    below,
    cell_errors,
    chosen,
    clean,
    is_offered,
    place_text,
    rows_most,
    rows_of,
    table_text,
)
from fixtures.eform_fields import FormField
from fixtures.portals import Portal
from fixtures.procedure import Era

SHORT = ("date", "id_number", "phone", "number", "money", "code")
MODES = {"id_number": "numeric", "number": "numeric", "money": "numeric", "phone": "tel", "email": "email"}
Options = list[tuple[str, str]]


def control(field: FormField, portal: Portal, others: Mapping[str, FormField]) -> Field:
    """Unbound. `others`: the fields of the e-form by name."""
    common: dict[str, Any] = {
        "label": field.label,
        "description": field.hint,
        "render_kw": _marks(field, portal, others),
    }
    if field.type == "checkbox":
        return BooleanField(false_values=("", "0", "false"), **common)
    if field.type == "place" and not field.readonly:
        return PlaceField(portal.era, **common)
    if field.type == "table":
        return TableField(field, **common)
    common["filters"] = [partial(_cleaned, field)]
    if field.type == "select":
        return ChoiceField(field, portal, others.get(field.within), **common)
    return (TextAreaField if field.type == "textarea" else StringField)(**common)


class ChoiceField(SelectField):
    """One of a list; `groups` are the options that go with one value of another select only."""

    def __init__(self, about: FormField, portal: Portal, within: FormField | None, **common: Any) -> None:
        words = portal.receive if about.name == "receive_method" else {}
        labels = {one.value: words.get(one.value, one.label) for one in about.options}
        super().__init__(choices={"": "-- Chọn --"} | labels, validate_choice=False, **common)
        self.type = SelectField.__name__  # it looks like any other
        self.about, self.within, self.labels = about, within, labels

    def groups(
        self, fields: Mapping[str, str], only_fitting: bool
    ) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """(value it goes with, that value's words, options); "" for those that go with any."""
        words = {one.value: one.label for one in self.within.options} if self.within else {}
        for value in dict.fromkeys(one.only_for for one in self.about.options):
            options = [one for one in self.about.options if one.only_for == value]
            if not only_fitting or is_offered(self.about, options[0], fields):
                yield value, words.get(value, value), [(one.value, self.labels[one.value]) for one in options]


@dataclass(frozen=True)
class Level:
    """One list of a place: what is chosen in it, under what, and what is offered."""

    label: str
    chosen: str
    under: str
    offered: tuple[str, ...]


class PlaceField(Field):
    """A commune, chosen level by level; its controls share one name, from the top."""

    def __init__(self, era: Era, **common: Any) -> None:
        super().__init__(**common)
        self.era = era

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data = place_text([name[:100] for name in valuelist], self.era)

    def levels(self) -> Iterator[Level]:
        """From the top. Only the list in which one is to choose next is there in full: others can be long."""
        known = chosen(str(self.data or ""), self.era)
        for depth, label in enumerate(LEVELS[self.era]):
            under = known[:depth] if depth <= len(known) else ()
            mine = known[depth : depth + 1]
            offered = mine or (below(under, self.era) if depth == len(known) else ())
            place = ", ".join(unit.name for unit in reversed(under))
            yield Level(label, mine[0].name if mine else "", place, tuple(unit.name for unit in offered))

    def reopen(self, depth: int) -> None:
        """Choose anew from this level on."""
        known = chosen(str(self.data or ""), self.era)[:depth]
        self.data = ", ".join(unit.name for unit in reversed(known))

    def open_level(self) -> str:
        """The id of the first control in which nothing is chosen yet."""
        levels = [level.chosen for level in self.levels()]
        depth = levels.index("") if "" in levels else 0
        return f"{self.id}-{depth}" if depth else str(self.id)


class TableField(Field):
    """Rows of cells; the cells of one column share a name, and its own name says that it was sent at all."""

    def __init__(self, about: FormField, **common: Any) -> None:
        super().__init__(**common)
        self.about = about
        self.sent: list[list[str]] = []

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors, self.data = [], data
        if formdata is not None and self.name in formdata:
            columns = [formdata.getlist(f"{self.name}.{column.name}") for column in self.about.columns]
            longest = max(map(len, columns))
            self.sent = [
                [column[at] if at < len(column) else "" for column in columns] for at in range(longest)
            ]
            self.data = table_text(self.about, self.sent)

    def drop(self, number: int) -> None:
        """Take one row out, counted as it was sent."""
        self.data = table_text(self.about, self.sent[:number] + self.sent[number + 1 :])

    def rows(self, adding: bool = False) -> list[list[str]]:
        """As many as it has or must have, one more if that is wanted; at least one to write in."""
        rows = rows_of(self.about, str(self.data or ""))
        blank = max(int(adding and len(rows) < self.most), (self.about.minimum or 1) - len(rows))
        return rows + [[""] * len(self.about.columns)] * blank

    @property
    def most(self) -> int:
        return rows_most(self.about)

    def wrong(self) -> Mapping[tuple[int, int], str]:
        """What is wrong in which cell, once something is."""
        return cell_errors(self.about, str(self.data or "")) if self.errors else {}


def _marks(field: FormField, portal: Portal, others: Mapping[str, FormField]) -> dict[str, str]:
    marks: dict[str, str] = {}
    if field.readonly:
        marks["readonly"] = "readonly"
    if field.type in MODES:
        marks["inputmode"] = MODES[field.type]
    if field.same_as:
        marks["data-same-as"] = field.same_as
    if field.type == "name" and field.same_as and "name_clears_contact" in portal.quirks:
        cleared = [
            one.name
            for one in others.values()
            if one.step == field.step and one.same_as and one.type in ("id_number", "phone")
        ]
        marks["data-clears"] = " ".join(cleared)
    return marks


def _cleaned(field: FormField, raw: str | None) -> str:
    return clean(field, raw or "")
