"""Tổ hỗ trợ: some of the class are citizens, the others sit beside them; who sits beside whom."""

import re
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response
from wtforms import SelectChoice

from exercises.engine.describing import by_topic
from exercises.engine.schema import Exercise
from sandbox.operations import support_giving
from sandbox.operations.giving import Terms
from sandbox.operations.halves import halves
from sandbox.operations.refusals import Refused
from sandbox.reports import classes
from sandbox.reports.helping_teams import teams
from sandbox.store.classrooms import Classroom
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.portal.frame import sent_key
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.fields import OneOf
from sandbox.web.teacher.giving import MarkingForm, defaults, marking
from sandbox.web.teacher.lookup import library, own_assignment, own_class

FIRST = "cap-ban-sao-bang-tot-nghiep"  # a whole filing, with papers that can be wrong in every way
LARGEST = 2147483647  # what a key column can hold


class SupportForm(MarkingForm):
    exercise = OneOf(lazy_gettext("Bài của người dân"))

    @property
    def mode_now(self) -> str:
        return "practice"

    def terms(self) -> Terms:
        return Terms(mode=self.mode_now, **marking(self))


@blueprint.route(f"/lop/<{ID}:classroom_id>/to-ho-tro", methods=["GET", "POST"])
@listed("class", 26, lazy_gettext("Tổ hỗ trợ"), "people", teach=True)
@staff
def support_team(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    form = SupportForm(data={**defaults(), "exercise": FIRST, "attempts_allowed": 1})
    form.exercise.choices = [SelectChoice(one.slug, one.title.vi) for one in _offered()]
    if form.validate_on_submit():
        try:
            return _give(classroom, form)
        except Refused as refused:
            form.form_errors = [said(refused)]
    page = render_template("teacher/support_team.html", **_shown(classroom, form))
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.post(f"/bai-giao/<{ID}:assignment_id>/ghep-cap")
@staff
def seat(assignment_id: int) -> Response:
    """This helper sits beside that citizen from now on, or beside nobody (0)."""
    _assignment, classroom, _exercise = own_assignment(assignment_id)
    helper, citizen = (min(request.form.get(name, 0, type=int), LARGEST) for name in ("helper", "citizen"))
    with writing() as db:
        support_giving.seat(db, actor().id, assignment_id, helper, citizen, now())
    flash(_("Đã ghép lại. Hai em thấy ngay trên màn hình."), "done")
    return redirect(url_for(".support_team", classroom_id=classroom.id, _anchor="cac-cap"), 303)


def _give(classroom: Classroom, form: SupportForm) -> Response:
    with writing() as db:
        support_giving.give(
            db, content(), classroom, form.exercise.data, _ticked(), form.terms(), now(), sent_key()
        )
    flash(_("Đã giao cho cả hai bên. Các em bắt đầu bài là được ghép cặp theo số thứ tự."), "done")
    return redirect(url_for(".support_team", classroom_id=classroom.id, _anchor="cac-cap"), 303)


def _shown(classroom: Classroom, form: SupportForm) -> dict[str, Any]:
    students = classes.students(reading(), classroom.id)
    proposed = set(halves([row.id for row in students])[0])
    return {
        "classroom": classroom,
        "form": form,
        "key": sent_key(),
        "topics": by_topic(_offered()),
        "students": students,
        "ticked": _ticked() if request.method == "POST" else proposed,
        "teams": teams(reading(), classroom.id, library(), now()),
        "library": library(),
        "now": now(),
    }


def _offered() -> list[Exercise]:
    """Where there is something to help with, and somebody to help."""
    known = library()
    if support_giving.helpers_exercise(known) is None:
        return []
    return [one for one in known.values() if support_giving.may_be_helped(one)]


def _ticked() -> set[int]:
    return {int(raw) for raw in request.form.getlist("citizen") if re.fullmatch("[0-9]{1,9}", raw)}
