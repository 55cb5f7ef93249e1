"""What lies on the desk of an officer who is a student: dossiers, and petitions."""

from sqlalchemy import ColumnElement, and_

from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.letters import Petition


def on_desk(officer: Attempt, serves: int | None) -> ColumnElement[bool]:
    """Dossiers, by `lying`; a draft is its citizen's alone."""
    return and_(lying(Dossier, officer, serves), Dossier.state != "draft")


def lying(table: type[Dossier] | type[Petition], officer: Attempt, serves: int | None) -> ColumnElement[bool]:
    """For a SELECT joined to the attempts; `serves`: the assignment that this desk looks after.

    Of that one it is what its citizens have sent, but never the officer's own; else the officer's stack.
    """
    if serves is None:
        return and_(table.attempt_id == officer.id, table.item != "")
    return and_(Attempt.assignment_id == serves, Attempt.student_id != officer.student_id)
