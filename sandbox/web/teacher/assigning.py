"""Giving an exercise to a class."""

from datetime import datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from exercises.engine.describing import by_topic
from exercises.engine.schema import Exercise
from sandbox.operations import assignments
from sandbox.operations.refusals import Refused
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import content, now, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.menus import listed
from sandbox.web.portal.frame import sent_key
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.fields import NOT_A_TIME, LocalTime, OneOf, WholeNumber, offered
from sandbox.web.teacher.lookup import library, own_class
from sandbox.web.words import MODES

LESSON = timedelta(minutes=45)
FIRST = "cap-ban-sao-bang-tot-nghiep"  # a whole filing, nothing in it but what every filing has
CHOOSE = lazy_gettext("Thầy cô chọn một mục trong danh sách.")
ABOUT = {
    "guided": lazy_gettext("chỉ từng bước trên trang, có gợi ý"),
    "practice": lazy_gettext("có gợi ý, làm lại được"),
    "test": lazy_gettext("một lượt, xem điểm khi bài đã đóng"),
}
POLICY_CHOICES = {
    "best": lazy_gettext("lượt cao điểm nhất"),
    "last": lazy_gettext("lượt cuối cùng"),
    "average": lazy_gettext("trung bình các lượt"),
}
ROUNDING_CHOICES = {
    "0.1": lazy_gettext("đến 0,1 (ví dụ 8,3)"),
    "0.25": lazy_gettext("đến 0,25 (ví dụ 8,25)"),
    "0.5": lazy_gettext("đến 0,5 (ví dụ 8,5)"),
}
FEEDBACK_CHOICES = {
    "full": lazy_gettext("đầy đủ: từng mục, vì sao mất điểm, cách làm tốt hơn"),
    "points": lazy_gettext("điểm từng mục, không giải thích"),
    "mark": lazy_gettext("chỉ điểm"),
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
        description=lazy_gettext("Bài kiểm tra luôn là một lượt."),
    )
    opens_at = LocalTime(lazy_gettext("Mở lúc"), [InputRequired(NOT_A_TIME)])
    closes_at = LocalTime(
        lazy_gettext("Đóng lúc"),
        [_fits],
        description=lazy_gettext("Để trống nếu không đóng. Bài kiểm tra cần có giờ đóng."),
    )
    minutes = WholeNumber(
        lazy_gettext("Thời gian làm một lượt (phút)"),
        [
            Optional(),
            NumberRange(
                1,
                assignments.MOST_MINUTES,
                lazy_gettext("Thời gian từ 1 đến %(n)d phút.", n=assignments.MOST_MINUTES),
            ),
        ],
        description=lazy_gettext("Để trống nếu không giới hạn. Hết giờ, máy tự nộp và chấm phần đã làm."),
    )
    policy = OneOf(lazy_gettext("Điểm khi làm nhiều lượt"), choices=offered(POLICY_CHOICES))
    rounding = OneOf(lazy_gettext("Làm tròn điểm"), choices=offered(ROUNDING_CHOICES))
    feedback = OneOf(
        lazy_gettext("Học sinh xem được trên phiếu điểm"),
        choices=offered(FEEDBACK_CHOICES),
        description=lazy_gettext("Bài kiểm tra chỉ cho xem khi đã đóng."),
    )

    @property
    def more_open(self) -> bool:
        """Whether the folded part has something to say."""
        return any(field.errors for field in (self.minutes, self.policy, self.rounding, self.feedback))


@blueprint.route(f"/lop/<{ID}:classroom_id>/giao-bai", methods=["GET", "POST"])
@listed("class", 20, lazy_gettext("Giao bài"), "send", teach=True)
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
            feedback=form.feedback.data,
            policy=form.policy.data,
            rounding=form.rounding.data,
            minutes=form.minutes.data,
        )
    flash(
        _("Đã giao bài cho lớp %(name)s. Bảng này tự cập nhật khi học sinh làm.", name=classroom.name), "done"
    )
    return redirect(url_for(".board", assignment_id=given.id))


def _offered() -> list[tuple[str, Exercise]]:
    """The one to begin with, then the library by its topics."""
    listed = [one for _words, found in by_topic(library().values()) for one in found]
    return [(one.slug, one) for one in sorted(listed, key=lambda one: one.slug != FIRST)]


def _defaults() -> dict[str, Any]:
    """The exercise asked for in the address or the first, open now, for one lesson."""
    wanted = request.args.get("bai", "")
    opens = now().astimezone(VIETNAM).replace(second=0, microsecond=0, tzinfo=None)
    return {
        "exercise": wanted if wanted in library() else next((slug for slug, _exercise in _offered()), None),
        "mode": "practice",
        "attempts_allowed": 3,
        "policy": "best",
        "rounding": "0.1",
        "feedback": "full",
        "opens_at": opens,
        "closes_at": opens + LESSON,
    }


def _moment(local: datetime) -> datetime:
    return local.replace(tzinfo=VIETNAM)
