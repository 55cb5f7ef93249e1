"""Checks of the papers attached to the dossier, by the issue code on each."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import (
    FOREIGN,
    ComponentId,
    Context,
    Finding,
    PaperId,
    PaperIds,
    breaks,
    check,
    failed,
    passed,
)
from exercises.engine.evidence import Attachment, Evidence
from exercises.engine.exercise import Misconception

HALF = Decimal("0.5")
MIXED = "Cán bộ không biết phải xem giấy tờ nào."
ELSEWHERE = "muc-khac"


@check(when="paper")
def paper_attached(ctx: Context, *, component: ComponentId, paper: PaperId, or_: PaperIds = ()) -> Finding:
    """The component holds the student's own `paper`, or one of `or`, and no other.

    In a wrong slot, or among wrong papers in its own, the right one earns half: who attaches all
    there is has not chosen. A paper that strayed here costs its own row, where it is missing, and not this.
    """
    right = {ctx.variant.papers[name].code for name in (paper, *or_)}
    here = [one for one in ctx.filed.attachments if one.component == component]
    if any(one.code in right for one in here):
        strayed = _strayed(ctx, component)
        here = [one for one in here if one.code in right or one.code not in strayed]
    expected = ctx.variant.papers[paper].title
    others = [one for one in here if one.code not in right]
    if len(others) < len(here):
        if not others:
            return passed(seen=_titles(ctx, here), expected=expected)
        said = f"Mục này có đúng giấy tờ, nhưng còn lẫn: “{_titles(ctx, others)}”. {MIXED}"
        return Finding(HALF, said, seen=_titles(ctx, here), expected=expected)
    if any(one.code in right for one in ctx.filed.attachments):
        return Finding(HALF, "Em chọn đúng giấy tờ nhưng đặt vào mục khác.", expected=expected)
    if not here:
        return failed(_nothing(ctx, component), expected=expected)
    said = f"Em đã đính kèm: “{_titles(ctx, here)}”. Mục này cần giấy tờ khác."
    return failed(said, _misconception(ctx, here), seen=_titles(ctx, here), expected=expected)


@check(when="paper")
def no_extra_papers(ctx: Context) -> Finding:
    """Only the papers the rubric asks for, each once; a wrong paper in place of a right one is no extra."""
    extra = _extra(ctx)
    if not extra:
        return passed()
    said = f"Hồ sơ có giấy tờ thừa: “{_titles(ctx, extra)}”."
    return failed(said, _misconception(ctx, extra), seen=_titles(ctx, extra))


@check(when="paper")
def component_empty(ctx: Context, *, component: ComponentId) -> Finding:
    """Nothing is attached to this component."""
    here = [one for one in ctx.filed.attachments if one.component == component]
    if not here:
        return passed()
    said = f"Mục này không cần giấy tờ, nhưng em đã đính kèm: “{_titles(ctx, here)}”."
    return failed(said, _misconception(ctx, here), seen=_titles(ctx, here))


@breaks("paper_attached")
def _take_away(ctx: Context, *, component: str, **_: object) -> Evidence:
    return _with(ctx, [one for one in ctx.filed.attachments if one.component != component])


@breaks("no_extra_papers")
def _attach_one_more(ctx: Context) -> Evidence:
    """Where no row looks, best in a component the right work strikes out."""
    watched = {row.args.get("component") for row in ctx.exercise.rubric if row.at == ctx.criterion.at}
    unwatched = (component for component in ctx.filed.removed if component not in watched)
    return _with(ctx, [*ctx.filed.attachments, _spare(ctx, next(unwatched, ELSEWHERE))])


@breaks("component_empty")
def _fill_slot(ctx: Context, *, component: str) -> Evidence:
    return _with(ctx, [*ctx.filed.attachments, _spare(ctx, component)])


def _spare(ctx: Context, component: str) -> Attachment:
    """A paper no row asks for, or the first one again."""
    needed = {name for names in ctx.exercise.papers_needed(ctx.criterion.at).values() for name in names}
    spare = next((paper for paper in ctx.variant.papers.values() if paper.id not in needed), None)
    if spare is None:
        return replace(ctx.filed.attachments[0], component=component)
    return Attachment(component, spare.code, spare.filename)


def _with(ctx: Context, attachments: list[Attachment]) -> Evidence:
    return ctx.with_filed(replace(ctx.filed, attachments=tuple(attachments)))


def _extra(ctx: Context) -> list[Attachment]:
    needed = {
        component: {ctx.variant.papers[name].code for name in names}
        for component, names in ctx.exercise.papers_needed(ctx.criterion.at).items()
    }
    wanted, found, extra = set().union(*needed.values()), set[str | None](), list[Attachment]()
    for one in ctx.filed.attachments:
        if one.code in wanted and one.code not in found:
            found.add(one.code)
        else:
            extra.append(one)
    for component, codes in needed.items():
        instead = next((one for one in extra if one.component == component), None)
        if instead is not None and found.isdisjoint(codes):
            extra.remove(instead)
    return extra


def _strayed(ctx: Context, component: str) -> set[str]:
    """Codes of the papers that another component lacks altogether."""
    strayed = set[str]()
    for other, names in ctx.exercise.papers_needed(ctx.criterion.at).items():
        codes = {ctx.variant.papers[name].code for name in names}
        there = {one.code for one in ctx.filed.attachments if one.component == other}
        strayed |= codes if other != component and codes.isdisjoint(there) else set()
    return strayed


def _nothing(ctx: Context, component: str) -> str:
    if component in ctx.filed.removed:
        return "Em đã xoá thành phần này nên hồ sơ thiếu giấy tờ."
    return "Mục này em chưa đính kèm giấy tờ nào."


def _names(ctx: Context, attachments: Iterable[Attachment]) -> list[str]:
    papers = (ctx.paper(one.code) for one in attachments)
    return [FOREIGN if paper is None else paper.id for paper in papers]


def _titles(ctx: Context, attachments: Iterable[Attachment]) -> str:
    papers = (ctx.paper(one.code) for one in attachments)
    return ", ".join("giấy tờ của bạn khác" if paper is None else paper.title for paper in papers)


def _misconception(ctx: Context, attachments: Iterable[Attachment]) -> Misconception | None:
    names = set(_names(ctx, attachments))
    return next((known for known in ctx.criterion.misconceptions if names.intersection(known.when)), None)
