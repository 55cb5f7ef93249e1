"""All classes of the school, without marks; a class goes to another teacher."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import SelectChoice

from sandbox.operations import staffing
from sandbox.operations.refusals import Refused
from sandbox.reports import people
from sandbox.store.base import NotFound
from sandbox.web.access import actor, admin
from sandbox.web.admin import ID, blueprint
from sandbox.web.context import reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher.fields import OneOf, offered

PATH = "/quan-tri/lop"
NOBODY = {"": lazy_gettext("– Chọn –")}


class HandOverForm(FlaskForm):
    to = OneOf(lazy_gettext("Người nhận lớp"))


@blueprint.get(PATH)
@listed("admin", 30, lazy_gettext("Lớp"), "mortarboard")
@admin
def class_list() -> str:
    """`vua-giao` and `cua`: a class just handed over and who had it, to be given back in one click."""
    rows = people.classes(reading(), actor().school_id)
    given, had = (request.args.get(name, type=int) for name in ("vua-giao", "cua"))
    staff = {row.id: row.full_name for row in people.able(reading(), actor().school_id)}
    undo = next((row for row in rows if row.id == given and had in staff and had != row.teacher_id), None)
    return render_template("admin/classes.html", classes=rows, undo=undo, had=had, staff=staff)


@blueprint.route(f"{PATH}/<{ID}:classroom_id>", methods=["GET", "POST"])
@admin
def hand_over(classroom_id: int) -> str | Response | tuple[str, int]:
    room = next((row for row in people.classes(reading(), actor().school_id) if row.id == classroom_id), None)
    if room is None:
        raise NotFound
    form = HandOverForm()
    form.to.choices = _others(room.teacher_id)
    if form.validate_on_submit() and form.to.data:
        try:
            with writing() as db:
                _class, had = staffing.hand_over(db, actor().school_id, classroom_id, int(form.to.data))
        except Refused as refused:
            form.to.errors = [said(refused)]
        else:
            return redirect(url_for(".class_list", **{"vua-giao": classroom_id, "cua": had.id}), 303)
    elif form.is_submitted() and not form.errors:
        form.to.errors = [_("Thầy cô chọn người nhận lớp.")]
    return render_template("admin/hand_over.html", room=room, form=form), 422 if form.errors else 200


def _others(teacher_id: int) -> list[SelectChoice]:
    able = people.able(reading(), actor().school_id)
    names = {str(row.id): f"{row.full_name} ({row.username})" for row in able if row.id != teacher_id}
    return offered({**NOBODY, **names})
