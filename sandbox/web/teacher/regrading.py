"""Grading an assignment again: who would change and why; then, if the teacher says so, the new marks."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response

from sandbox.extensions import parts
from sandbox.operations import regrading
from sandbox.reports.regrading import Change, Damaged, Scope, again
from sandbox.web.access import actor, staff
from sandbox.web.context import content, end_reading, now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_assignment

PATH = f"/bai-giao/<{ID}:assignment_id>/cham-lai"


@blueprint.get(PATH)
@listed("assignment", 70, lazy_gettext("Chấm lại"), "arrow-repeat", teach=True)
@staff
def ask_to_regrade(assignment_id: int) -> str:
    assignment, classroom, exercise = own_assignment(assignment_id)
    found = list(again(reading(), exercise, Scope(exercise.slug, assignment=assignment_id)))
    return render_template(
        "teacher/regrade.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        graded=len(found),
        changes=[one for one in found if isinstance(one, Change) and one.moved],
        damaged=[one for one in found if isinstance(one, Damaged)],
    )


@blueprint.post(PATH)
@staff
def regrade(assignment_id: int) -> Response:
    assignment, _classroom, exercise = own_assignment(assignment_id)
    school, reason = assignment.school_id, request.form.get("reason", "")
    end_reading()
    scope = Scope(exercise.slug, assignment=assignment_id)
    done = regrading.apply(parts().database, content(), scope, school, actor().id, reason, now())
    said = _("Đã chấm lại %(all)s lượt, %(some)s lượt có điểm mới.", all=done.graded, some=done.changed)
    flash(said, "done")
    return redirect(url_for(".marks", assignment_id=assignment_id), 303)
