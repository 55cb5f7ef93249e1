"""Checks of what must stay as it was: a repair mends what was asked for and touches nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from exercises.engine.checking import (
    ComponentIds,
    Context,
    FieldNames,
    Finding,
    breaks,
    check,
    failed,
    passed,
)
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.ideas import only_idea
from exercises.engine.matching import compare


@check(when="always")
def unchanged(ctx: Context, *, but_fields: FieldNames = (), but_components: ComponentIds = ()) -> Finding:
    """The dossier of this row is as it was first sent, but for the fields and components named.

    Other writings of the same value are no change.
    """
    before = _first(ctx)
    fields = [
        name
        for name, value in ctx.filed.fields.items()
        if name not in but_fields and _other(before, name, value)
    ]
    papers, then = _codes(ctx.filed, but_components), _codes(before, but_components)
    parts = [name for name in {**then, **papers} if then.get(name) != papers.get(name)]
    if not fields and not parts:
        return passed()
    count = len(fields) + len(parts)
    said = f"Em đã đổi cả {count} mục mà cán bộ không yêu cầu."
    return failed(said, only_idea(ctx), seen=", ".join([*fields, *parts]))


@breaks("unchanged")
def _touch(ctx: Context, *, but_fields: Iterable[str] = (), **_: object) -> Evidence:
    watched = {row.args.get("field") for row in ctx.exercise.rubric if row.at == ctx.criterion.at}
    spare = [name for name in ctx.filed.fields if name not in {*but_fields, *watched}]
    fields = {**ctx.filed.fields, spare[0]: "Nội dung chẳng liên quan"}
    return ctx.with_filed(replace(ctx.filed, fields=fields))


def _first(ctx: Context) -> Filed:
    """As it was sent at first: of two dossiers the one with the same code."""
    sent = [one for one in (ctx.evidence.dossier, ctx.evidence.given) if one is not None]
    if not sent:
        raise LookupError("nothing to compare with")
    return next((one for one in sent if one.code == ctx.filed.code), sent[0])


def _other(before: Filed, name: str, value: str) -> bool:
    return not compare("text", before.fields.get(name, ""), value).equal


def _codes(filed: Filed, but: Iterable[str]) -> Mapping[str, frozenset[str | None]]:
    left_out = set(but)
    parts = {one.component for one in filed.attachments} - left_out
    return {
        name: frozenset(one.code for one in filed.attachments if one.component == name)
        for name in sorted(parts)
    }
