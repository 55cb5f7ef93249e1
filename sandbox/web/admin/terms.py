"""School years: which one is now, their days, how many classes each has."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sandbox.operations import school_terms
from sandbox.operations.refusals import Refused
from sandbox.reports import terms as report
from sandbox.store.schools import Term
from sandbox.web.access import actor, admin
from sandbox.web.admin import ID, blueprint
from sandbox.web.context import now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher.classes import plain
from sandbox.web.teacher.fields import NOT_A_DAY, Day

PATH = "/quan-tri/nam-hoc"
Answer = str | Response | tuple[str, int]


class TermForm(FlaskForm):
    name = StringField(
        lazy_gettext("Tên năm học"),
        [
            DataRequired(lazy_gettext("Thầy cô ghi tên, như 2026–2027.")),
            Length(max=60, message=lazy_gettext("Tên dài nhất 60 chữ.")),
        ],
        filters=[plain],
        description=lazy_gettext("Như 2026–2027, hoặc Học kỳ 1 năm 2026–2027."),
    )
    starts_on = Day(lazy_gettext("Ngày bắt đầu"), [DataRequired(NOT_A_DAY)])
    ends_on = Day(lazy_gettext("Ngày kết thúc"), [DataRequired(NOT_A_DAY)])


@blueprint.get(PATH)
@listed("admin", 40, lazy_gettext("Năm học"), "calendar3")
@admin
def term_list() -> str:
    return render_template(
        "admin/terms.html",
        terms=report.terms(reading(), actor().school_id),
        today=now().astimezone(VIETNAM).date(),
    )


@blueprint.route(f"{PATH}/moi", methods=["GET", "POST"])
@admin
def new_term() -> Answer:
    form = TermForm()
    if form.validate_on_submit():
        try:
            with writing() as db:
                made = school_terms.add(
                    db, actor().school_id, form.name.data, form.starts_on.data, form.ends_on.data
                )
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            return _done(made)
    return _page(form, None)


@blueprint.route(f"{PATH}/<{ID}:term_id>", methods=["GET", "POST"])
@admin
def change_term(term_id: int) -> Answer:
    term = school_terms.find(reading(), actor().school_id, term_id)
    form = TermForm(obj=term)
    if form.validate_on_submit():
        days = form.starts_on.data, form.ends_on.data
        try:
            with writing() as db:
                changed = school_terms.change(db, actor().school_id, term_id, form.name.data, *days)
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            return _done(changed)
    return _page(form, term)


def _done(term: Term) -> Response:
    flash(_("Đã lưu năm học %(name)s.", name=term.name), "done")
    return redirect(url_for(".term_list"), 303)


def _page(form: TermForm, term: Term | None) -> tuple[str, int]:
    page = render_template("admin/term.html", form=form, term=term)
    return page, 422 if form.errors or form.form_errors else 200
