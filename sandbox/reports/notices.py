"""The notices of an account."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from sandbox.store.base import NotFound
from sandbox.store.letters import Notice

UNSEEN = select(func.count()).where(Notice.attempt_id == bindparam("attempt"), Notice.seen.is_(False))


def of_attempt(session: Session, attempt_id: int) -> Sequence[Notice]:
    """Newest first."""
    wanted = select(Notice).where(Notice.attempt_id == attempt_id)
    return session.scalars(wanted.order_by(Notice.clock.desc(), Notice.id.desc())).all()


def unseen(session: Session, attempt_id: int) -> int:
    """How many nobody has opened yet: the count in the portal's header."""
    return session.execute(UNSEEN, {"attempt": attempt_id}).scalar_one()


def one(session: Session, attempt_id: int, notice_id: int) -> Notice:
    """The account's notice; raises NotFound for anybody else's."""
    notice = session.get(Notice, notice_id)
    if notice is None or notice.attempt_id != attempt_id:
        raise NotFound
    return notice
