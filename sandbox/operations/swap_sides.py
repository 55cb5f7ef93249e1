"""The two sides of a round of role swap, and what becomes of one without the other."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment

OFFICERS_KEY = "can-bo:%d"
"""Of the officers' assignment, by that of the citizens; no form has such a key."""


@dataclass(frozen=True)
class Round:
    """`officers` is None where that side has been taken back."""

    citizens: Assignment
    officers: Assignment | None

    @property
    def sides(self) -> list[Assignment]:
        return [self.citizens] if self.officers is None else [self.citizens, self.officers]


def is_side(assignment: Assignment) -> bool:
    """Whether it is one side of a round; without a SELECT."""
    return assignment.desk == "class" or _serves_as_officers(assignment)


def of(session: Session, assignment: Assignment) -> Round | None:
    """The round that an assignment is a side of, if it is one."""
    if not is_side(assignment):
        return None
    served = assignment.serves_id
    citizens = assignment if served is None else session.get(Assignment, served)
    return None if citizens is None else round_of(session, citizens)


def round_of(session: Session, citizens: Assignment) -> Round:
    """Helpers may serve the same citizens; the officers are known by their key."""
    serving = select(Assignment).where(Assignment.key == OFFICERS_KEY % citizens.id)
    return Round(citizens, session.scalars(serving).one_or_none())


def left_behind(session: Session, assignment: Assignment) -> list[Assignment]:
    """What is taken back together with this side: officers without citizens have nobody to serve.

    Citizens without officers stay, and the bot sits at their desk again; part of the caller's transaction.
    """
    found = of(session, assignment)
    if found is None:
        return []
    if assignment.id == found.citizens.id:
        return [found.officers] if found.officers is not None else []
    found.citizens.desk, found.citizens.clock = "bot", None
    return []


def _serves_as_officers(assignment: Assignment) -> bool:
    return assignment.serves_id is not None and assignment.key == OFFICERS_KEY % assignment.serves_id
