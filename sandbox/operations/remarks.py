"""What a teacher adds to an attempt: words, and points in place of the machine's. Rows are only added."""

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import assignments, grading
from sandbox.operations.refusals import Refused
from sandbox.reports.remarks import WHOLE, current
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Enrolment
from sandbox.store.reports import Remark, Report

MOST_LETTERS = 1000
TOO_LONG = "Nhận xét dài nhất %(max)d ký tự. Thầy cô viết gọn lại nhé."
NO_WORDS = "Thầy cô ghi vì sao cho điểm này, để em ấy và phụ huynh hiểu."
NOTHING = "Thầy cô chưa ghi nhận xét nào."


def remark(
    session: Session,
    content: Content,
    teacher_id: int,
    assignment_id: int,
    student_id: int,
    number: int,
    criterion: str,
    earned: int | None,
    text: str,
    now: datetime,
) -> bool:
    """Say `text` of a row of the attempt, or of the whole of it (criterion ""), and give the row `earned`
    hundredths; None leaves it to the machine, and with no words takes back what was said before.

    Whether there is anything new: said twice it is the same. Raises NotFound for another teacher's
    assignment, a student who is not of the class, an attempt or a row that is not there, and Refused for
    points beyond the row's, points without words, or words without end.
    """
    assignment, _classroom = assignments.find(session, teacher_id, assignment_id, now)
    attempt = _attempt(session, assignment, student_id, number)
    before = current(session, attempt.id).get(criterion)
    said, last = _cleaned(text), _last(session, attempt)
    _check(criterion, earned, said, last)
    if (earned, said) == ((before.earned, before.text) if before else (None, "")):
        if before is None:
            raise Refused(NOTHING)
        return False
    session.add(_row(attempt, criterion, earned, said, teacher_id, now))
    if last is not None and earned != (before.earned if before else None):
        exercise = content.library.get(attempt.exercise)
        if exercise is None:
            raise NotFound
        grading.overrule(session, exercise, assignment, attempt, last, now)
    session.commit()
    return True


def _attempt(session: Session, assignment: Assignment, student_id: int, number: int) -> Attempt:
    """Held, so that nothing the student does meanwhile is graded without what is said here."""
    wanted = (
        select(Attempt)
        .join(Enrolment, Enrolment.student_id == Attempt.student_id)
        .where(Attempt.assignment_id == assignment.id, Attempt.student_id == student_id)
        .where(Attempt.number == number, sits_in(assignment))
        .with_for_update(of=Attempt)
    )
    found = session.scalars(wanted).first()
    if found is None:
        raise NotFound
    return found


def _last(session: Session, attempt: Attempt) -> Report | None:
    newest = select(Report).where(Report.attempt_id == attempt.id).order_by(Report.id.desc()).limit(1)
    return session.scalars(newest).first()


def _cleaned(text: str) -> str:
    """Plain text, its lines kept: no sign that cannot be seen reaches a page or a file."""
    lines = text.replace("\r\n", "\n").strip()
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign)[0] != "C")


def _check(criterion: str, earned: int | None, text: str, last: Report | None) -> None:
    if len(text) > MOST_LETTERS:
        raise Refused(TOO_LONG, max=MOST_LETTERS)
    if criterion == WHOLE:
        if earned is not None:
            raise NotFound
        return
    row = _judged(last, criterion)
    if earned is None:
        return
    if not 0 <= earned <= row["points"]:
        most = f"{row['points'] / 100:g}".replace(".", ",")
        raise Refused("Mục này từ 0 đến %(most)s điểm. Thầy cô xem lại số điểm.", most=most)
    if not text:
        raise Refused(NO_WORDS)


def _judged(last: Report | None, criterion: str) -> dict[str, Any]:
    """The row as it stands in the latest report."""
    rows: list[dict[str, Any]] = last.report["criteria"] if last else []
    for row in rows:
        if row["id"] == criterion and row["verdict"] != "not_applicable":
            return row
    raise NotFound


def _row(
    attempt: Attempt, criterion: str, earned: int | None, text: str, staff_id: int, now: datetime
) -> Remark:
    return Remark(
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        criterion=criterion,
        earned=earned,
        text=text,
        staff_id=staff_id,
        at=now,
    )
