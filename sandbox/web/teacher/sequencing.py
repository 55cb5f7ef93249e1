"""Giving several exercises to a class as one sequence."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import Row
from werkzeug import Response
from wtforms import RadioField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from exercises.engine.describing import by_topic
from sandbox.operations import sequences
from sandbox.operations.refusals import Refused
from sandbox.reports.groups import groups
from sandbox.reports.sequences import Given, given
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.languages import said
from sandbox.web.lines import plain
from sandbox.web.portal.frame import sent_key
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.fields import offered
from sandbox.web.teacher.giving import CHOOSE, GivingForm, defaults, local
from sandbox.web.teacher.lookup import check_alone, given_alone, own_class

ORDERS = {
    "yes": lazy_gettext("Theo thứ tự: làm xong bài trước, bài sau mới mở"),
    "no": lazy_gettext("Tự do: em chọn bài nào trước cũng được"),
}


class SequenceForm(GivingForm):
    """`exercises`: a list in its order; what is left empty is skipped."""

    name = StringField(
        lazy_gettext("Tên chuỗi bài"),
        [
            InputRequired(lazy_gettext("Thầy cô đặt tên cho chuỗi bài, như Làm quen dịch vụ công.")),
            Length(max=sequences.LONGEST, message=lazy_gettext("Tên dài quá, thầy cô rút ngắn lại.")),
        ],
        filters=[plain],
    )
    order = RadioField(
        lazy_gettext("Cách làm"), [AnyOf(ORDERS, CHOOSE)], choices=offered(ORDERS), validate_choice=False
    )

    @property
    def exercises(self) -> list[str]:
        return " ".join(request.form.getlist("exercises")).split()


@blueprint.route(f"/lop/<{ID}:classroom_id>/giao-chuoi", methods=["GET", "POST"])
@staff
def assign_sequence(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    form = SequenceForm(data=_defaults())
    form.offer(classroom)
    if form.validate_on_submit():
        try:
            return _give(classroom, form)
        except Refused as refused:
            form.form_errors = [said(refused)]
    page = render_template(
        "teacher/sequence.html",
        classroom=classroom,
        form=form,
        key=sent_key(),
        topics=by_topic(given_alone().values()),
        chosen=_padded(form.exercises),
    )
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.app_template_global()
def given_list(classroom: Classroom, rows: Sequence[Row[Any]]) -> list[Given]:
    """What the class was given, sequences together."""
    return given(reading(), classroom.id, rows)


@blueprint.app_template_global()
def group_names(classroom: Classroom) -> dict[int, str]:
    return {row.id: row.name for row in groups(reading(), classroom.id)}


def _give(classroom: Classroom, form: SequenceForm) -> Response:
    check_alone(form.exercises)
    in_order = form.order.data == "yes"
    with writing() as db:
        made = sequences.give(
            db,
            content(),
            classroom,
            form.name.data,
            in_order,
            form.exercises,
            form.terms(),
            now(),
            sent_key(),
        )
        name = made.name
    flash(_("Đã giao chuỗi bài “%(name)s”. Học sinh thấy ngay trên kệ bài.", name=name), "done")
    return redirect(url_for(".classroom", classroom_id=classroom.id))


def _padded(chosen: list[str]) -> list[str]:
    """A box for each step there may be."""
    return [*chosen, *[""] * sequences.MOST][: sequences.MOST]


def _defaults() -> dict[str, Any]:
    """A sequence mostly goes on over more than one lesson, so it does not close by itself."""
    name = _("Chuỗi bài ngày %(day)s", day=f"{local(now()):%d/%m}")
    return {**defaults(), "closes_at": None, "name": name, "order": "yes"}
