"""Checks of one decision at the one-stop desk: what was done with a dossier, and why."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import wraps

from exercises.engine.acting import (
    Act,
    agreement,
    first_act,
    form_for,
    found_in,
    items,
    said_action,
    said_faults,
    said_form,
    with_act,
)
from exercises.engine.checking import (
    ActionId,
    CheckFunction,
    Context,
    Finding,
    FormKind,
    ItemId,
    ItemIds,
    Templates,
    breaks,
    check,
    failed,
    passed,
)
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Misconception
from exercises.engine.ideas import only_idea
from exercises.engine.matching import compare
from exercises.engine.matching.mentions import mentions, without
from exercises.engine.matching.writing import shown

NOT_ACTED = "Em chưa xử lý hồ sơ này."
NO_REASON = "Em chưa ghi lý do."
ANOTHER = "x:missing y:missing z:missing"


def _naming(look: CheckFunction) -> CheckFunction:
    """Say whose dossier it is: a row cannot, for every officer has other citizens on the desk."""

    @wraps(look)
    def told(ctx: Context, *, dossier: str, **keys: object) -> Finding:
        finding = look(ctx, dossier=dossier, **keys)
        name = str(ctx.variant.stack[dossier]["fields"].get("applicant_name", ""))
        said = f"Hồ sơ {shown(name)} nộp: {finding.said}" if name and finding.said else finding.said
        return replace(finding, said=said)

    return told


@check(when="action", needs="work")
@_naming
def decided(ctx: Context, *, dossier: ItemId, action: ActionId = "") -> Finding:
    """The first thing done with this dossier was right: `action`, or what the rules of the desk find."""
    act, expected = first_act(ctx, dossier), action or found_in(ctx, dossier)[0]
    if act is None:
        return failed(NOT_ACTED, expected=said_action(expected))
    seen = said_action(act.action)
    if act.action == expected:
        return passed(seen=seen, expected=seen)
    said = f"Em chọn “{seen}”. Cách này chưa hợp với hồ sơ."
    return failed(said, _idea(ctx, act.action), seen=seen, expected=said_action(expected))


@check(when="always", needs="work")
@_naming
def faults_named(ctx: Context, *, dossier: ItemId) -> Finding:
    """What was written down as wrong is what the rules find; each missing or extra one takes its share."""
    act, right = first_act(ctx, dossier), found_in(ctx, dossier)[1]
    expected = said_faults(ctx, dossier, right)
    if act is None:
        return failed(NOT_ACTED, expected=expected)
    seen = said_faults(ctx, dossier, act.named)
    if act.named == right:
        return passed(seen=seen, expected=expected)
    missing, extra = len(right - act.named), len(act.named - right)
    parts = [f"{word} {count} lỗi" for word, count in (("thiếu", missing), ("thừa", extra)) if count]
    credit, said = agreement(right, act.named), f"Em nêu {' và '.join(parts)} so với giấy tờ."
    return Finding(credit, said, seen=seen, expected=expected, misconception=only_idea(ctx))


@check(when="always", needs="work")
def form_right(ctx: Context, *, dossiers: ItemIds = (), form: FormKind = "") -> Finding:
    """The right move of each dossier went with its form, or with `form`; one without does not count."""
    wanted = {item: form or form_for(ctx, item) for item in items(ctx, dossiers)}
    wanted = {item: kind for item, kind in wanted.items() if kind}
    seen = {item: act.said("form") for item in wanted if (act := first_act(ctx, item)) is not None}
    right = sum(seen.get(item) == kind for item, kind in wanted.items())
    era = ctx.exercise.era
    return _share(
        ctx,
        right,
        len(wanted),
        "Phiếu đi kèm chưa hợp với việc cần làm ở {wrong} hồ sơ.",
        seen=_forms(seen.values(), era),
        expected=_forms(wanted.values(), era),
    )


@check(when="always", needs="work")
@_naming
def reason_says(ctx: Context, *, dossier: ItemId, words: Templates) -> Finding:
    """The reason for the first act names each of `words`, alternatives by `|`. A missing one takes its share.

    A reason that would do for any dossier has none of them.
    """
    act, wanted = first_act(ctx, dossier), [ctx.fill(one) for one in words]
    expected = "; ".join(wanted)
    if act is None:
        return failed(NOT_ACTED, expected=expected)
    reason = act.said("reason")
    if not reason.strip():
        return failed(NO_REASON, only_idea(ctx), expected=expected)
    right = sum(mentions(reason, one) for one in wanted)
    said = "Lý do em ghi còn thiếu {wrong} ý mà người dân cần biết."
    return _share(ctx, right, len(wanted), said, seen=shown(reason), expected=expected)


@check(when="always", needs="work")
@_naming
def promised_right(ctx: Context, *, dossier: ItemId) -> Finding:
    """The day the officer promised the result is the one the rules give at that moment."""
    act = first_act(ctx, dossier)
    if act is None:
        return failed(NOT_ACTED)
    seen, promised = act.said("due"), act.said("promised")
    if not promised or not seen.strip():
        return failed(
            "Em chưa ghi ngày hẹn trả kết quả.", only_idea(ctx), seen=shown(seen), expected=promised
        )
    match = compare("date", promised, seen)
    if match.equal:
        return passed(seen=shown(seen), expected=promised)
    said = f"Em hẹn ngày “{shown(seen)}”. Ngày này chưa đúng thời hạn của thủ tục."
    return failed(said, only_idea(ctx), seen=shown(seen), expected=promised)


@check(when="always", needs="work")
@_naming
def days_given(ctx: Context, *, dossier: ItemId, at_least: int, at_most: int) -> Finding:
    """The citizen was given so many working days, or the result was put off by so many."""
    act, expected = first_act(ctx, dossier), f"{at_least}–{at_most}"
    if act is None:
        return failed(NOT_ACTED, expected=expected)
    days = int(act.said("days") or 0)
    if at_least <= days <= at_most:
        return passed(seen=str(days), expected=expected)
    said = f"Em ghi {days} ngày làm việc, chưa hợp lý." if days else "Em chưa ghi số ngày làm việc."
    return failed(said, only_idea(ctx), seen=str(days), expected=expected)


@breaks("decided")
def _decide_otherwise(ctx: Context, *, dossier: str, **_: object) -> Evidence:
    return with_act(ctx.evidence, _acted(ctx, dossier), action="-")


@breaks("faults_named")
def _name_another(ctx: Context, *, dossier: str) -> Evidence:
    return with_act(ctx.evidence, _acted(ctx, dossier), faults=ANOTHER, ground="")


@breaks("form_right")
def _take_another_form(ctx: Context, *, dossiers: tuple[str, ...] = (), **_: object) -> Evidence:
    evidence = ctx.evidence
    for item in items(ctx, dossiers):
        evidence = with_act(evidence, _acted(ctx, item), form="-")
    return evidence


@breaks("reason_says")
def _say_nothing_of_it(ctx: Context, *, dossier: str, words: tuple[str, ...]) -> Evidence:
    act = _acted(ctx, dossier)
    ways = [way for one in map(ctx.fill, words) for way in one.split("|")]
    return with_act(ctx.evidence, act, reason=without(act.said("reason"), ways))


@breaks("promised_right")
def _promise_another_day(ctx: Context, *, dossier: str) -> Evidence:
    return with_act(ctx.evidence, _acted(ctx, dossier), due="29/02/1904")


@breaks("days_given")
def _give_no_days(ctx: Context, *, dossier: str, **_: object) -> Evidence:
    return with_act(ctx.evidence, _acted(ctx, dossier), days="0")


def _acted(ctx: Context, dossier: str) -> Act:
    act = first_act(ctx, dossier)
    if act is None:
        raise LookupError(dossier)
    return act


def _idea(ctx: Context, action: str) -> Misconception | None:
    """What stands behind an action, or behind any other than the right one."""
    known = ctx.criterion.misconceptions
    named = (one for one in known if action in one.when)
    return next(named, None) or next((one for one in known if "always" in one.when), None)


def _share(ctx: Context, right: int, of: int, said: str, seen: str, expected: str) -> Finding:
    if right == of:
        return passed(seen, expected)
    said, idea = said.format(wrong=of - right), only_idea(ctx)
    return Finding(Decimal(right) / of, said, seen=seen, expected=expected, misconception=idea)


def _forms(kinds: Iterable[str], era: str) -> str:
    return ", ".join(dict.fromkeys(said_form(kind, era) for kind in kinds if kind))
