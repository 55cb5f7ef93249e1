"""The two sides of a round of role swap, and how one is known from the other."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment

OFFICERS_KEY, NEXT_KEY = "can-bo:%d", "doi-vai:%d"
"""Of the officers' assignment, and of the next round, by the citizens' assignment; no form has such keys."""


@dataclass(frozen=True)
class Round:
    citizens: Assignment
    officers: Assignment


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


def round_of(session: Session, citizens: Assignment) -> Round | None:
    """Helpers may serve the same citizens; the officers are known by their key."""
    serving = select(Assignment).where(Assignment.key == OFFICERS_KEY % citizens.id)
    officers = session.scalars(serving).one_or_none()
    return None if officers is None else Round(citizens, officers)


def is_turned(session: Session, citizens: Assignment) -> bool:
    """Whether the round after this one has been given."""
    after = select(Assignment.id).where(Assignment.key == NEXT_KEY % citizens.id)
    return session.execute(after).first() is not None


def _serves_as_officers(assignment: Assignment) -> bool:
    return assignment.serves_id is not None and assignment.key == OFFICERS_KEY % assignment.serves_id
