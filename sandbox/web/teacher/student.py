"""One student's work in one assignment: dossier as filed, timeline, every report."""

from typing import Any

from flask import Response, render_template

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from sandbox.extensions import parts
from sandbox.reports import student_work as report
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.filed import filed_dossier
from sandbox.web.teacher.graded import graded_report
from sandbox.web.teacher.lookup import own_assignment
from sandbox.web.teacher.timeline import timeline

PICTURES = ("image/png", "image/jpeg")


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>")
@staff
def student(assignment_id: int, student_id: int) -> str:
    assignment, classroom, exercise = own_assignment(assignment_id)
    work = report.student_work(reading(), assignment, student_id)
    return render_template(
        "teacher/student.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        work=work,
        attempts=[_attempt(exercise, one) for one in work.attempts],
        now=now(),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/tep/<{ID}:attachment_id>")
@staff
def student_file(assignment_id: int, student_id: int, attachment_id: int) -> Response:
    assignment, _classroom, _exercise = own_assignment(assignment_id)
    found = report.attachment(reading(), assignment, student_id, attachment_id)
    answer = Response(parts().files.get(found.sha256), mimetype=found.media_type)
    shown = "inline" if found.media_type in PICTURES else "attachment"
    ending = found.media_type.rpartition("/")[2]
    answer.headers["Content-Disposition"] = f'{shown}; filename="giay-to-{found.id}.{ending}"'
    return answer


def _attempt(exercise: Exercise, work: report.AttemptWork) -> dict[str, Any]:
    variant = Variant.from_json(work.attempt.variant)
    world = content().world
    graded = {one.dossier_id: one.report for one in reversed(work.reports)}
    dossiers = [
        filed_dossier(world, exercise, variant, one, work.files_of(one), graded.get(one.id))
        for one in work.dossiers
    ]
    return {
        "attempt": work.attempt,
        "persona": variant.values.get("me.full_name", ""),
        "dossiers": dossiers,
        "reports": [graded_report(world, exercise, one) for one in work.reports],
        "timeline": timeline(world, work.journal, {one.procedure for one in work.dossiers}),
    }
