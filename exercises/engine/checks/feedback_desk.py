"""Checks of the feedback desk: how an officer sorted petitions, what they answered, what they published."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import Context, Finding, Templates, breaks, check, failed, passed
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import StackedPetition
from exercises.engine.ideas import only_idea
from exercises.engine.matching.mentions import mentions, without
from exercises.engine.matching.writing import shown

NOT_ANSWERED = "Em chưa xử lý phản ánh, kiến nghị này."


@check(when="always", needs="work")
def petition_sorted(ctx: Context, *, petition: str) -> Finding:
    """The petition of the stack was taken for what it is."""
    act, right = _act(ctx, petition), ctx.fill(_item(ctx, petition).found)
    if act is None:
        return failed(NOT_ANSWERED, expected=right)
    seen = str(act.data.get("action"))
    if seen in right.split("|"):
        return passed(seen=seen, expected=right)
    return failed("Em xếp phản ánh này vào một loại khác.", only_idea(ctx), seen=seen, expected=right)


@check(when="always", needs="work")
def answer_says(ctx: Context, *, petition: str, words: Templates) -> Finding:
    """Each of `words` stands in the answer; alternatives by `|`. A missing one takes its share."""
    act, wanted = _act(ctx, petition), [ctx.fill(one) for one in words]
    if act is None:
        return failed(NOT_ANSWERED, expected="; ".join(wanted))
    said = str(act.data.get("answer", ""))
    missing = [one for one in wanted if not mentions(said, one)]
    if not missing:
        return passed(seen=shown(said))
    return Finding(
        1 - Decimal(len(missing)) / len(wanted),
        f"Câu trả lời còn thiếu {len(missing)} trong {len(wanted)} ý người gửi cần biết.",
        seen=shown(said),
        expected="; ".join(wanted),
        misconception=only_idea(ctx),
    )


@check(when="always", needs="work")
def published_right(ctx: Context, *, petition: str) -> Finding:
    """A petition that was answered stands on the portal for everybody, unless it tells of somebody."""
    act, right = _act(ctx, petition), "no" if _item(ctx, petition).private else "yes"
    if act is None:
        return failed(NOT_ANSWERED, expected=right)
    seen = str(act.data.get("published"))
    if seen == right:
        return passed(seen=seen, expected=right)
    said = "Em chọn công khai cả chuyện riêng." if right == "no" else "Em không công khai câu trả lời này."
    return failed(said, only_idea(ctx), seen=seen, expected=right)


def _item(ctx: Context, petition: str) -> StackedPetition:
    return next(one for one in ctx.exercise.desk.petitions if one.id == petition)


def _act(ctx: Context, petition: str) -> Event | None:
    """The one answer it was given."""
    return next((ctx.evidence.journal[place] for place in _places(ctx, petition)), None)


def _places(ctx: Context, petition: str) -> tuple[int, ...]:
    return tuple(ctx.places("desk.answered", {"petition": petition}))


@breaks("petition_sorted")
def _sort_otherwise(ctx: Context, *, petition: str) -> Evidence:
    return _with_act(ctx, petition, {"action": "-"})


@breaks("answer_says")
def _say_less(ctx: Context, *, petition: str, words: tuple[str, ...]) -> Evidence:
    """The same answer without these words, so that other rows still find theirs."""
    act = ctx.evidence.journal[_places(ctx, petition)[0]]
    ways = [way for one in map(ctx.fill, words) for way in one.split("|")]
    return _with_act(ctx, petition, {"answer": without(str(act.data.get("answer", "")), ways)})


@breaks("published_right")
def _publish_otherwise(ctx: Context, *, petition: str) -> Evidence:
    return _with_act(ctx, petition, {"published": "yes" if _item(ctx, petition).private else "no"})


def _with_act(ctx: Context, petition: str, change: Mapping[str, str]) -> Evidence:
    journal = list(ctx.evidence.journal)
    place = _places(ctx, petition)[0]
    journal[place] = replace(journal[place], data={**journal[place].data, **change})
    return replace(ctx.evidence, journal=tuple(journal))
