"""Whose turn it is in a sequence: a step opens once the one before it is done."""

from datetime import datetime

from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations.refusals import Refused
from sandbox.reports.shelf import one
from sandbox.store.assignments import Assignment


def check(session: Session, content: Content, assignment: Assignment, student_id: int, now: datetime) -> None:
    """Raises Refused where the student has another step to do first; no SELECT outside of sequences."""
    if assignment.sequence_id is None:
        return
    first = one(session, content.library, student_id, assignment.id, now).first
    if first is not None:
        raise Refused("Em làm xong bài “%(title)s” trước rồi mới đến bài này nhé.", title=first.title.vi)
