"""What teachers have added to attempts: the words and points that hold now, and all that was ever said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from sandbox.store.people import Staff
from sandbox.store.reports import Remark

WHOLE = ""  # the criterion of a remark on the whole attempt
OF_ATTEMPTS = (
    select(Remark).where(Remark.attempt_id.in_(bindparam("attempts", expanding=True))).order_by(Remark.id)
)


@dataclass(frozen=True)
class Said:
    """One remark. `earned`: hundredths given, None where there are only words, or it was taken back."""

    criterion: str
    earned: int | None
    text: str
    by: str
    at: datetime


def current(session: Session, attempt_id: int) -> Mapping[str, Remark]:
    """The latest of each criterion; one SELECT."""
    return {one.criterion: one for one in session.scalars(OF_ATTEMPTS, {"attempts": [attempt_id]})}


def overrides(
    session: Session, attempts: Sequence[int], until: datetime | None = None
) -> Mapping[int, Mapping[str, int]]:
    """By attempt the points given to its rows, as they hold now or held then; one SELECT."""
    latest: dict[int, dict[str, int | None]] = {}
    for one in session.scalars(OF_ATTEMPTS, {"attempts": list(attempts)}):
        if until is None or one.at <= until:
            latest.setdefault(one.attempt_id, {})[one.criterion] = one.earned
    return {attempt: _given(rows) for attempt, rows in latest.items()}


def words(session: Session, attempt_id: int) -> Mapping[str, str]:
    """What a student may read, by criterion."""
    return {name: one.text for name, one in current(session, attempt_id).items() if one.text}


def history(session: Session, attempts: Sequence[int]) -> Mapping[int, Sequence[Said]]:
    """By attempt every remark, in the order they were made; one SELECT."""
    columns = (
        select(Remark, Staff.full_name)
        .join(Staff, Staff.id == Remark.staff_id)
        .where(Remark.attempt_id.in_(attempts))
        .order_by(Remark.id)
    )
    found: dict[int, list[Said]] = {}
    for one, by in session.execute(columns):
        said = Said(one.criterion, one.earned, one.text, by, one.at)
        found.setdefault(one.attempt_id, []).append(said)
    return found


def _given(rows: Mapping[str, int | None]) -> dict[str, int]:
    return {name: earned for name, earned in rows.items() if name != WHOLE and earned is not None}
