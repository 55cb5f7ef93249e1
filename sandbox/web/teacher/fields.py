"""Fields of forms that say in Vietnamese what they did not understand."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from wtforms import DateField, DateTimeLocalField, IntegerField, SelectChoice, SelectField
from wtforms.validators import ValidationError

NOT_A_TIME = lazy_gettext("Thầy cô chọn đủ ngày và giờ, như 05/10/2026 08:00.")
NOT_A_DAY = lazy_gettext("Thầy cô chọn một ngày, như 05/10/2026.")
NOT_A_NUMBER = lazy_gettext("Ô này cần một số nguyên, như 3.")
NOT_OFFERED = lazy_gettext("Thầy cô chọn một mục trong danh sách.")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


class WholeNumber(IntegerField):
    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([raw[:12] for raw in valuelist])  # hundreds of digits are no float
        except ValueError:
            raise ValueError(NOT_A_NUMBER) from None


def offered(words: Mapping[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in words.items()]


class OneOf(SelectField):
    """One of a short list of `offered` values."""

    def pre_validate(self, form: Any) -> None:
        if self.data not in [choice.value for choice in self.choices]:
            raise ValidationError(NOT_OFFERED)


class LocalTime(DateTimeLocalField):
    """A moment on the wall clock, in a year when there are lessons; None when left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, format=FORMATS, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(NOT_A_TIME) from None
        if self.data is None or not 2020 <= self.data.year <= 2100:
            self.data = None
            raise ValueError(NOT_A_TIME)


class Day(DateField):
    """A day of a year when there are lessons; None when left empty."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            super().process_formdata([valuelist[0].strip()[:12]])
        except ValueError:
            raise ValueError(NOT_A_DAY) from None
        if self.data is None or not 2020 <= self.data.year <= 2100:
            self.data = None
            raise ValueError(NOT_A_DAY)
