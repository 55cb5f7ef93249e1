"""Groups of a class: made, renamed, filled, deleted."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sandbox.operations import groups as operations
from sandbox.operations.refusals import Refused
from sandbox.reports import classes, groups
from sandbox.store.classrooms import Classroom, Group
from sandbox.web.access import staff
from sandbox.web.context import reading, writing
from sandbox.web.languages import said
from sandbox.web.lines import plain
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_class

Answer = str | Response | tuple[str, int]


class GroupForm(FlaskForm):
    name = StringField(
        lazy_gettext("Tên nhóm"),
        [
            DataRequired(lazy_gettext("Thầy cô ghi tên nhóm, như Nhóm 1.")),
            Length(max=60, message=lazy_gettext("Tên nhóm dài nhất 60 chữ.")),
        ],
        filters=[plain],
    )


@blueprint.route(f"/lop/<{ID}:classroom_id>/nhom", methods=["GET", "POST"])
@staff
def class_groups(classroom_id: int) -> Answer:
    classroom, form = own_class(classroom_id), GroupForm()
    if form.validate_on_submit():
        try:
            with writing() as db:
                made = operations.make(db, classroom, form.name.data, _ticked())
        except Refused as refused:
            form.name.errors = [said(refused)]
        else:
            flash(_("Đã tạo nhóm %(name)s.", name=made.name), "done")
            return redirect(url_for(".class_groups", classroom_id=classroom_id), 303)
    return _page(classroom, form, _ticked())


@blueprint.route(f"/lop/<{ID}:classroom_id>/nhom/<{ID}:group_id>", methods=["GET", "POST"])
@staff
def one_group(classroom_id: int, group_id: int) -> Answer:
    classroom = own_class(classroom_id)
    group = operations.find(reading(), classroom.id, group_id)
    form = GroupForm(data={"name": group.name})
    if form.validate_on_submit():
        try:
            with writing() as db:
                operations.change(db, classroom, group_id, form.name.data, _ticked())
        except Refused as refused:
            form.name.errors = [said(refused)]
        else:
            flash(_("Đã lưu nhóm %(name)s.", name=form.name.data), "done")
            return redirect(url_for(".class_groups", classroom_id=classroom_id), 303)
    ticked = _ticked() if request.method == "POST" else groups.members(reading(), group_id)
    return _page(classroom, form, ticked, group)


@blueprint.post(f"/lop/<{ID}:classroom_id>/nhom/<{ID}:group_id>/xoa")
@staff
def delete_group(classroom_id: int, group_id: int) -> Response:
    classroom = own_class(classroom_id)
    with writing() as db:
        name = operations.delete_group(db, classroom, group_id)
    flash(_("Đã xoá nhóm %(name)s. Các em vẫn ở trong lớp.", name=name), "done")
    return redirect(url_for(".class_groups", classroom_id=classroom_id), 303)


def _ticked() -> set[int]:
    return {int(raw) for raw in request.form.getlist("student") if re.fullmatch("[0-9]{1,9}", raw)}


def _page(
    classroom: Classroom, form: GroupForm, ticked: set[int], group: Group | None = None
) -> tuple[str, int]:
    page = render_template(
        "teacher/groups.html",
        classroom=classroom,
        form=form,
        group=group,
        ticked=ticked,
        groups=groups.groups(reading(), classroom.id),
        students=classes.students(reading(), classroom.id),
    )
    return page, 422 if form.errors else 200
