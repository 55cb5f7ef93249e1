"""Changing an assignment afterwards; taking back one that nobody has begun."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response

from sandbox.operations import changes
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Sequence, said_closing
from sandbox.store.lessons import is_paused
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.giving import MarkingForm, local, marking, moment
from sandbox.web.teacher.lookup import Found, own_assignment
from sandbox.web.teacher.sequencing import group_names

PATH = f"/bai-giao/<{ID}:assignment_id>/sua"


class ChangeForm(MarkingForm):
    """What is fixed is not asked: the mode always, the attempts of a test, the opening once begun."""

    mode_kept = ""

    @property
    def mode_now(self) -> str:
        return self.mode_kept


@blueprint.route(PATH, methods=["GET", "POST"])
@listed("assignment", 50, lazy_gettext("Sửa bài giao"), "pencil-square", teach=True)
@staff
def change(assignment_id: int) -> str | Response | tuple[str, int]:
    found = own_assignment(assignment_id)
    begun = changes.has_begun(reading(), assignment_id)
    form = _form(found, begun)
    if form.validate_on_submit():
        try:
            return _change(found, form)
        except Refused as refused:
            form.form_errors = [said(refused)]
    page = render_template("teacher/change.html", form=form, begun=begun, **_shown(found))
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.post(f"/bai-giao/<{ID}:assignment_id>/rut")
@staff
def take_back(assignment_id: int) -> Response:
    _assignment, classroom, exercise = own_assignment(assignment_id)
    with writing() as db:
        changes.take_back(db, actor().id, assignment_id, now())
    flash(_("Đã rút bài “%(title)s”. Bài không còn trên kệ của học sinh.", title=exercise.title.vi), "done")
    return redirect(url_for(".classroom", classroom_id=classroom.id))


def _form(found: Found, begun: bool) -> ChangeForm:
    assignment = found[0]
    form = ChangeForm(data=_kept(found))
    form.mode_kept = assignment.mode
    if assignment.mode == "test":
        form.attempts_allowed.validators = []
        form.attempts_allowed.data = 1
    if begun:
        form.opens_at.data = local(assignment.opens_at)
        form.opens_at.validators = []
    return form


def _times(found: Found) -> dict[str, datetime | None]:
    assignment, classroom, _exercise = found
    paused = is_paused(classroom.paused_at, now())
    return {"opens_at": assignment.opens_at, "closes_at": said_closing(assignment, paused)}


def _kept(found: Found) -> dict[str, Any]:
    assignment, times = found[0], _times(found).items()
    names = ("attempts_allowed", "feedback", "policy", "rounding", "minutes", "hints")
    return {
        **{name: getattr(assignment, name) for name in names},
        "weight": str(assignment.weight),
        **{name: local(time) if time else None for name, time in times},
    }


def _change(found: Found, form: ChangeForm) -> Response:
    assignment, wanted = found[0], marking(form)
    for name, time in _times(found).items():
        if time is not None and wanted[name] == moment(local(time)):
            wanted[name] = getattr(assignment, name)  # the form knows no seconds, and of no pause
    with writing() as db:
        changes.change(db, content(), actor().id, assignment.id, changes.Changes(**wanted), now())
    flash(_("Đã lưu. Học sinh thấy thay đổi ngay."), "done")
    return redirect(url_for(".change", assignment_id=assignment.id))


def _shown(found: Found) -> dict[str, Any]:
    assignment, classroom, exercise = found
    sequence = reading().get(Sequence, assignment.sequence_id) if assignment.sequence_id else None
    return {
        "assignment": assignment,
        "classroom": classroom,
        "exercise": exercise,
        "sequence": sequence,
        "group": group_names(classroom).get(assignment.group_id) if assignment.group_id else None,
        "now": now(),
    }
