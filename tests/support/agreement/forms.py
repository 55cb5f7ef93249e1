"""What an e-form with its right answers says of the people it names."""

from collections.abc import Iterable, Iterator, Mapping

from fixtures.eform import rows_of, said
from fixtures.eform_fields import FormField
from fixtures.procedure import Procedure
from tests.support.agreement import Statement, named, slots, table, word_of


def statements(procedure: Procedure, fields: Mapping[str, str], values: Mapping[str, str]) -> list[Statement]:
    known = table("fields")
    words = {one: word_of(fields.get(f"{one}_name", ""), values) for one in known["people"]}
    words["stay"] = words[""] = next(words[one] for one in known["about"] if f"{one}_name" in fields)
    found: list[Statement] = []
    for field in procedure.form:
        value, (prefix, _, rest) = fields[field.name], field.name.partition("_")
        if prefix in words and rest in known["attributes"]:
            who, facts = words[prefix], _filled(known["attributes"][rest], said(field, value))
        else:
            who, facts = words[""], _said(procedure.code, field, value)
        found += [Statement(who, *fact, field.name) for fact in facts]
    return found + list(_homes(fields, words))


def _homes(fields: Mapping[str, str], words: Mapping[str, str]) -> Iterator[Statement]:
    """A place and the house in it are one address."""
    for prefix, who in words.items():
        if fields.get(f"{prefix}_place"):
            home = f"{fields[f'{prefix}_detail']}, {fields[f'{prefix}_place']}"
            yield Statement(who, "address", home, f"{prefix}_place")


def _said(code: str, field: FormField, value: str) -> Iterator[tuple[str, str]]:
    known = table("fields")
    if field.type == "table":
        rows = [
            [said(cell, text) for cell, text in zip(field.cells, row, strict=True)]
            for row in rows_of(field, value)
        ]
        if what := known["rows"].get(field.name):
            yield what, "\n".join(" | ".join(row) for row in rows)
        elif names := known["first_row"].get(f"{code}/{field.name}"):
            yield from zip(names, rows[0], strict=True)
        else:
            yield from zip(known["choices"][field.name], (row[-1] for row in rows), strict=True)
    else:
        lines = known["fields"].get(f"{code}/{field.name}", known["fields"].get(field.name, ()))
        yield from _filled(lines, said(field, value))


def _filled(lines: Iterable[str], text: str) -> Iterator[tuple[str, str]]:
    """The facts in the slots; a text that is none of the lines stands for all it should have said."""
    for line in lines:
        found = slots(line, text)
        yield from (dict.fromkeys(named(line), text) if found is None else found).items()


def unknown(procedure: Procedure) -> list[str]:
    """The fields of which fields.yml knows nothing."""
    table_of = table("fields")
    known = {name for part in ("fields", "rows", "first_row", "choices", "silent") for name in table_of[part]}
    for prefix in (*table_of["people"], "stay"):
        known |= {f"{prefix}_{name}" for name in (*table_of["attributes"], "place", "detail")}
    return [one.name for one in procedure.form if not {one.name, f"{procedure.code}/{one.name}"} & known]
