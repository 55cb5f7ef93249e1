"""Ending an assignment before its time; asks once."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import assignments
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, writing
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_assignment

PATH = f"/bai-giao/<{ID}:assignment_id>/dong"


@blueprint.get(PATH)
@staff
def ask_to_close(assignment_id: int) -> str | Response:
    assignment, classroom, exercise = own_assignment(assignment_id)
    if assignment.closes_at and now() >= assignment.closes_at:
        return redirect(url_for(".board", assignment_id=assignment_id))
    return render_template(
        "teacher/close.html", assignment=assignment, classroom=classroom, exercise=exercise
    )


@blueprint.post(PATH)
@staff
def close(assignment_id: int) -> Response:
    with writing() as db:
        assignments.close(db, content(), actor().id, assignment_id, now())
    flash(_("Bài đã đóng. Học sinh không làm tiếp được; bài đã nộp và điểm vẫn còn."), "done")
    return redirect(url_for(".board", assignment_id=assignment_id))
