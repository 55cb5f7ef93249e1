"""The part of a form that says how an exercise is given: mode, times, attempts, marking, and to whom."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from sandbox.operations import giving
from sandbox.reports.groups import groups
from sandbox.store.classrooms import Classroom
from sandbox.web.context import now, reading
from sandbox.web.formats import VIETNAM
from sandbox.web.languages import said
from sandbox.web.teacher.fields import NOT_A_TIME, LocalTime, OneOf, WholeNumber, offered
from sandbox.web.words import MODES

LESSON = timedelta(minutes=45)
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
WEIGHT_CHOICES = {
    "1": lazy_gettext("hệ số 1"),
    "2": lazy_gettext("hệ số 2"),
    "3": lazy_gettext("hệ số 3"),
    "0": lazy_gettext("không tính vào sổ điểm"),
}
HINTS_CHOICES = {"yes": lazy_gettext("có gợi ý"), "no": lazy_gettext("không có gợi ý")}
WHOLE_CLASS = ""


def _fits(form: Any, field: LocalTime) -> None:
    if not field.errors and form.opens_at.data:
        problem = giving.closing_problem(form.mode_now, form.opens_at.data, field.data)
        if problem:
            raise ValidationError(said(problem))


class MarkingForm(FlaskForm):
    """What may still be changed once students are at work."""

    attempts_allowed = WholeNumber(
        lazy_gettext("Số lượt mỗi em được làm"),
        [
            InputRequired(lazy_gettext("Thầy cô ghi số lượt, từ 1 đến 20.")),
            NumberRange(1, giving.MOST_ATTEMPTS, lazy_gettext("Số lượt từ 1 đến 20.")),
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
                giving.MOST_MINUTES,
                lazy_gettext("Thời gian từ 1 đến %(n)d phút.", n=giving.MOST_MINUTES),
            ),
        ],
        description=lazy_gettext("Để trống nếu không giới hạn. Hết giờ, máy tự nộp và chấm phần đã làm."),
    )
    hints = OneOf(
        lazy_gettext("Gợi ý"),
        choices=offered(HINTS_CHOICES),
        description=lazy_gettext("Bài kiểm tra không bao giờ có gợi ý."),
    )
    policy = OneOf(lazy_gettext("Điểm khi làm nhiều lượt"), choices=offered(POLICY_CHOICES))
    rounding = OneOf(lazy_gettext("Làm tròn điểm"), choices=offered(ROUNDING_CHOICES))
    weight = OneOf(lazy_gettext("Trong sổ điểm của lớp"), choices=offered(WEIGHT_CHOICES))
    feedback = OneOf(
        lazy_gettext("Học sinh xem được trên phiếu điểm"),
        choices=offered(FEEDBACK_CHOICES),
        description=lazy_gettext("Bài kiểm tra chỉ cho xem khi đã đóng."),
    )

    @property
    def mode_now(self) -> str:
        raise NotImplementedError

    @property
    def more_open(self) -> bool:
        """Whether the folded part has something to say."""
        further = (self.minutes, self.hints, self.policy, self.rounding, self.weight, self.feedback)
        return any(field.errors for field in further)


class GivingForm(MarkingForm):
    group_id = OneOf(lazy_gettext("Giao cho"), default=WHOLE_CLASS)
    mode = RadioField(lazy_gettext("Chế độ"), [InputRequired(CHOOSE)], validate_choice=False)

    @property
    def mode_now(self) -> str:
        return str(self.mode.data)

    def offer(self, classroom: Classroom) -> None:
        """The modes, and the groups of this class."""
        self.mode.choices = [SelectChoice(mode, f"{MODES[mode]}: {ABOUT[mode]}") for mode in giving.MODES]
        self.group_id.choices = [SelectChoice(WHOLE_CLASS, _("cả lớp")), *_groups(classroom)]

    def terms(self) -> giving.Terms:
        return giving.Terms(
            mode=self.mode.data,
            group_id=int(self.group_id.data) if self.group_id.data else None,
            **marking(self),
        )


def marking(form: MarkingForm) -> dict[str, Any]:
    """The values of MarkingForm by the columns of an assignment."""
    return {
        "attempts_allowed": form.attempts_allowed.data,
        "opens_at": moment(form.opens_at.data),
        "closes_at": moment(form.closes_at.data) if form.closes_at.data else None,
        "feedback": form.feedback.data,
        "policy": form.policy.data,
        "rounding": form.rounding.data,
        "minutes": form.minutes.data,
        "weight": int(form.weight.data),
        "hints": form.hints.data,
    }


def defaults() -> dict[str, Any]:
    """Open now, for one lesson."""
    opens = local(now())
    return {
        "mode": "practice",
        "attempts_allowed": 3,
        "policy": "best",
        "rounding": "0.1",
        "feedback": "full",
        "weight": "1",
        "hints": "yes",
        "opens_at": opens,
        "closes_at": opens + LESSON,
    }


def moment(wall_clock: datetime) -> datetime:
    return wall_clock.replace(tzinfo=VIETNAM)


def local(found: datetime) -> datetime:
    """As the wall clock of a school shows it, to the minute."""
    return found.astimezone(VIETNAM).replace(second=0, microsecond=0, tzinfo=None)


def _groups(classroom: Classroom) -> list[SelectChoice]:
    """Those with somebody in them."""
    return [
        SelectChoice(str(row.id), _("nhóm %(name)s (%(n)d em)", name=row.name, n=row.members))
        for row in groups(reading(), classroom.id)
        if row.members
    ]
