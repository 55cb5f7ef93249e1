"""The rounds of role swap that a class has been given."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Group
from sandbox.store.swaps import NEXT_KEY, OFFICERS_KEY


@dataclass(frozen=True)
class Given:
    """One round, with the groups of citizens and officers; `turned`: there is a next one."""

    citizens: Assignment
    groups: tuple[str, ...]
    turned: bool


def rounds(session: Session, classroom_id: int) -> list[Given]:
    """The newest first; one SELECT."""
    sides = or_(Assignment.desk == "class", Assignment.serves_id.is_not(None))
    wanted = (
        select(Assignment, Group.name)
        .outerjoin(Group, Group.id == Assignment.group_id)
        .where(Assignment.classroom_id == classroom_id, sides)
        .order_by(Assignment.id.desc())
    )
    names = {row.Assignment: row.name for row in session.execute(wanted)}
    by_key = {one.key: one for one in names}
    found = []
    for one in names:
        if one.desk == "class":
            officers = by_key.get(OFFICERS_KEY % one.id)
            groups = tuple(names[side] for side in (one, officers) if side is not None and names[side])
            found.append(Given(one, groups, NEXT_KEY % one.id in by_key))
    return found
