"""Troubles of the portal that an exercise asks for: set off by an event, met once by the citizen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from exercises.engine.exercise import Incident
from sandbox.content import Content
from sandbox.store.attempts import Attempt


@dataclass(frozen=True)
class Trouble:
    """What a page runs into: "expire_session", "maintenance" or "slow", and for how long."""

    do: str
    seconds: int


def set_off(session: Session, content: Content, attempt: Attempt, kind: str) -> None:
    """What happens after this kind of event, once per attempt; part of the caller's transaction."""
    exercise = content.library.get(attempt.exercise)
    due = [one for one in (exercise.incidents if exercise else ()) if one.on == kind]
    row = session.get(Attempt, attempt.id) if due else None  # a page that is only read holds a copy
    if row is None:
        return
    known = {one["id"] for one in row.incidents}
    waiting = [{"id": one.id, "left": one.times} for one in due if one.id not in known]
    if waiting:
        row.incidents = [*row.incidents, *waiting]


def is_due(attempt: Attempt) -> bool:
    """Whether something waits to be met; asked by every page, so it looks nothing up."""
    return any(one["left"] for one in attempt.incidents)


def meet(session: Session, content: Content, attempt: Attempt, now: datetime) -> Trouble | None:
    """The trouble that the page now asked for runs into; None when another page has met it already."""
    from sandbox.operations.journal import note  # which itself sets incidents off

    found = _next(content, attempt)
    if found is None:
        return None
    if all(one["left"] == found.times for one in attempt.incidents if one["id"] == found.id):
        note(session, content, attempt, "incident.met", now, incident=found.id)
    attempt.incidents = _without_one(attempt.incidents, found.id)
    if found.do == "expire_session":
        attempt.signed_in = False
    session.commit()
    return Trouble(found.do, found.seconds)


def _next(content: Content, attempt: Attempt) -> Incident | None:
    """A session can only run out where there is one; until then this incident waits."""
    known = {one.id: one for one in content.library[attempt.exercise].incidents}
    for one in attempt.incidents:
        found = known.get(one["id"])
        if found and one["left"] and (attempt.signed_in or found.do != "expire_session"):
            return found
    return None


def _without_one(incidents: Sequence[Mapping[str, Any]], met: str) -> list[dict[str, Any]]:
    return [{**one, "left": one["left"] - 1} if one["id"] == met else dict(one) for one in incidents]
