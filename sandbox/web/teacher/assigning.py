"""Giving an exercise to a class."""

from datetime import datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, ValidationError

from exercises.engine.schema import Exercise
from sandbox.operations import assignments
from sandbox.operations.refusals import Refused
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import content, now, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.portal.frame import sent_key
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.fields import NOT_A_TIME, LocalTime, WholeNumber
from sandbox.web.teacher.lookup import library, own_class
from sandbox.web.words import MODES

LESSON = timedelta(minutes=45)
CHOOSE = lazy_gettext("Thầy cô chọn một mục trong danh sách.")
ABOUT = {
    "practice": lazy_gettext("có gợi ý, làm lại được"),
    "test": lazy_gettext("một lượt, xem điểm khi bài đã đóng"),
}


def _fits(form: "AssignForm", field: LocalTime) -> None:
    if not field.errors and form.opens_at.data:
        problem = assignments.closing_problem(form.mode.data, form.opens_at.data, field.data)
        if problem:
            raise ValidationError(problem)


class AssignForm(FlaskForm):
    exercise = RadioField(lazy_gettext("Bài thực hành"), [InputRequired(CHOOSE)], validate_choice=False)
    mode = RadioField(
        lazy_gettext("Chế độ"),
        [InputRequired(CHOOSE)],
        validate_choice=False,
    )
    attempts_allowed = WholeNumber(
        lazy_gettext("Số lượt mỗi em được làm"),
        [
            InputRequired(lazy_gettext("Thầy cô ghi số lượt, từ 1 đến 20.")),
            NumberRange(1, 20, lazy_gettext("Số lượt từ 1 đến 20.")),
        ],
        description=lazy_gettext("Điểm lấy theo lượt cao nhất. Bài kiểm tra luôn là một lượt."),
    )
    opens_at = LocalTime(lazy_gettext("Mở lúc"), [InputRequired(NOT_A_TIME)])
    closes_at = LocalTime(
        lazy_gettext("Đóng lúc"),
        [_fits],
        description=lazy_gettext("Để trống nếu không đóng. Bài kiểm tra cần có giờ đóng."),
    )


@blueprint.route(f"/lop/<{ID}:classroom_id>/giao-bai", methods=["GET", "POST"])
@staff
def assign(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    form = AssignForm(data=_defaults())
    form.exercise.choices = [SelectChoice(slug, exercise.title.vi) for slug, exercise in _offered()]
    form.mode.choices = [SelectChoice(mode, f"{MODES[mode]}: {ABOUT[mode]}") for mode in assignments.MODES]
    if form.validate_on_submit():
        try:
            return _assign(classroom, form)
        except Refused as refused:
            form.form_errors = [str(refused)]
    page = render_template(
        "teacher/assign.html", classroom=classroom, form=form, key=sent_key(), library=library()
    )
    return page, 422 if form.errors or form.form_errors else 200


def _assign(classroom: Classroom, form: AssignForm) -> Response:
    with writing() as db:
        given = assignments.assign(
            db,
            content(),
            classroom,
            form.exercise.data,
            form.mode.data,
            form.attempts_allowed.data,
            _moment(form.opens_at.data),
            _moment(form.closes_at.data) if form.closes_at.data else None,
            now(),
            sent_key(),
        )
    flash(
        _("Đã giao bài cho lớp %(name)s. Bảng này tự cập nhật khi học sinh làm.", name=classroom.name), "done"
    )
    return redirect(url_for(".board", assignment_id=given.id))


def _offered() -> list[tuple[str, Exercise]]:
    """What is graded first, then the portals to look around in."""
    return sorted(library().items(), key=lambda pair: pair[1].free)


def _defaults() -> dict[str, Any]:
    """The only exercise when there is one; open now, for one lesson."""
    opens = now().astimezone(VIETNAM).replace(second=0, microsecond=0, tzinfo=None)
    return {
        "exercise": next((slug for slug, _exercise in _offered()), None),
        "mode": "practice",
        "attempts_allowed": 3,
        "opens_at": opens,
        "closes_at": opens + LESSON,
    }


def _moment(local: datetime) -> datetime:
    return local.replace(tzinfo=VIETNAM)
