"""The form of a remark: points in hundredths as teachers type them, and words."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField, SubmitField, TextAreaField
from wtforms.validators import Length, ValidationError

from sandbox.operations import remarks
from sandbox.reports.remarks import WHOLE

NOT_POINTS = lazy_gettext("Thầy cô ghi số điểm, nhiều nhất hai chữ số sau dấu phẩy, như 0,75.")
POINTS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")


class Hundredths(StringField):
    """Points as teachers type them, "0,75"; `data` stays as typed, `value` is 75, None for nothing."""

    @property
    def value(self) -> int | None:
        typed = (self.data or "").strip().replace(",", ".")
        if not typed:
            return None
        whole, _dot, rest = typed.partition(".")
        return int(whole) * 100 + int(f"{rest:0<2}")

    def pre_validate(self, form: Any) -> None:
        typed = (self.data or "").strip()
        if typed and not form.back.data and not POINTS.fullmatch(typed):
            raise ValidationError(NOT_POINTS)


class RemarkForm(FlaskForm):
    """The one that is sent, or one of those on the page: `of` keeps their ids apart."""

    points = Hundredths(lazy_gettext("Điểm thầy cô cho"))
    text = TextAreaField(
        lazy_gettext("Nhận xét cho em ấy"),
        [Length(max=remarks.MOST_LETTERS, message=lazy_gettext(remarks.TOO_LONG))],
    )
    back = SubmitField()

    def of(self, number: int, criterion: str) -> "RemarkForm":
        for field in self:
            field.id = f"nx-{number}-{criterion or 'chung'}-{field.name}"
        if criterion == WHOLE:
            del self.points
            self.text.label.text = _("Nhận xét chung cho em ấy")
        self.text.label.field_id = self.text.id
        return self
