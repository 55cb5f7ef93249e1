"""Who needs help, told from evidence: each reason with what it weighs. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sandbox.store.trouble import Trouble

STILL_MINUTES = 5
STUCK_TIMES = 3
OTP_TIMES = 3
LOW_MARK = Decimal(5)
Kind = Literal["same", "stuck", "otp", "left", "still", "spent"]
WEIGHTS: dict[Kind, int] = {"same": 60, "stuck": 50, "otp": 45, "left": 40, "still": 30, "spent": 10}
PER_TIME, MOST_TIMES = 5, 4
NOTHING = Trouble()


@dataclass(frozen=True)
class Facts:
    """What is known of one student who has begun.

    minutes: since the last step forward; left: gone without filing; spent: no attempt is left; done: the
    last step is done; open_now: there is still something to help with.
    """

    trouble: int = 0
    last: Trouble = NOTHING
    minutes: int = 0
    left: bool = False
    spent: bool = False
    done: bool = False
    mark: Decimal | None = None
    open_now: bool = True


@dataclass(frozen=True)
class Reason:
    """`number`: how many times, or minutes; `event` and `names`: what was refused, and where."""

    kind: Kind
    weight: int
    number: int = 0
    event: str = ""
    names: tuple[str, ...] = ()


def reasons(facts: Facts) -> tuple[Reason, ...]:
    """Every reason there is, the heaviest first; none once the assignment has closed."""
    if not facts.open_now:
        return ()
    found = _of_the_end(facts) if facts.done else (*_of_trouble(facts), *_of_standing(facts))
    return tuple(sorted(found, key=lambda one: -one.weight))


def urgency(found: Iterable[Reason], minutes: int) -> tuple[int, int]:
    """To sort by: who has the heavier evidence comes first, of equals who has waited longer."""
    return -sum(one.weight for one in found), -minutes


def _of_trouble(facts: Facts) -> Iterable[Reason]:
    last = facts.last
    if last.kind == "otp.sent":
        if last.times + 1 >= OTP_TIMES:  # the first time was a step forward
            yield _reason("otp", last.times + 1)
    elif last.again:
        yield _reason("same", last.times, last)
    if facts.trouble >= STUCK_TIMES and facts.trouble > last.times:
        yield _reason("stuck", facts.trouble, last)


def _of_standing(facts: Facts) -> Iterable[Reason]:
    if facts.left:
        yield Reason("left", WEIGHTS["left"], facts.minutes)
    elif facts.minutes >= STILL_MINUTES:
        yield Reason("still", WEIGHTS["still"], facts.minutes)


def _of_the_end(facts: Facts) -> Iterable[Reason]:
    if facts.spent and facts.mark is not None and facts.mark < LOW_MARK:
        yield Reason("spent", WEIGHTS["spent"])


def _reason(kind: Kind, times: int, last: Trouble | None = None) -> Reason:
    """Each time more weighs a little more, up to a point."""
    weight = WEIGHTS[kind] + PER_TIME * min(times, MOST_TIMES)
    return Reason(kind, weight, times, last.kind if last else "", last.names if last else ())
