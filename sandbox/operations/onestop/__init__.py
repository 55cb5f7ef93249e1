"""The officer bot: does at the one-stop desk what is due by the attempt's calendar."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations.onestop.acts import ACTS
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.onestop.timeline import Turn, next_turn
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

TURNS_MAX = 200  # far more than a month of one citizen's dossiers: a slip must not hold the server


def work(
    session: Session, content: Content, attempt: Attempt, now: datetime, until: datetime | None = None
) -> int:
    """Do everything due until then, in the order of time, and say how much; part of the caller's transaction.

    The attempt's clock goes along, so that every act bears its own moment, and ends at `until`.
    """
    desk, done = Desk(session, content, attempt, now), 0
    until = until or attempt.clock
    turns = {dossier: turn for turn, dossier in _turns(desk)}
    while turns and done < TURNS_MAX:
        dossier, turn = min(turns.items(), key=lambda found: found[1].at)
        if turn.at > until:
            break
        attempt.clock = max(attempt.clock, turn.at)
        ACTS[turn.do](desk, dossier, turn.step)
        done += 1
        following = next_turn(desk.situation(dossier))  # for the other dossiers nothing has changed
        if following is None:
            del turns[dossier]
        else:
            turns[dossier] = following
    attempt.clock = until
    return done


def is_waiting(session: Session, content: Content, attempt: Attempt, now: datetime) -> bool:
    """Whether the desk will do something by itself; where it waits for its citizen only time can run out."""
    return any(turn.do != "expire" for turn, _ in _turns(Desk(session, content, attempt, now)))


def _turns(desk: Desk) -> Iterator[tuple[Turn, Dossier]]:
    """The next turn of each dossier still on its way; where students sit at the desk only time acts."""
    manned = desk.silent or desk.session.get_one(Assignment, desk.attempt.assignment_id).desk == "class"
    states = desk.content.world.lifecycle.states.values()
    under_way = [state.id for state in states if not state.final and state.id != "draft"]
    mine = select(Dossier).where(Dossier.attempt_id == desk.attempt.id, Dossier.state.in_(under_way))
    for dossier in desk.session.scalars(mine.order_by(Dossier.id).with_for_update()).all():
        turn = next_turn(desk.situation(dossier))
        if turn is not None and (turn.do == "expire" or not manned):
            yield turn, dossier
