"""Role swap: half of the class files, half receives; then the other way round."""

import re
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response
from wtforms import SelectChoice

from exercises.engine.describing import by_topic
from exercises.engine.schema import Exercise
from sandbox.operations import swaps
from sandbox.operations.giving import Terms
from sandbox.operations.halves import halves
from sandbox.operations.refusals import Refused
from sandbox.reports import classes
from sandbox.reports.swap_rounds import rounds
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


class SwapForm(MarkingForm):
    exercise = OneOf(lazy_gettext("Bài của phía người dân"))

    @property
    def mode_now(self) -> str:
        return "practice"

    def terms(self) -> Terms:
        return Terms(mode=self.mode_now, **marking(self))


@blueprint.route(f"/lop/<{ID}:classroom_id>/doi-vai", methods=["GET", "POST"])
@listed("class", 25, lazy_gettext("Đổi vai"), "arrow-repeat", teach=True)
@staff
def swap(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    form = SwapForm(data={**defaults(), "exercise": FIRST, "attempts_allowed": 1, "closes_at": None})
    form.exercise.choices = [SelectChoice(one.slug, one.title.vi) for one in _offered()]
    if form.validate_on_submit():
        try:
            return _give(classroom, form)
        except Refused as refused:
            form.form_errors = [said(refused)]
    page = render_template("teacher/swap.html", **_shown(classroom, form))
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.post(f"/bai-giao/<{ID}:assignment_id>/doi-vai")
@staff
def turn(assignment_id: int) -> Response:
    """The next round, with the halves swapped; pressed twice it is one."""
    own_assignment(assignment_id)
    close = request.form.get("close") == "1"
    with writing() as db:
        made = swaps.turn(db, content(), actor().id, assignment_id, close, now())
    words = _("Đã đổi vai. Em nào vừa nộp hồ sơ, giờ ngồi ở bàn một cửa; em nào vừa ngồi bàn, giờ nộp hồ sơ.")
    flash(words, "done")
    return redirect(url_for(".swap_board", assignment_id=made.citizens.id), 303)


def _give(classroom: Classroom, form: SwapForm) -> Response:
    with writing() as db:
        made = swaps.give(
            db, content(), classroom, form.exercise.data, _ticked(), form.terms(), now(), sent_key()
        )
    flash(_("Đã giao cho cả hai phía. Mỗi em thấy đúng bài của mình trên kệ."), "done")
    return redirect(url_for(".swap_board", assignment_id=made.citizens.id), 303)


def _shown(classroom: Classroom, form: SwapForm) -> dict[str, Any]:
    students = classes.students(reading(), classroom.id)
    proposed = set(halves([row.id for row in students])[0])
    return {
        "classroom": classroom,
        "form": form,
        "key": sent_key(),
        "topics": by_topic(_offered()),
        "students": students,
        "ticked": _ticked() if request.method == "POST" else proposed,
        "rounds": rounds(reading(), classroom.id),
        "library": library(),
        "now": now(),
    }


def _offered() -> list[Exercise]:
    """Where people can sit at the desk, and there is a desk for them."""
    known = library()
    return [one for one in known.values() if swaps.may_swap(one) and swaps.officers_exercise(known, one)]


def _ticked() -> set[int]:
    return {int(raw) for raw in request.form.getlist("citizen") if re.fullmatch("[0-9]{1,9}", raw)}
