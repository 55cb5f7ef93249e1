"""Gives a class an exercise in two parts: each side gets a group and an assignment of its own, or neither."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import assignments, groups, preparing, swap_halves
from sandbox.operations.giving import Terms
from sandbox.operations.swap_halves import Halves
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom

Made = TypeVar("Made")
Pair = tuple[Assignment, Assignment]
"""Of the citizens, of those who serve them."""


def once(session: Session, make: Callable[[], Made], known: Callable[[], Made | None]) -> Made:
    """What is made and committed now; what is known where the same form was sent at the same moment."""
    try:
        made = make()
        session.commit()
    except IntegrityError:
        session.rollback()
        found = known()
        if found is None:
            raise
        return found
    return made


def sides(
    session: Session,
    content: Content,
    classroom: Classroom,
    slugs: tuple[str, str],
    names: tuple[str, str],
    halves: Halves,
    terms: Terms,
    now: datetime,
) -> Pair:
    """Both, not yet in the session but for their groups. `names` with a %d for the number of the round.

    Raises Refused for terms that cannot be.
    """
    session.get_one(Classroom, classroom.id, with_for_update=True)  # two who number the groups at once
    numbered = swap_halves.names(session, classroom, names)
    citizens, others = [
        _side(session, content, classroom, *side, terms, now)
        for side in zip(slugs, numbered, halves, strict=True)
    ]
    return citizens, others


def join(session: Session, content: Content, pair: Pair, key: str, others_key: str) -> None:
    """The others serve these citizens from now on. `others_key`: with a %d for the citizens' assignment."""
    citizens, others = pair
    citizens.key = key
    session.add(citizens)
    session.flush()
    others.serves_id, others.key = citizens.id, others_key % citizens.id
    session.add(others)
    for side in pair:
        preparing.prepare(session, content, side)


def _side(
    session: Session,
    content: Content,
    classroom: Classroom,
    slug: str,
    name: str,
    members: Collection[int],
    terms: Terms,
    now: datetime,
) -> Assignment:
    group = groups.add(session, classroom, name, members)
    session.flush()
    wanted = replace(terms, group_id=group.id)
    assignments.check(session, content, classroom, slug, wanted)
    return assignments.made(classroom, slug, wanted, now)
