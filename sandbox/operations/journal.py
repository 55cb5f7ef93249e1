"""Writes the journal, and what every event brings with it: the board, messages, trouble."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import incidents, phone, progress
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry

OF_THE_CITIZEN = ("dossier.", "petition.")
ADD = insert(JournalEntry.__table__)  # type: ignore[arg-type]  # a declared class has a Table


def note(
    session: Session,
    content: Content,
    attempt: Attempt,
    kind: str,
    now: datetime,
    dossier_id: int | None = None,
    **data: Any,
) -> None:
    """Add one event with exactly the keys its kind must carry; raises ValueError otherwise."""
    event = content.world.events[kind]
    if set(data) != set(event.keys):
        raise ValueError(f"{kind} carries {sorted(event.keys)}, not {sorted(data)}")
    row = {
        "school_id": attempt.school_id,
        "attempt_id": attempt.id,
        "dossier_id": dossier_id,
        "kind": kind,
        "data": data,
        "at": now,
        "clock": attempt.clock,
    }
    session.execute(ADD, row)
    exercise = content.library[attempt.exercise]
    if exercise.side != "citizen" and kind.startswith(OF_THE_CITIZEN):
        return  # what an officer does to a dossier is no step, trouble or message of a citizen
    last = "answer" if exercise.ends == "hand_in" else "submit"
    progress.move(session, attempt, event, now, data, last)
    phone.deliver(session, content, attempt, kind)
    incidents.set_off(session, content, attempt, kind)
