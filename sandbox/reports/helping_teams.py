"""The teams of helpers and citizens that a class has been given, and who sits beside whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from sandbox.reports.helping import pairs
from sandbox.store.assignments import Assignment


@dataclass(frozen=True)
class Seat:
    """One student at work: their attempt, and the attempt they sit beside."""

    attempt: int
    name: str
    seat: int
    partner: int | None
    over: bool


@dataclass(frozen=True)
class Team:
    """`open`: may still be seated anew."""

    citizens: Assignment
    helpers: Assignment
    open: bool
    helped: tuple[Seat, ...]
    helping: tuple[Seat, ...]

    def of(self, attempt: int | None) -> Seat | None:
        return next((one for one in (*self.helped, *self.helping) if one.attempt == attempt), None)


def teams(session: Session, classroom_id: int, library: Mapping[str, Exercise], now: datetime) -> list[Team]:
    """The newest first."""
    wanted = select(Assignment).where(Assignment.classroom_id == classroom_id)
    given = {one.id: one for one in session.scalars(wanted.order_by(Assignment.id.desc()))}
    return [
        _team(session, given[one.serves_id], one, now)
        for one in given.values()
        if one.serves_id in given and one.exercise in library and library[one.exercise].side == "support"
    ]


def _team(session: Session, citizens: Assignment, helpers: Assignment, now: datetime) -> Team:
    sides: dict[bool, dict[int, Seat]] = {True: {}, False: {}}
    for row in pairs(session, citizens.id, helpers.id):
        seat = Seat(row.attempt, row.name, row.seat, row.partner, row.finished_at is not None)
        sides[bool(row.helps)][row.student] = seat  # the last attempt of each
    closed = any(one.closes_at is not None and one.closes_at <= now for one in (citizens, helpers))
    return Team(citizens, helpers, not closed, tuple(sides[False].values()), tuple(sides[True].values()))
