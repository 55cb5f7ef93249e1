"""Checks of the whole desk: looked first, in time, in order, nothing needless; and of a class's own desk."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from exercises.engine.acting import (
    ACTED,
    SEEN,
    Act,
    acts,
    agreement,
    first_act,
    items,
    judged,
    was_in_time,
    was_looked_through,
    with_act,
)
from exercises.engine.checking import Context, Finding, ItemIds, Templates, breaks, check, failed, passed
from exercises.engine.evidence import Event, Evidence
from exercises.engine.ideas import only_idea
from exercises.engine.matching.mentions import mentions
from exercises.engine.standing import form_with

Aspect = Literal["decision", "faults", "form", "looked", "in_time"]
LATER = "2100-01-01T08:00:00"
REFUSING = ("request_supplement", "refuse", "stop")
NOBODY = "Em chưa xử lý hồ sơ nào."
SAID: dict[Aspect, str] = {
    "decision": "Có hồ sơ em xử lý chưa đúng cách.",
    "faults": "Có hồ sơ em nêu lỗi chưa đúng với giấy tờ.",
    "form": "Có hồ sơ em kèm phiếu chưa hợp.",
    "looked": "Có hồ sơ em quyết định khi chưa xem hết giấy tờ.",
    "in_time": "Có hồ sơ em xử lý khi đã quá hạn.",
}
TOO_FEW = "Em mới xử lý {count} hồ sơ, cần ít nhất {least} hồ sơ."


@check(when="always", needs="work")
def looked_first(ctx: Context, *, dossiers: ItemIds = ()) -> Finding:
    """Every paper of these dossiers, or of the whole stack, was opened before something was decided."""
    done = [first_act(ctx, item) for item in items(ctx, dossiers)]
    right = sum(act is not None and was_looked_through(ctx.evidence, act) for act in done)
    return _share(ctx, right, len(done), "Em chưa xem hết giấy tờ trước khi quyết định ở {wrong} hồ sơ.")


@check(when="always", needs="work")
def in_time(ctx: Context, *, dossiers: ItemIds = ()) -> Finding:
    """Each was taken up while there was time: within 08 working hours, or before its result was due.

    What was overdue when the officer sat down is not the officer's fault: it counts once it is taken up on
    the very first day.
    """
    done = [first_act(ctx, item) for item in items(ctx, dossiers)]
    first_day = f"{ctx.exercise.start:%Y-%m-%d}"
    right = sum(
        act is not None and (was_in_time(act) or act.event.clock.startswith(first_day)) for act in done
    )
    return _share(ctx, right, len(done), "Em chưa xử lý kịp hạn ở {wrong} hồ sơ.")


@check(when="always", needs="work")
def order(ctx: Context, *, first: ItemIds, then: ItemIds) -> Finding:
    """Each of `first` was taken up before any of `then`; whoever cannot wait goes first."""
    others = [act.place for item in then if (act := first_act(ctx, item)) is not None]
    earliest = min(others, default=len(ctx.evidence.journal))
    done = [first_act(ctx, item) for item in first]
    right = sum(act is not None and act.place < earliest for act in done)
    return _share(ctx, right, len(done), "Em để {wrong} hồ sơ gấp đợi sau hồ sơ khác.")


@check(when="always", needs="work")
def not_demanded(ctx: Context, *, words: Templates, dossiers: ItemIds = ()) -> Finding:
    """Nobody was sent back for one of these, alternatives by `|`: the law does not ask for it (any more).

    Who has not taken up a dossier has not spared its citizen anything yet. At the desk of a class it is about
    all that were taken up.
    """
    wanted = items(ctx, dossiers) or tuple(dict.fromkeys(act.dossier for act in acts(ctx.evidence)))
    if not wanted or any(first_act(ctx, item) is None for item in wanted):
        return failed("Em chưa xử lý hết hồ sơ trên bàn." if wanted else NOBODY)
    asking = [act for item in wanted for act in acts(ctx.evidence, item) if act.action in REFUSING]
    wrong = sum(any(mentions(act.said("reason"), ctx.fill(one)) for one in words) for act in asking)
    if not wrong:
        return passed(seen="0")
    said = f"Em đòi giấy tờ không cần ở {wrong} lần trả hồ sơ."
    return failed(said, only_idea(ctx), seen=str(wrong), expected="0")


@check(when="always", needs="work")
def desk_share(ctx: Context, *, aspect: Aspect, least: int) -> Finding:
    """Of all the dossiers taken up at the desk of a class, the share that was right in this; `least` so many.

    decision  as the rules of the desk found at that moment     faults   named, each slip takes its share
    form      the one of the right move     looked  every paper before     in_time  within the hours promised
    """
    done = judged(ctx.evidence)
    if not done:
        return failed(NOBODY, expected=str(least))
    right = sum((_worth(ctx, act, aspect) for act in done), Decimal(0))
    of = max(least, len(done))
    seen = f"{right.normalize():f}/{len(done)}"
    if right == of:
        return passed(seen=seen, expected=str(least))
    said = SAID[aspect] if right < len(done) else TOO_FEW.format(count=len(done), least=least)
    idea = only_idea(ctx) if right < len(done) else None
    return Finding(right / of, said, seen=seen, expected=str(least), misconception=idea)


@breaks("looked_first")
def _look_nowhere(ctx: Context, *, dossiers: tuple[str, ...] = ()) -> Evidence:
    gone = set(items(ctx, dossiers))
    return _without(ctx.evidence, [SEEN, "desk.opened"], gone)


@breaks("in_time")
def _act_too_late(ctx: Context, *, dossiers: tuple[str, ...] = ()) -> Evidence:
    return _at(ctx.evidence, set(items(ctx, dossiers)))


@breaks("order")
def _take_them_last(ctx: Context, *, first: tuple[str, ...], **_: object) -> Evidence:
    journal = ctx.evidence.journal
    late = [event for event in journal if event.kind == ACTED and event.data.get("dossier") in first]
    return replace(ctx.evidence, journal=(*(event for event in journal if event not in late), *late))


@breaks("not_demanded")
def _demand_it(ctx: Context, *, words: tuple[str, ...], dossiers: tuple[str, ...] = ()) -> Evidence:
    """Once more, later: what was decided first stays right."""
    item = items(ctx, dossiers)[0] if ctx.variant.stack else next(acts(ctx.evidence)).dossier
    said = f"Nộp thêm {ctx.fill(words[0]).split('|')[0]}"
    again = Event(ACTED, "", {"dossier": item, "action": "request_supplement", "reason": said}, LATER)
    return replace(ctx.evidence, journal=(*ctx.evidence.journal, again))


@breaks("desk_share")
def _work_badly(ctx: Context, *, aspect: Aspect, **_: object) -> Evidence:
    if aspect == "looked":
        return _without(ctx.evidence, [SEEN, "desk.opened"], None)
    if aspect == "in_time":
        return _at(ctx.evidence, None)
    wrong = {"decision": {"action": "-"}, "form": {"form": "-"}}
    evidence = ctx.evidence
    for act in judged(evidence):
        change = wrong.get(aspect, {"faults": "x:missing y:missing z:missing", "ground": ""})
        evidence = with_act(evidence, act, **change)
    return evidence


def _worth(ctx: Context, act: Act, aspect: Aspect) -> Decimal:
    action, faults = act.wanted
    if aspect == "faults":
        return agreement(faults, act.named)
    if aspect == "decision":
        return Decimal(act.action == action)
    if aspect == "form":
        state = "processing" if action == "stop" else "registered"
        return Decimal(act.said("form") == form_with(state, action, ctx.exercise.era))
    return Decimal(was_looked_through(ctx.evidence, act) if aspect == "looked" else was_in_time(act))


def _share(ctx: Context, right: int, of: int, said: str) -> Finding:
    seen, expected = f"{right}/{of}", str(of)
    if right == of:
        return passed(seen=seen, expected=expected)
    return Finding(
        Decimal(right) / of,
        said.format(wrong=of - right),
        seen=seen,
        expected=expected,
        misconception=only_idea(ctx),
    )


def _without(evidence: Evidence, kinds: Sequence[str], dossiers: set[str] | None) -> Evidence:
    """Without these events, of these dossiers or of all."""
    kept = (
        event
        for event in evidence.journal
        if event.kind not in kinds or (dossiers is not None and event.data.get("dossier") not in dossiers)
    )
    return replace(evidence, journal=tuple(kept))


def _at(evidence: Evidence, dossiers: set[str] | None) -> Evidence:
    """Long after every deadline."""
    journal = (
        replace(event, clock=LATER)
        if event.kind == ACTED and (dossiers is None or event.data.get("dossier") in dossiers)
        else event
        for event in evidence.journal
    )
    return replace(evidence, journal=tuple(journal))
