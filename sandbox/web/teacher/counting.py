"""Which report counts for a student, and why, in words for the teacher."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from exercises.engine.schema import Exercise
from sandbox.reports.student_work import AttemptWork, StudentWork
from sandbox.store.assignments import Assignment

WHY = {
    "best": _l("vì bài lấy lượt cao điểm nhất"),
    "last": _l("vì bài lấy lượt cuối cùng"),
}


def counting(
    exercise: Exercise, assignment: Assignment, work: StudentWork, one: AttemptWork
) -> tuple[bool, Any]:
    """Whether this attempt's newest report counts, and the sentence that says why."""
    graded = _counted(exercise, work)
    if not one.reports:
        return False, _("Chưa có phiếu điểm.")
    if one not in graded:
        return False, _("Chưa tính: em ấy chưa bấm Nộp bài ở lượt này.")
    if len(graded) == 1:
        return True, _("Đang tính: đây là lượt duy nhất có điểm.")
    if assignment.policy == "average":
        return True, _("Đang tính: bài lấy trung bình %(n)d lượt.", n=len(graded))
    why = WHY.get(assignment.policy, WHY["best"])
    if any(report.id == work.counted for report in one.reports):
        return True, _("Đang tính, %(why)s.", why=why)
    number = next((other.attempt.number for other in graded if _has(other, work.counted)), 0)
    return False, _("Không tính, %(why)s: lượt %(n)d.", why=why, n=number)


def _counted(exercise: Exercise, work: StudentWork) -> list[AttemptWork]:
    """Attempts that may count: where “Nộp bài” ends the exercise, one under way only if there is no other."""
    graded = [one for one in work.attempts if one.reports]
    if exercise.ends != "hand_in":
        return graded
    return [one for one in graded if one.attempt.finished_at is not None] or graded


def _has(one: AttemptWork, report_id: int | None) -> bool:
    return any(report.id == report_id for report in one.reports)
