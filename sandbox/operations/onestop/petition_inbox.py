"""What lies on the feedback desk of an officer, and who holds it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from exercises.engine.exercise import StackedPetition
from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.operations.onestop import manned
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition
from sandbox.store.on_desk import lying
from sandbox.store.people import Student


def inbox(session: Session, officer: Attempt) -> list[Petition]:
    """What waits first, and of that the oldest."""
    waiting = Petition.state != "sent"
    return list(session.scalars(_desk(session, officer).order_by(waiting, Petition.sent_on, Petition.id)))


def holders(session: Session, officer: Attempt, there: Sequence[Petition]) -> dict[int, str]:
    """The names of the colleagues at work who hold one of them, by their attempt."""
    wanted = (
        select(Attempt.id, Student.full_name)
        .join(Student, Student.id == Attempt.student_id)
        .where(Attempt.id.in_({one.officer_id for one in there if one.state == "sent" and one.officer_id}))
        .where(Attempt.finished_at.is_(None), Attempt.student_id != officer.student_id)
    )
    return {row.id: row.full_name for row in session.execute(wanted)}


def find(
    session: Session, officer: Attempt, petition_id: int, lock: bool = False
) -> tuple[Petition, Attempt]:
    """A petition of this desk and its citizen's attempt; raises NotFound for any other. Locked as the
    citizen's own request locks them: the attempt, then the petition.
    """
    wanted = _desk(session, officer).where(Petition.id == petition_id)
    return manned.with_citizen(session, officer, wanted, lock)


def opened(session: Session, content: Content, officer: Attempt, petition: Petition, now: datetime) -> None:
    """The officer reads what waits for an answer."""
    if petition.state == "sent":
        note(session, content, officer, "desk.opened", now, dossier=manned.name_of(petition))
    session.commit()


def take(session: Session, officer: Attempt, petition_id: int) -> Petition:
    """The officer holds it from now on, also in the place of a colleague; asked twice it is one taking."""
    petition, _ = find(session, officer, petition_id, lock=True)
    if petition.state == "sent" and petition.officer_id != officer.id:
        petition.officer_id = officer.id
        petition.revision += 1
    session.commit()
    return petition


def item_of(content: Content, officer: Attempt, petition: Petition) -> StackedPetition | None:
    """What the exercise says of it, where it lies there because of the exercise."""
    items = content.library[officer.exercise].desk.petitions if petition.item else ()
    return next((one for one in items if one.id == petition.item), None)


def is_clear(session: Session, officer: Attempt) -> bool:
    """Whether nothing waits for an answer."""
    waiting = _desk(session, officer).where(Petition.state == "sent").with_only_columns(Petition.id)
    return session.execute(waiting.limit(1)).first() is None


def _desk(session: Session, officer: Attempt) -> Select[Petition]:
    there = select(Petition).join(Attempt, Attempt.id == Petition.attempt_id)
    return there.where(lying(Petition, officer, manned.served(session, officer)))
