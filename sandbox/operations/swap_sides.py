"""What becomes of one side of a role swap without the other."""

from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.swaps import of


def left_behind(session: Session, assignment: Assignment) -> list[Assignment]:
    """What is taken back together with this side: officers without citizens have nobody to serve.

    Citizens without officers stay, and the bot sits at their desk again; part of the caller's transaction.
    """
    found = of(session, assignment)
    if found is None:
        return []
    if assignment.id == found.citizens.id:
        return [found.officers]
    found.citizens.desk, found.citizens.clock = "bot", None
    return []
