"""A teacher's classes; for a new teacher, the way to the first lesson."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from sandbox import rosters
from sandbox.operations import classrooms
from sandbox.operations import rosters as enrolment
from sandbox.operations.refusals import Refused
from sandbox.reports import classes as report
from sandbox.reports import first_steps
from sandbox.store.classrooms import Classroom
from sandbox.web.access import actor, staff
from sandbox.web.context import now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.languages import said
from sandbox.web.lines import plain
from sandbox.web.menus import listed
from sandbox.web.teacher import blueprint
from sandbox.web.teacher.importing import Answer, preview, read_list


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

    @property
    def called(self) -> str:
        return self.name.data or ""

    def validate_name(self, field: StringField) -> None:
        sent_again = "confirm" in request.form
        if not sent_again and classrooms.own(reading(), actor().id, self.called, _today()):
            raise ValidationError(
                _("Thầy cô đã có lớp “%(name)s”. Hãy mở lớp đó hoặc đặt tên khác.", name=field.data)
            )


@blueprint.get("/lop")
@listed("staff", 10, lazy_gettext("Lớp của tôi"), "people")
@staff
def classes() -> str:
    return render_template(
        "teacher/classes.html",
        classes=report.classes(reading(), actor().id, now()),
        first=first_steps.of_teacher(reading(), actor().id, now()),
    )


@blueprint.route("/lop/moi", methods=["GET", "POST"])
@staff
def new_class() -> Answer:
    """With its list on the same page; without one, the list comes next."""
    form = ClassForm()
    if not form.validate_on_submit():
        return _page(form, pasted=request.form.get("rows", "")), 422 if form.errors else 200
    pasted = request.form.get("rows", "")
    if not pasted.strip() and not _has_file():
        return _made_empty(form)
    try:
        roster = read_list(pasted, form.called)
    except rosters.Unreadable as reason:
        return _page(form, problem=str(reason), pasted=pasted), 422
    if not roster.usable:
        return _page(form, roster=roster, pasted=roster.text), 422
    if "confirm" in request.form:
        return _made(form, roster)
    return preview(Classroom(school_id=actor().school_id, teacher_id=actor().id, name=form.called), roster)


def _has_file() -> bool:
    file = request.files.get("file")
    return file is not None and bool(file.filename)


def _made_empty(form: ClassForm) -> Answer:
    try:
        with writing() as db:
            made = classrooms.create(db, actor().school_id, actor().id, form.called, _today())
    except Refused as refused:
        return _refused(form, refused)
    flash(_("Đã tạo lớp %(name)s. Tiếp theo: nhập danh sách học sinh.", name=made.name), "done")
    return redirect(url_for(".import_roster", classroom_id=made.id))


def _made(form: ClassForm, roster: rosters.Roster) -> Answer:
    try:
        with writing() as db:
            made = enrolment.open_class(db, actor().school_id, actor().id, form.called, roster.rows, _today())
    except Refused as refused:
        return _refused(form, refused)
    flash(
        _("Đã tạo lớp %(name)s với %(n)d học sinh.", name=made.name, n=len(roster.rows)),
        "done",
    )
    return redirect(url_for(".classroom", classroom_id=made.id))


def _refused(form: ClassForm, refused: Refused) -> tuple[str, int]:
    form.name.errors = [said(refused)]
    return _page(form, pasted=request.form.get("rows", "")), 422


def _page(form: ClassForm, problem: str = "", roster: rosters.Roster | None = None, pasted: str = "") -> str:
    return render_template("teacher/new_class.html", form=form, problem=problem, roster=roster, pasted=pasted)


def _today() -> date:
    return now().astimezone(VIETNAM).date()
