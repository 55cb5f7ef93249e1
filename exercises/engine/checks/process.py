"""Checks of how the student worked, by the journal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from exercises.engine.checking import (
    Context,
    EventName,
    Finding,
    Paths,
    Where,
    breaks,
    check,
    failed,
    passed,
)
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Step
from exercises.engine.ideas import only_idea
from fixtures.working_days import add_working_days

NOTHING: Mapping[str, str] = {}
MANY = 10**6
LATER_CLOCK = "2100-01-01T08:00:00"
LATER = "2100-01-01T00:00:00+00:00"


@check(when="always", needs="work")
def happened(
    ctx: Context, *, event: EventName, where: Where = NOTHING, at_least: int = 1, at_most: int = MANY
) -> Finding:
    """The event stands in the journal, as often as it should, with the values of `where` in its data."""
    times = len(list(ctx.places(event, where)))
    if at_least <= times <= at_most:
        return passed(seen=str(times))
    said = "Em chưa làm bước này." if not times else f"Em đã làm bước này {times} lần."
    return failed(said, only_idea(ctx), seen=str(times), expected=str(at_least))


@check(when="always", needs="work")
def never_happened(ctx: Context, *, event: EventName, where: Where = NOTHING) -> Finding:
    """The event does not stand in the journal."""
    times = len(list(ctx.places(event, where)))
    if not times:
        return passed()
    return failed("Em đã làm một việc không nên làm.", only_idea(ctx), seen=str(times), expected="0")


@check(when="always", needs="work")
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
        return failed("Em đã bỏ qua bước này.", only_idea(ctx))
    if later is not None and later < earlier:
        return failed("Em có làm bước này nhưng làm quá muộn.", only_idea(ctx))
    return passed()


@check(when="always", needs="work")
def happened_after_last(
    ctx: Context,
    *,
    event: EventName,
    after: EventName,
    where: Where = NOTHING,
    after_where: Where = NOTHING,
) -> Finding:
    """`event` happened once more after the last `after`; where that never did, it is enough anywhere."""
    last = max(ctx.places(after, after_where), default=-1)
    if any(place > last for place in ctx.places(event, where)):
        return passed()
    return failed("Em chưa làm bước này sau cùng.", only_idea(ctx))


@check(when="always", needs="work")
def happened_within(
    ctx: Context,
    *,
    event: EventName,
    days: int,
    of: EventName,
    where: Where = NOTHING,
    of_where: Where = NOTHING,
) -> Finding:
    """The first `event` came at most so many working days after the first `of`, by the simulated calendar."""
    done, began = ctx.first(event, where), ctx.first(of, of_where)
    if done is None or began is None:
        return failed("Em chưa làm bước này.", only_idea(ctx), expected=f"{days} ngày làm việc")
    last = add_working_days(datetime.fromisoformat(began.clock), days).date()
    day = datetime.fromisoformat(done.clock).date()
    if day <= last:
        return passed(seen=f"{day:%d/%m/%Y}", expected=f"{last:%d/%m/%Y}")
    said = f"Em làm bước này ngày {day:%d/%m/%Y}, đã quá hạn."
    return failed(said, only_idea(ctx), seen=f"{day:%d/%m/%Y}", expected=f"{last:%d/%m/%Y}")


@check(when="always", needs="work")
def any_path(ctx: Context, *, paths: Paths) -> Finding:
    """One of several ways was gone: all its events happened, in their order."""
    if any(_gone(ctx, path) for path in paths):
        return passed()
    return failed("Em chưa đi hết các bước của một cách làm đúng.", only_idea(ctx))


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


@breaks("happened_after_last")
def _stop_before(ctx: Context, *, event: str, where: Mapping[str, str] = NOTHING, **_: object) -> Evidence:
    return _forget(ctx, event=event, where=where)


@breaks("happened_within")
def _do_after_the_deadline(
    ctx: Context, *, event: str, where: Mapping[str, str] = NOTHING, **_: object
) -> Evidence:
    late = set(ctx.places(event, where))
    journal = (
        replace(e, clock=LATER_CLOCK) if at in late else e for at, e in enumerate(ctx.evidence.journal)
    )
    return replace(ctx.evidence, journal=tuple(journal))


@breaks("any_path")
def _leave_every_path(ctx: Context, *, paths: tuple[tuple[Step, ...], ...]) -> Evidence:
    gone = {place for path in paths for place in ctx.places(path[-1].event, path[-1].data)}
    kept = (event for at, event in enumerate(ctx.evidence.journal) if at not in gone)
    return replace(ctx.evidence, journal=tuple(kept))


def _gone(ctx: Context, path: tuple[Step, ...]) -> bool:
    place = -1
    for step in path:
        found = next((at for at in ctx.places(step.event, step.data) if at > place), None)
        if found is None:
            return False
        place = found
    return True
