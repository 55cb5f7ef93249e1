"""Checks of the officer's side: what was decided at the one-stop desk, and why."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import Context, Finding, breaks, check, failed, passed
from exercises.engine.evidence import Event, Evidence
from exercises.engine.ideas import only_idea

NOT_ACTED = "Em chưa xử lý hồ sơ này."


@check(when="always", needs="work")
def decided(ctx: Context, *, dossier: str, action: str = "") -> Finding:
    """The first thing done with this dossier was right: `action`, or what the rules of the desk find."""
    act = first_act(ctx, dossier)
    expected = action or found_of(ctx, dossier)[0]
    if act is None:
        return failed(NOT_ACTED, expected=expected)
    seen = str(act.data.get("action"))
    if seen == expected:
        return passed(seen=seen, expected=expected)
    return failed("Em chọn cách xử lý khác với quy định.", only_idea(ctx), seen=seen, expected=expected)


@check(when="always", needs="work")
def faults_named(ctx: Context, *, dossier: str) -> Finding:
    """What was written down as wrong is what the rules find; each missing or extra one takes its share."""
    act = first_act(ctx, dossier)
    right = set(found_of(ctx, dossier)[1])
    if act is None:
        return failed(NOT_ACTED, expected=", ".join(sorted(right)))
    named = {*str(act.data.get("faults", "")).split(), *_ground(act)}
    slips = len(right ^ named)
    credit = max(Decimal(0), 1 - Decimal(slips) / max(1, len(right)))
    return Finding(
        credit,
        "" if not slips else "Lỗi em ghi chưa đúng với giấy tờ trong hồ sơ.",
        seen=", ".join(sorted(named)),
        expected=", ".join(sorted(right)),
        misconception=only_idea(ctx) if slips else None,
    )


def found_of(ctx: Context, dossier: str) -> tuple[str, tuple[str, ...]]:
    """(action, faults) of the desk's own rules for an item of the stack, frozen with the variant."""
    action, *faults = str(ctx.variant.stack[dossier]["found"]).split()
    return action, tuple(faults)


def first_act(ctx: Context, dossier: str) -> Event | None:
    place = next(ctx.places("desk.acted", {"dossier": dossier}), None)
    return None if place is None else ctx.evidence.journal[place]


def _ground(act: Event) -> list[str]:
    ground = str(act.data.get("ground", ""))
    return [f"ground:{ground}"] if ground else []


@breaks("decided")
def _decide_otherwise(ctx: Context, *, dossier: str, **_: object) -> Evidence:
    return _with_first(ctx, dossier, {"action": "-"})


@breaks("faults_named")
def _name_another(ctx: Context, *, dossier: str) -> Evidence:
    return _with_first(ctx, dossier, {"faults": "x:missing y:missing z:missing", "ground": ""})


def _with_first(ctx: Context, dossier: str, change: Mapping[str, str]) -> Evidence:
    place = next(ctx.places("desk.acted", {"dossier": dossier}))
    journal = list(ctx.evidence.journal)
    journal[place] = replace(journal[place], data={**journal[place].data, **change})
    return replace(ctx.evidence, journal=tuple(journal))
