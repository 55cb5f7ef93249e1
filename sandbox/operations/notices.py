"""Notices of the portal to its citizen, and the same in short on the phone."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.letters import Notice

SENDER = "CONG DVC THUC HANH"


def post(
    session: Session, attempt: Attempt, dossier: Dossier | None, title: str, text: str, sms: str = ""
) -> None:
    """A notice for the account, and the words for the phone where there are some; the caller commits."""
    session.add(
        Notice(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            dossier_id=dossier.id if dossier else None,
            title=title,
            text=text,
            clock=attempt.clock,
        )
    )
    if sms:
        send(session, attempt, sms)


def send(
    session: Session, attempt: Attempt, text: str, sender: str = SENDER, message: str = "notice"
) -> None:
    """A text message that asks for no answer; the caller commits."""
    session.add(
        PhoneMessage(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            message=message,
            sender=sender,
            text=text,
            replies=[],
            clock=attempt.clock,
        )
    )


def opened(session: Session, attempt: Attempt, notice_id: int) -> None:
    """The citizen has read it; raises NotFound for anybody else's."""
    mine = update(Notice).where(Notice.id == notice_id, Notice.attempt_id == attempt.id).values(seen=True)
    if not session.execute(mine.returning(Notice.id)).first():
        raise NotFound
    session.commit()
