"""One student's work in one assignment: dossier as filed, timeline, every report."""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from sandbox.extensions import parts
from sandbox.reports import student_work as report
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.allowing import AllowanceForm, allowance_form, grant, sent_form
from sandbox.web.teacher.answered import answered
from sandbox.web.teacher.filed import filed_dossier
from sandbox.web.teacher.graded import graded_report
from sandbox.web.teacher.lookup import collected_assignment, own_assignment, seen_assignment
from sandbox.web.teacher.timeline import timeline

PICTURES = ("image/png", "image/jpeg")


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>")
@staff
def student(assignment_id: int, student_id: int) -> str:
    return student_page(assignment_id, student_id)


@blueprint.post(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/them")
@staff
def allow(assignment_id: int, student_id: int) -> Response | tuple[str, int]:
    """More time, more attempts for this student."""
    form = sent_form(own_assignment(assignment_id)[0])
    if not form.validate_on_submit() or not grant(form, assignment_id, student_id):
        return student_page(assignment_id, student_id, form), 422
    flash(_("Đã lưu. Em ấy thấy ngay khi tải lại trang."), "done")
    return redirect(url_for(".student", assignment_id=assignment_id, student_id=student_id), 303)


def student_page(assignment_id: int, student_id: int, form: AllowanceForm | None = None) -> str:
    """With the form as it was sent, where something in it is to be put right."""
    assignment, classroom, exercise = collected_assignment(assignment_id)
    work = report.student_work(reading(), assignment, student_id)
    return render_template(
        "teacher/student.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        work=work,
        attempts=[_attempt(exercise, one) for one in work.attempts],
        form=form or allowance_form(assignment, work.allowance),
        closed=assignment.closes_at is not None and now() >= assignment.closes_at,
        now=now(),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/tep/<{ID}:attachment_id>")
@staff
def student_file(assignment_id: int, student_id: int, attachment_id: int) -> Response:
    assignment, _classroom, _exercise = seen_assignment(assignment_id)
    found = report.attachment(reading(), assignment, student_id, attachment_id)
    answer = Response(parts().files.get(found.sha256), mimetype=found.media_type)
    shown = "inline" if found.media_type in PICTURES else "attachment"
    ending = found.media_type.rpartition("/")[2]
    answer.headers["Content-Disposition"] = f'{shown}; filename="giay-to-{found.id}.{ending}"'
    return answer


def _attempt(exercise: Exercise, work: report.AttemptWork) -> dict[str, Any]:
    variant = Variant.from_json(work.attempt.variant)
    world = content().world
    latest = work.reports[0].report if work.reports else None
    dossiers = [
        filed_dossier(world, exercise, variant, one, work.files_of(one), latest if one.submitted_on else None)
        for one in work.dossiers
    ]
    return {
        "attempt": work.attempt,
        "persona": variant.values.get("me.full_name", ""),
        "dossiers": dossiers,
        "answers": answered(exercise, variant, work.attempt, latest),
        "reports": [graded_report(world, exercise, one) for one in work.reports],
        "timeline": timeline(world, work.journal, {one.procedure for one in work.dossiers}),
    }
