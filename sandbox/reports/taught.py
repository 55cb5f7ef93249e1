"""The classes somebody may give exercises to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from sandbox.store import rights
from sandbox.store.classrooms import Classroom


def taught(session: Session, staff_id: int, now: datetime) -> Sequence[Row[int, str]]:
    """Rows (id, name), the newest first."""
    wanted = select(Classroom.id, Classroom.name).where(rights.teaches(staff_id, now))
    return session.execute(wanted.order_by(Classroom.id.desc())).all()
