"""One student's work in one assignment: dossier as filed, timeline, every report."""

from typing import Any

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from sandbox.extensions import parts
from sandbox.operations.allowances import MOST_ATTEMPTS
from sandbox.operations.attachments import issued
from sandbox.reports import student_work as report
from sandbox.store.assignments import Assignment
from sandbox.store.dossiers import Attachment
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.allowing import AllowanceForm, allowance_form, grant, sent_form
from sandbox.web.teacher.answered import answered
from sandbox.web.teacher.counting import counting
from sandbox.web.teacher.filed import filed_dossier
from sandbox.web.teacher.graded import graded_report
from sandbox.web.teacher.letters import letters
from sandbox.web.teacher.lookup import collected_assignment, may_teach, own_assignment, seen_assignment
from sandbox.web.teacher.remarked import Open, remarked
from sandbox.web.teacher.timeline import own_steps, timeline

PICTURES = ("image/png", "image/jpeg")
LATEST = 60  # events beside the dossier; all of them are in the replay
CHANGE = "teacher.change"


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>")
@staff
def student(assignment_id: int, student_id: int) -> str:
    wanted = Open(request.args.get("luot", 0, type=int), request.args.get("muc", ""))
    return student_page(assignment_id, student_id, remark=wanted)


@blueprint.post(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/them")
@staff
def allow(assignment_id: int, student_id: int) -> Response | tuple[str, int]:
    """More time, more attempts for this student."""
    form = sent_form(own_assignment(assignment_id)[0])
    if not form.validate_on_submit() or not grant(form, assignment_id, student_id):
        return student_page(assignment_id, student_id, form), 422
    flash(_("Đã lưu. Em ấy thấy ngay khi tải lại trang."), "done")
    return redirect(url_for(".student", assignment_id=assignment_id, student_id=student_id), 303)


def student_page(
    assignment_id: int, student_id: int, form: AllowanceForm | None = None, remark: Open | None = None
) -> str:
    """With the form as it was sent, where something in it is to be put right; `remark`: the open row."""
    assignment, classroom, exercise = collected_assignment(assignment_id)
    work, teach = report.student_work(reading(), assignment, student_id), may_teach(classroom)
    return render_template(
        "teacher/student.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        work=work,
        teach=teach,
        attempts=[_attempt(exercise, assignment, work, one, remark, teach) for one in work.attempts],
        form=form or allowance_form(assignment, work.allowance),
        allowed=assignment.attempts_allowed + (work.allowance.attempts if work.allowance else 0),
        most_more=MOST_ATTEMPTS,
        closed=assignment.closes_at is not None and now() >= assignment.closes_at,
        change=CHANGE if CHANGE in current_app.view_functions else "",
        now=now(),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/tep/<{ID}:attachment_id>")
@staff
def student_file(assignment_id: int, student_id: int, attachment_id: int) -> Response:
    assignment, _classroom, _exercise = seen_assignment(assignment_id)
    found = report.attachment(reading(), assignment, student_id, attachment_id)
    answer = Response(_picture(found), mimetype=found.media_type)
    shown = "inline" if found.media_type in PICTURES else "attachment"
    ending = found.media_type.rpartition("/")[2]
    answer.headers["Content-Disposition"] = f'{shown}; filename="giay-to-{found.id}.{ending}"'
    return answer


def _picture(found: Attachment) -> bytes:
    """A paper of an officer's stack was never a file: it is drawn when somebody looks at it."""
    known = issued(reading(), found.paper_code) if not found.sha256 else None
    return parts().drawings.paper(*known, "png") if known else parts().files.get(found.sha256)


def _attempt(
    exercise: Exercise,
    assignment: Assignment,
    work: report.StudentWork,
    one: report.AttemptWork,
    remark: Open | None,
    teach: bool,
) -> dict[str, Any]:
    variant, world = Variant.from_json(one.attempt.variant), content().world
    latest = one.reports[0].report if one.reports else None
    procedures = {dossier.procedure for dossier in one.dossiers}
    reports = [graded_report(world, exercise, each, one.attempt.finished_at) for each in one.reports]
    journal = own_steps(exercise, one.journal)
    opened = remark if teach and remark and remark.number == one.attempt.number else None
    return {
        "attempt": one.attempt,
        "persona": variant.values.get("me.full_name", ""),
        "dossiers": [
            filed_dossier(
                world, exercise, variant, each, one.files_of(each), latest if each.submitted_on else None
            )
            for each in one.dossiers
        ],
        "answers": answered(exercise, variant, one.attempt, latest),
        "reports": reports,
        "counts": None if exercise.free else counting(exercise, assignment, work, one),
        "remarks": remarked(exercise, one, reports[0].lines if reports else (), opened),
        "letters": letters(one),
        "timeline": timeline(world, journal[-LATEST:], procedures)[::-1],
        "events": len(journal),
        "newest": one is work.attempts[0],
    }
