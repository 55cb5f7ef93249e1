"""What each officer of an assignment did at the desk, act by act, beside what the rules find there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.classrooms import Enrolment
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.people import Student

OPENED, ACTED, ANSWERED = "desk.opened", "desk.acted", "desk.answered"


@dataclass(frozen=True)
class Act:
    """One act. `name`: the item of the stack, or the code; `procedure`: its code, "" for a petition.

    faults, found   as “identity:blurred”; `found` begins with the action, alternatives by “|”
    due, promised   the day of the result as written down, and by the rules
    seconds         from opening to acting, None where it was never opened
    """

    student_id: int
    seat: int
    student: str
    attempt: int
    name: str
    procedure: str
    action: str
    faults: tuple[str, ...]
    found: tuple[str, ...]
    form: str
    words: str
    due: str
    promised: str
    published: str
    seconds: int | None
    at: datetime

    @property
    def is_petition(self) -> bool:
        return not self.procedure

    @property
    def agrees(self) -> bool | None:
        """Whether decision and faults are what the rules find; None where they say nothing."""
        if not self.found:
            return None
        action, *faults = self.found
        return self.action in action.split("|") and set(self.faults) == set(faults)


def desk_work(session: Session, assignment: Assignment) -> list[Act]:
    """In the order of the class, each officer's in the order of time."""
    rows = session.execute(_statement(assignment)).all()
    return list(_acts(rows))


def _statement(assignment: Assignment) -> Any:
    return (
        select(Attempt.id, Attempt.number, Student.id.label("student_id"), Student.full_name, Enrolment.seat)
        .add_columns(JournalEntry.kind, JournalEntry.data, JournalEntry.at, Dossier.procedure)
        .join(Attempt, Attempt.student_id == Student.id)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .join(JournalEntry, JournalEntry.attempt_id == Attempt.id)
        .outerjoin(Dossier, Dossier.id == JournalEntry.dossier_id)
        .where(sits_in(assignment), Attempt.assignment_id == assignment.id)
        .where(JournalEntry.kind.in_((OPENED, ACTED, ANSWERED)))
        .order_by(Enrolment.seat, Enrolment.id, Attempt.number, JournalEntry.id)
    )


def _acts(rows: Iterable[Row[Any]]) -> Iterator[Act]:
    """Time runs from the first opening since the act before."""
    opened: dict[tuple[int, str], datetime] = {}
    for row in rows:
        name = str(row.data["petition" if row.kind == ANSWERED else "dossier"])
        if row.kind == OPENED:
            opened.setdefault((row.id, name), row.at)
        else:
            since = opened.pop((row.id, name), None)
            yield _act(row, name, None if since is None else int((row.at - since).total_seconds()))


def _act(row: Row[Any], name: str, seconds: int | None) -> Act:
    data: Mapping[str, Any] = row.data
    ground = f"ground:{data['ground']}" if data.get("ground") else ""
    return Act(
        student_id=row.student_id,
        seat=row.seat,
        student=row.full_name,
        attempt=row.number,
        name=name,
        procedure=row.procedure or "" if row.kind == ACTED else "",
        action=str(data["action"]),
        faults=tuple(f"{data.get('faults', '')} {ground}".split()),
        found=tuple(str(data.get("found", "")).split()),
        form=str(data.get("form", "")),
        words=str(data.get("answer" if row.kind == ANSWERED else "reason", "")),
        due=str(data.get("due", "")),
        promised=str(data.get("promised", "")),
        published=str(data.get("published", "")),
        seconds=seconds,
        at=row.at,
    )
