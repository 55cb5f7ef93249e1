"""Checks of the helper's side (Tổ hỗ trợ): where they pointed, when, and whether they waited."""

from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import Context, Finding, breaks, check, failed, passed
from exercises.engine.evidence import Event, Evidence
from exercises.engine.ideas import only_idea

ADVISED, ENDED = "support.advised", "support.ended"
NO_ADVICE = "Em chưa chỉ cho người dân chỗ nào."
ELSEWHERE = "page:khong-co"


@check(needs="work")
def advised_where_needed(ctx: Context, *, at_least: int = 1) -> Finding:
    """The helper pointed at so many different things that were open then; each one short takes its share."""
    times = len(_needed(ctx))
    if times >= at_least:
        return passed(seen=str(times), expected=str(at_least))
    said = f"Em chỉ trúng {times} chỗ người dân cần." if times else NO_ADVICE
    credit = Decimal(times) / at_least
    return Finding(credit, said, seen=str(times), expected=str(at_least))


@check(needs="work")
def pointed_right(ctx: Context) -> Finding:
    """What the helper pointed at was open then; each that was not takes its share."""
    given = _pointing(ctx)
    right = sum(_is_needed(one) for one in given)
    if not given:
        return failed(NO_ADVICE)
    if right == len(given):
        return passed(seen=f"{right}/{len(given)}")
    said = f"{len(given) - right} trong {len(given)} lần em chỉ vào chỗ đã đúng hoặc chưa tới."
    credit = Decimal(right) / len(given)
    return Finding(credit, said, seen=f"{right}/{len(given)}")


@check(needs="work")
def advised_in_time(ctx: Context) -> Finding:
    """The helper pointed before the dossier was filed; each time after that takes its share."""
    given = _pointing(ctx)
    end = next(ctx.places(ENDED, {}), len(ctx.evidence.journal))
    early = len(_pointing(ctx, end))
    if not given:
        return failed(NO_ADVICE)
    if early == len(given):
        return passed(seen=f"{early}/{len(given)}")
    said = f"{len(given) - early} lần em chỉ khi hồ sơ đã gửi rồi."
    credit = Decimal(early) / len(given)
    return Finding(credit, said, seen=f"{early}/{len(given)}")


@check(when="always", needs="work")
def waited_for_citizen(ctx: Context, *, most: int = 2) -> Finding:
    """Never were more than `most` earlier pieces of advice without an answer when another was sent."""
    waiting = max((_waiting(one) for one in ctx.evidence.journal if one.kind == ADVISED), default=0)
    if waiting <= most:
        return passed(seen=str(waiting), expected=str(most))
    said = f"Em nhắn thêm khi {waiting} lời trước chưa được trả lời."
    return failed(said, only_idea(ctx), seen=str(waiting), expected=str(most))


@breaks("advised_where_needed")
def _point_once(ctx: Context, *, at_least: int = 1) -> Evidence:
    """At one thing less than is asked for; where that is one, at nothing."""
    gone = _needed(ctx)[at_least - 1 :]
    left = (
        one for one in ctx.evidence.journal if one.kind != ADVISED or one.data.get("points_to") not in gone
    )
    return replace(ctx.evidence, journal=tuple(left))


@breaks("pointed_right")
def _point_elsewhere(ctx: Context) -> Evidence:
    return _with_first(ctx, points_to=ELSEWHERE)


@breaks("advised_in_time")
def _advise_afterwards(ctx: Context) -> Evidence:
    """Once more, of the very thing, when everything is over."""
    late = replace(_pointing(ctx)[-1], at="late")
    end = Event(ENDED, "late")
    return replace(ctx.evidence, journal=(*ctx.evidence.journal, end, late))


@breaks("waited_for_citizen")
def _press_on(ctx: Context, *, most: int = 2) -> Evidence:
    return _with_first(ctx, waiting=str(most + 1))


def _pointing(ctx: Context, end: int | None = None) -> list[Event]:
    """The advice that points somewhere, of the journal up to there."""
    told = ctx.evidence.journal[:end]
    return [one for one in told if one.kind == ADVISED and one.data.get("points_to")]


def _needed(ctx: Context) -> list[str]:
    """What was pointed at while it was open, each once."""
    return list(dict.fromkeys(str(one.data["points_to"]) for one in _pointing(ctx) if _is_needed(one)))


def _is_needed(advice: Event) -> bool:
    return str(advice.data.get("points_to")) in str(advice.data.get("about", "")).split()


def _waiting(advice: Event) -> int:
    told = str(advice.data.get("waiting", ""))
    return int(told) if told.isdecimal() else 0


def _with_first(ctx: Context, **change: str) -> Evidence:
    """One more piece of advice before all others: like the first, but for this."""
    first = _pointing(ctx)[0]
    more = replace(first, at="early", data={**first.data, **change})
    return replace(ctx.evidence, journal=(more, *ctx.evidence.journal))
