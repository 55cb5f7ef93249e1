"""Which dossiers lie on the desk of an officer who is a student."""

from sqlalchemy import ColumnElement, and_

from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier


def on_desk(officer: Attempt, serves: int | None) -> ColumnElement[bool]:
    """For a SELECT of dossiers joined to their attempts; `serves`: the assignment that this desk looks after.

    Of that one it is what its citizens have filed, but never the officer's own; else the officer's stack.
    """
    filed = Dossier.state != "draft"
    if serves is None:
        return and_(Dossier.attempt_id == officer.id, Dossier.item != "", filed)
    return and_(Attempt.assignment_id == serves, Attempt.student_id != officer.student_id, filed)
