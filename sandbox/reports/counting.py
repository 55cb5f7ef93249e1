"""The report that counts of each student in an assignment."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.people import Student
from sandbox.store.reports import Report


class Counting(NamedTuple):
    student_id: int
    name: str
    report: Mapping[str, Any]


def counting_reports(session: Session, assignment: Assignment, exercise: Exercise) -> Sequence[Counting]:
    """One SELECT, in the order of filing.

    Where “Nộp bài” ends the exercise, what is not done yet is nobody's mistake before it.
    """
    wanted = (
        select(Student.id, Student.full_name, Report.report)
        .join(Progress, Progress.report_id == Report.id)
        .join(Student, Student.id == Progress.student_id)
    )
    if exercise.ends == "hand_in":
        wanted = wanted.join(Attempt, Attempt.id == Report.attempt_id).where(Attempt.finished_at.is_not(None))
    rows = session.execute(wanted.where(Progress.assignment_id == assignment.id).order_by(Report.id))
    return [Counting(*row) for row in rows]
