"""Checks of what was written in the e-form."""

from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import (
    Context,
    FieldName,
    Finding,
    Kind,
    Template,
    Templates,
    breaks,
    check,
)
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Misconception
from exercises.engine.ideas import idea_behind
from exercises.engine.matching import Level, Match, compare
from exercises.engine.matching.writing import shown
from exercises.engine.messages import said_of
from exercises.engine.mixups import mixed_up

WRONG = {
    "name": "Quàng Thị Xuyến Chi",
    "address": "Bản Xa Lắc, Xã Chưa Từng Có",
    "id_number": "111222333444",
    "phone": "0000000000",
    "date": "29/02/1904",
    "money": "987654321",
    "number": "987654",
    "code": "ZZ-97-ZZ-97",
    "email": "khac@khac.example",
}


@check(when="template")
def field_matches(
    ctx: Context, *, field: FieldName, value: Template, as_: Kind, or_: Templates = ()
) -> Finding:
    """The field says what `value` says, or one of `or`, compared as a value of kind `as`."""
    given, expected = ctx.filed.fields.get(field), ctx.fill(value)
    if given is None:
        return Finding(Decimal(0), reached=False, expected=expected)
    match, seen = _best(ctx, as_, expected, or_, given), shown(given)
    wrong = None if match.equal else _wrong_idea(ctx, as_, match, (value, *or_), given)
    known_value = wrong is not None and bool(wrong.when)
    told = Match(Level.DIFFERENT, match.expected, match.given) if known_value else match
    return Finding(
        credit=told.credit,
        said="" if match.equal else said_of(told, as_, seen),
        seen=seen,
        seen_canonical=shown(match.given),
        expected=expected,
        level=match.level.value,
        misconception=wrong,
    )


@breaks("field_matches")
def _write_something_else(ctx: Context, *, field: str, as_: str, **_: object) -> Evidence:
    fields = {**ctx.filed.fields, field: WRONG.get(as_, "Nội dung chẳng liên quan")}
    return ctx.with_filed(replace(ctx.filed, fields=fields))


def _best(ctx: Context, kind: str, expected: str, or_: tuple[str, ...], given: str) -> Match:
    first = compare(kind, expected, given)
    if not or_ or first.equal:
        return first
    others = (compare(kind, ctx.fill(template), given) for template in or_)
    return max((first, *others), key=lambda match: match.credit)


def _wrong_idea(
    ctx: Context, kind: str, match: Match, right: tuple[str, ...], given: str
) -> Misconception | None:
    """What the exercise says of it comes first, then what can be told of any exercise."""
    return idea_behind(ctx, kind, match, given) or mixed_up(ctx, kind, right, given)
