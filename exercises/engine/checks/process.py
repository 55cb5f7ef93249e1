"""Checks of how the student worked, by the journal."""

from collections.abc import Mapping
from dataclasses import replace

from exercises.engine.checking import Context, EventName, Finding, Where, breaks, check, failed, passed
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Misconception

NOTHING: Mapping[str, str] = {}
LATER = "2100-01-01T00:00:00+00:00"


@check(when="always")
def happened(ctx: Context, *, event: EventName, where: Where = NOTHING, at_least: int = 1) -> Finding:
    """The event stands in the journal, often enough, with the values of `where` in its data."""
    times = len(list(ctx.places(event, where)))
    if times >= at_least:
        return passed(seen=str(times))
    return failed("Em chưa làm bước này.", _misconception(ctx), seen=str(times), expected=str(at_least))


@check(when="always")
def never_happened(ctx: Context, *, event: EventName, where: Where = NOTHING) -> Finding:
    """The event does not stand in the journal."""
    times = len(list(ctx.places(event, where)))
    if not times:
        return passed()
    return failed("Em đã làm một việc không nên làm.", _misconception(ctx), seen=str(times), expected="0")


@check(when="always")
def happened_before(
    ctx: Context,
    *,
    first: EventName,
    then: EventName,
    first_where: Where = NOTHING,
    then_where: Where = NOTHING,
) -> Finding:
    """`first` happened before the first `then`, or `then` never did."""
    earlier = next(ctx.places(first, first_where), None)
    later = next(ctx.places(then, then_where), None)
    if earlier is None:
        return failed("Em đã bỏ qua bước này.", _misconception(ctx))
    if later is not None and later < earlier:
        return failed("Em có làm bước này nhưng làm quá muộn.", _misconception(ctx))
    return passed()


@breaks("happened")
def _forget(ctx: Context, *, event: str, where: Mapping[str, str] = NOTHING, **_: object) -> Evidence:
    gone = set(ctx.places(event, where))
    return replace(
        ctx.evidence, journal=tuple(e for at, e in enumerate(ctx.evidence.journal) if at not in gone)
    )


@breaks("never_happened")
def _do(ctx: Context, *, event: str, where: Mapping[str, str] = NOTHING) -> Evidence:
    done = Event(event, LATER, {key: ctx.fill(value) for key, value in where.items()})
    return replace(ctx.evidence, journal=(*ctx.evidence.journal, done))


@breaks("happened_before")
def _do_too_late(
    ctx: Context, *, first: str, first_where: Mapping[str, str] = NOTHING, **_: object
) -> Evidence:
    late = set(ctx.places(first, first_where))
    journal = list(enumerate(ctx.evidence.journal))
    in_time = [event for place, event in journal if place not in late]
    return replace(ctx.evidence, journal=(*in_time, *(event for place, event in journal if place in late)))


def _misconception(ctx: Context) -> Misconception | None:
    """A step done or not done has one cause: the misconception with `when: always`."""
    return next(iter(ctx.criterion.misconceptions), None)
