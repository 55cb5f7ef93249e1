"""Who teaches a class: its teacher gives it to colleagues, for good or until a day."""

from datetime import datetime, time

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from sandbox.operations import sharing
from sandbox.operations.refusals import Refused
from sandbox.reports import people
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Staff
from sandbox.web.access import actor, staff
from sandbox.web.context import now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.fields import Day, OneOf, offered
from sandbox.web.teacher.lookup import own_class

PATH = f"/lop/<{ID}:classroom_id>/nguoi-day"
RIGHTS = {
    "teach": lazy_gettext("Dạy: giao bài, điều khiển tiết học, sửa danh sách, cho điểm như thầy cô"),
    "look": lazy_gettext("Xem: theo dõi và xem điểm, không thay đổi được gì"),
}


class ShareForm(FlaskForm):
    colleague = OneOf(lazy_gettext("Đồng nghiệp"))
    right = RadioField(
        lazy_gettext("Quyền"),
        [InputRequired(lazy_gettext("Thầy cô chọn một quyền."))],
        choices=offered(RIGHTS),
        validate_choice=False,
        default="teach",
    )
    until = Day(
        lazy_gettext("Dạy thay đến hết ngày"),
        description=lazy_gettext("Hết ngày này quyền tự thôi. Để trống nếu dạy cùng lâu dài."),
    )


@blueprint.get(PATH)
@listed("class", 60, lazy_gettext("Người dạy"), "person-gear", teach=True)
@staff
def sharing_page(classroom_id: int) -> str | tuple[str, int]:
    classroom = own_class(classroom_id)
    return _page(classroom, _form(classroom, formdata=None))


@blueprint.post(PATH)
@staff
def share_class(classroom_id: int) -> str | Response | tuple[str, int]:
    classroom = own_class(classroom_id)
    if classroom.teacher_id != actor().id:
        raise Refused(sharing.ONLY_ITS_TEACHER)
    form = _form(classroom)
    if form.validate() and not form.colleague.data:
        form.colleague.errors = [_("Thầy cô chọn một đồng nghiệp.")]
    if form.errors:
        return _page(classroom, form)
    until = _end_of(form)
    try:
        with writing() as db:
            chosen = int(form.colleague.data)
            who = sharing.give(db, actor().id, classroom_id, chosen, form.right.data, until, now())
    except Refused as refused:
        form.form_errors = [said(refused)]
        return _page(classroom, form)
    flash(_("%(name)s đã mở được lớp này, thấy ngay trong trang Lớp của tôi.", name=who.full_name), "done")
    return redirect(url_for(".sharing_page", classroom_id=classroom_id), 303)


@blueprint.post(f"{PATH}/thu-hoi")
@staff
def take_back_class(classroom_id: int) -> Response:
    own_class(classroom_id)
    chosen = max(0, min(request.form.get("colleague", 0, type=int), 2**31 - 1))  # what a key can hold
    with writing() as db:
        who = sharing.take_back(db, actor().id, classroom_id, chosen, now())
    name = who.full_name if who else ""
    words = _("%(name)s không còn mở được lớp này. Cho quyền lại lúc nào cũng được.", name=name)
    flash(words if who else _("Người ấy vốn không còn quyền ở lớp này."), "done")
    return redirect(url_for(".sharing_page", classroom_id=classroom_id), 303)


def _form(classroom: Classroom, **options: None) -> ShareForm:
    form = ShareForm(**options)
    form.colleague.choices = _colleagues(classroom)
    return form


def _colleagues(classroom: Classroom) -> list[SelectChoice]:
    able = people.able(reading(), classroom.school_id)
    names = {str(row.id): row.full_name for row in able if row.id != classroom.teacher_id}
    return offered({"": _("– Chọn –"), **names})


def _end_of(form: ShareForm) -> datetime | None:
    """The last second of that day in Vietnam."""
    day = form.until.data
    return datetime.combine(day, time(23, 59, 59), VIETNAM) if day else None


def _page(classroom: Classroom, form: ShareForm) -> tuple[str, int]:
    page = render_template(
        "teacher/sharing.html",
        classroom=classroom,
        form=form,
        shares=people.shares(reading(), classroom.id),
        owner=reading().get_one(Staff, classroom.teacher_id),
        now=now(),
    )
    return page, 422 if form.errors or form.form_errors else 200
