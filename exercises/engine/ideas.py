"""Which of the wrong ideas an exercise knows stands behind an answer."""

from exercises.engine.checking import Context
from exercises.engine.exercise import Misconception
from exercises.engine.matching import Match, compare


def idea_behind(ctx: Context, kind: str, match: Match, given: str) -> Misconception | None:
    """The first whose slip the matcher named, or one of whose values was given."""
    for known in ctx.criterion.misconceptions:
        if known.detail and known.detail == match.detail:
            return known
        if any(compare(kind, ctx.fill(when), given).equal for when in known.when):
            return known
    return None


def only_idea(ctx: Context) -> Misconception | None:
    """Where a thing is simply done or not done it has one cause: the misconception with `when: always`."""
    return next(iter(ctx.criterion.misconceptions), None)
