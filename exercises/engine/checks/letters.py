"""Checks of what the student wrote to the authorities: feedback (PAKN) and the rating."""

from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import Context, Finding, Kind, Templates, breaks, check, failed, passed
from exercises.engine.evidence import Evidence
from exercises.engine.ideas import idea_behind, only_idea
from exercises.engine.matching import compare
from exercises.engine.matching.mentions import mentions, without
from exercises.engine.matching.writing import shown

NOTHING_SENT = "Em chưa gửi phản ánh, kiến nghị nào."
NOT_RATED = "Em chưa gửi đánh giá."


@check(when="template", needs="work")
def petition_says(ctx: Context, *, field: str, value: Templates, as_: Kind = "text") -> Finding:
    """The last petition sent says one of `value` in this field of its form."""
    if not ctx.evidence.petitions:
        return failed(NOTHING_SENT)
    seen = ctx.evidence.petitions[-1].get(field, "")
    right = [ctx.fill(one) for one in value]
    match = max((compare(as_, one, seen) for one in right), key=lambda one: one.credit)
    if match.equal:
        return passed(seen=shown(seen), expected=right[0])
    wrong = idea_behind(ctx, as_, match, seen)
    said = "Em đã chọn một mục khác." if as_ == "enum" else f"Em đã ghi: “{shown(seen)}”."
    credit = Decimal(0) if wrong and wrong.when else match.credit
    return Finding(
        credit, said, seen=shown(seen), expected=right[0], level=match.level.value, misconception=wrong
    )


@check(when="always", needs="work")
def petition_mentions(ctx: Context, *, words: Templates) -> Finding:
    """Each of `words` stands in the last petition; alternatives by `|`. A missing one takes its share."""
    if not ctx.evidence.petitions:
        return failed(NOTHING_SENT)
    sent = ctx.evidence.petitions[-1]
    text = f"{sent.get('subject', '')} . {sent.get('content', '')}"
    missing = [one for one in map(ctx.fill, words) if not mentions(text, one)]
    if not missing:
        return passed(seen=shown(sent.get("content", "")))
    wrong = only_idea(ctx)
    said = f"Nội dung còn thiếu {len(missing)} trong {len(words)} ý cần có."
    credit = 1 - Decimal(len(missing)) / len(words)
    seen = shown(sent.get("content", ""))
    return Finding(credit, said, seen=seen, expected="; ".join(map(ctx.fill, words)), misconception=wrong)


@check(when="always", needs="work")
def rated(ctx: Context, *, level: Templates, with_reason: bool = False) -> Finding:
    """The result was rated at one of these levels, with a reason where one is wanted."""
    rating = ctx.evidence.rating
    wrong = only_idea(ctx)
    if not rating:
        return failed(NOT_RATED)
    if rating.get("level") not in {ctx.fill(one) for one in level}:
        return failed("Mức em chọn không hợp với chuyện đã xảy ra.", wrong, seen=rating.get("level", ""))
    if with_reason and not rating.get("reason", "").strip():
        return failed("Em chưa ghi lý do của mình.", wrong, seen=rating["level"])
    return passed(seen=rating["level"])


@breaks("petition_says")
def _say_another(ctx: Context, *, field: str, **_: object) -> Evidence:
    return _with_last(ctx, field, "Nội dung chẳng liên quan")


@breaks("petition_mentions")
def _leave_out(ctx: Context, *, words: tuple[str, ...]) -> Evidence:
    """The same letter without these words, so that other rows still find theirs."""
    last = ctx.evidence.petitions[-1]
    ways = [way for one in map(ctx.fill, words) for way in one.split("|")]
    left = {field: without(last.get(field, ""), ways) for field in ("subject", "content")}
    return replace(ctx.evidence, petitions=(*ctx.evidence.petitions[:-1], {**last, **left}))


@breaks("rated")
def _rate_otherwise(ctx: Context, **_: object) -> Evidence:
    return replace(ctx.evidence, rating={"level": "-"})


def _with_last(ctx: Context, field: str, text: str) -> Evidence:
    petitions = ctx.evidence.petitions
    return replace(ctx.evidence, petitions=(*petitions[:-1], {**petitions[-1], field: text}))
