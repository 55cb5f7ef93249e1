"""Values that are right in themselves, but belong in another field or to another person."""

from collections.abc import Iterable, Iterator, Mapping

from exercises.engine.checking import Context
from exercises.engine.exercise import Misconception
from exercises.engine.matching import compare
from exercises.engine.matching.writing import tidy
from exercises.engine.variants import PLACEHOLDER

SWAPPED, OTHER_PERSON = "swapped_fields", "wrong_person"
TAGS = {SWAPPED: "Ghi thông tin của một ô khác.", OTHER_PERSON: "Ghi thông tin của một người khác."}
"""The tags a rubric need not name, with what a teacher reads of them."""
_KINDS = frozenset({"name", "text", "address", "id_number", "phone", "date", "code", "email"})
_SHORTEST = 4  # a class or a room says too little to tell where it comes from
_RELATIONS = {"me.father": "bố", "me.mother": "mẹ"}
_FULL_NAME = ".full_name"
_OTHER_FIELD = "Em đã ghi vào đây thông tin của ô “{title}”. Em đọc kỹ tên từng ô nhé."
_OF_RELATIVE = "Đây là thông tin của {relation} nhân vật, không phải của người mà ô này hỏi."
_OF_ME = "Đây là thông tin của nhân vật em đang đóng vai, không phải của người mà ô này hỏi."
_OF_SOMEONE = "Đây là thông tin của một người khác trong đề bài."


def mixed_up(ctx: Context, kind: str, right: Iterable[str], given: str) -> Misconception | None:
    """Whose or which field's value was given instead of the templates `right`; None when it is neither.

    Only for a value that is known not to be right. Another person comes first: it says more.
    """
    if kind not in _KINDS or len(tidy(given)) < _SHORTEST:
        return None
    return _other_person(ctx, kind, right, given) or _other_field(ctx, given)


def _other_person(ctx: Context, kind: str, right: Iterable[str], given: str) -> Misconception | None:
    values = ctx.variant.values
    for person, name in _same_fact(values, right):
        if compare(kind, values[name], given).equal:
            return Misconception(when=f"{{{name}}}", tag=OTHER_PERSON, say=_say(values, person))
    return None


def _same_fact(values: Mapping[str, str], right: Iterable[str]) -> Iterator[tuple[str, str]]:
    """For {me.diploma.number}: sibling and sibling.diploma.number, those with a known relation first."""
    persons = [name.removesuffix(_FULL_NAME) for name in values if name.endswith(_FULL_NAME)]
    persons.sort(key=lambda person: not _relation(values, person))
    for template in right:
        found = PLACEHOLDER.fullmatch(template)
        owners = [person for person in persons if found and found[1].startswith(f"{person}.")]
        if found and owners:
            fact = found[1].removeprefix(max(owners, key=len))
            yield from ((person, person + fact) for person in persons if person + fact in values)


def _say(values: Mapping[str, str], person: str) -> str:
    relation = _relation(values, person)
    if relation:
        return _OF_RELATIVE.format(relation=relation)
    return _OF_ME if person == "me" else _OF_SOMEONE


def _relation(values: Mapping[str, str], person: str) -> str:
    return values.get(f"{person}.relation") or _RELATIONS.get(person, "")


def _other_field(ctx: Context, given: str) -> Misconception | None:
    field, at = ctx.criterion.args["field"], ctx.criterion.at
    for row in ctx.exercise.rubric:
        if row.check != "field_matches" or row.at != at or not row.applies(ctx.variant.values):
            continue
        kind, template = row.args["as_"], row.args["value"]
        if row.args["field"] == field or kind not in _KINDS:
            continue
        if compare(kind, ctx.fill(template), given).equal:
            return Misconception(when=template, tag=SWAPPED, say=_OTHER_FIELD.format(title=row.title))
    return None
