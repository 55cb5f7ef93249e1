"""The form of one student: what a class list says, typed by hand and read by the same rules."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import ValidationError

from sandbox.rosters.row import RosterRow
from sandbox.rosters.values import Wrong, read_birth_date, read_code, read_name
from sandbox.web.context import now
from sandbox.web.formats import VIETNAM
from sandbox.web.lines import plain


def _read(read: Callable[[str], Any]) -> Callable[[Any, StringField], None]:
    """Validates as the reader of lists does, in its words."""

    def check(_form: Any, field: StringField) -> None:
        try:
            read(field.data[:1000])
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from None

    return check


def _birth_date(text: str) -> Any:
    return read_birth_date(text, now().astimezone(VIETNAM).date())


def _seat(text: str) -> int:
    if text and not (text.isascii() and text.isdecimal() and len(text) <= 4 and int(text) > 0):
        raise Wrong(_("STT là một số từ 1 đến 9999, hoặc để trống."))
    return int(text or 0)


class StudentForm(FlaskForm):
    code = StringField(lazy_gettext("Mã học sinh"), [_read(read_code)], filters=[plain])
    full_name = StringField(lazy_gettext("Họ và tên"), [_read(read_name)], filters=[plain])
    birth_date = StringField(
        lazy_gettext("Ngày sinh"),
        [_read(_birth_date)],
        filters=[plain],
        description=lazy_gettext("Ngày/tháng/năm, như 05/03/2011. Có thể để trống."),
    )
    seat = StringField(
        lazy_gettext("STT"),
        [_read(_seat)],
        filters=[plain],
        description=lazy_gettext("Để trống thì lấy số tiếp theo."),
    )

    @property
    def row(self) -> RosterRow:
        """The student of a form that is valid."""
        name = read_name(self.full_name.data)
        born = _birth_date(self.birth_date.data)
        return RosterRow(_seat(self.seat.data), read_code(self.code.data), name, name.split()[-1], born)
