"""Giving an exercise to a class."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from exercises.engine.describing import grades_said
from exercises.engine.outcomes import load_outcomes
from exercises.engine.schema import Exercise
from sandbox.operations import assignments
from sandbox.operations.refusals import Refused
from sandbox.reports.coverage import practice
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.portal.frame import sent_key
from sandbox.web.teacher import ID, blueprint, finding
from sandbox.web.teacher.giving import CHOOSE, GivingForm, defaults
from sandbox.web.teacher.lookup import check_alone, given_alone, library, own_class

FIRST = "cap-ban-sao-bang-tot-nghiep"  # a whole filing, nothing in it but what every filing has


class AssignForm(GivingForm):
    exercise = RadioField(lazy_gettext("Bài thực hành"), [InputRequired(CHOOSE)], validate_choice=False)


@blueprint.route(f"/lop/<{ID}:classroom_id>/giao-bai", methods=["GET", "POST"])
@listed("class", 20, lazy_gettext("Giao bài"), "send", teach=True)
@staff
def assign(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    form = AssignForm(data={"exercise": _first(), **defaults()})
    form.exercise.choices = [SelectChoice(slug, one.title.vi) for slug, one in given_alone().items()]
    form.offer(classroom)
    if form.validate_on_submit():
        try:
            return _assign(classroom, form)
        except Refused as refused:
            form.form_errors = [said(refused)]
    page = render_template("teacher/assign.html", **_shown(classroom, form))
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.get(f"/lop/<{ID}:classroom_id>/giao-bai/dang-chon")
@staff
def about_exercise(classroom_id: int) -> str:
    """What the form says beside the one that is chosen, `?exercise=`."""
    classroom = own_class(classroom_id)
    exercise = given_alone().get(request.args.get("exercise") or _first() or "")
    if exercise is None:
        raise NotFound
    return render_template("teacher/_exercise.html", classroom=classroom, **_about(classroom, exercise))


def _shown(classroom: Classroom, form: AssignForm) -> dict[str, Any]:
    looking, chosen = finding.wanted(), str(form.exercise.data)
    exercise = given_alone().get(chosen)
    return {
        "classroom": classroom,
        "form": form,
        "key": sent_key(),
        "library": given_alone(),
        "looking": looking,
        "options": {option.data: option for option in form.exercise},
        "topics": finding.found(given_alone(), looking, chosen),
        "all_topics": finding.topics_of(given_alone()),
        "grades": finding.grades_of(given_alone()),
        "said_of": finding.said_of,
        **(_about(classroom, exercise) if exercise else {"exercise": None}),
    }


def _about(classroom: Classroom, exercise: Exercise) -> dict[str, Any]:
    """The exercise, and its outcomes with whether the class has met them already."""
    met = {
        name
        for slug in practice(reading(), classroom.id)
        if slug in library()
        for name in library()[slug].outcomes
    }
    listed = [(load_outcomes()[name], name in met) for name in exercise.outcomes]
    return {"exercise": exercise, "outcomes": listed, "grades_of_it": grades_said(exercise)}


def _assign(classroom: Classroom, form: AssignForm) -> Response:
    check_alone([form.exercise.data])
    with writing() as db:
        given = assignments.give(
            db, content(), classroom, form.exercise.data, form.terms(), now(), sent_key()
        )
    flash(
        _("Đã giao bài cho lớp %(name)s. Bảng này tự cập nhật khi học sinh làm.", name=classroom.name), "done"
    )
    return redirect(url_for(".board", assignment_id=given.id))


def _first() -> str | None:
    """The exercise asked for in the address, or the one to begin with."""
    wanted = request.args.get("bai", "")
    return next((slug for slug in (wanted, FIRST, *given_alone()) if slug in given_alone()), None)
