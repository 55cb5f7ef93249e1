"""The report that counts of each student in an assignment."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.audience import sits_in
from sandbox.store.classrooms import Enrolment
from sandbox.store.people import Student
from sandbox.store.reports import Report


class Counting(NamedTuple):
    student_id: int
    name: str
    report: Mapping[str, Any]


def counting_reports(session: Session, assignment: Assignment, exercise: Exercise) -> Sequence[Counting]:
    """One SELECT, in the order of filing; whom the assignment is not for any more is not counted.

    Where “Nộp bài” ends the exercise, what is not done yet is nobody's mistake before it.
    """
    wanted = (
        select(Student.id, Student.full_name, Report.report)
        .join(Progress, Progress.report_id == Report.id)
        .join(Student, Student.id == Progress.student_id)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(Progress.assignment_id == assignment.id, sits_in(assignment))
    )
    if exercise.ends == "hand_in":
        wanted = wanted.join(Attempt, Attempt.id == Report.attempt_id).where(Attempt.finished_at.is_not(None))
    return [Counting(*row) for row in session.execute(wanted.order_by(Report.id))]
