"""A teacher's classes; for a new teacher, the way to the first lesson."""

import unicodedata

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sandbox.operations import classrooms
from sandbox.operations.refusals import Refused
from sandbox.reports import classes as report
from sandbox.web.access import actor, staff
from sandbox.web.context import now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.menus import listed
from sandbox.web.teacher import blueprint


def plain(text: str | None) -> str:
    """NFC, spaces collapsed, nothing invisible."""
    composed = unicodedata.normalize("NFC", text or "")
    return " ".join("".join(one if one.isprintable() else " " for one in composed).split())


class ClassForm(FlaskForm):
    name = StringField(
        lazy_gettext("Tên lớp"),
        [
            DataRequired(lazy_gettext("Thầy cô ghi tên lớp, như 10A1.")),
            Length(max=60, message=lazy_gettext("Tên lớp dài nhất 60 chữ.")),
        ],
        filters=[plain],
        description=lazy_gettext("Học sinh sẽ thấy tên này, như 10A1 hoặc 8/3."),
    )


@blueprint.get("/lop")
@listed("staff", 10, lazy_gettext("Lớp của tôi"), "people")
@staff
def classes() -> str:
    return render_template("teacher/classes.html", classes=report.classes(reading(), actor().id, now()))


@blueprint.route("/lop/moi", methods=["GET", "POST"])
@staff
def new_class() -> str | Response | tuple[str, int]:
    form = ClassForm()
    if form.validate_on_submit():
        try:
            with writing() as db:
                today = now().astimezone(VIETNAM).date()
                made = classrooms.create(db, actor().school_id, actor().id, form.name.data, today)
        except Refused as refused:
            form.name.errors = [str(refused)]
        else:
            flash(_("Đã tạo lớp %(name)s. Tiếp theo: nhập danh sách học sinh.", name=made.name), "done")
            return redirect(url_for(".import_roster", classroom_id=made.id))
    return render_template("teacher/new_class.html", form=form), 422 if form.errors else 200
