"""A teacher adds to a report: other points for one row with the reason, words for a row or for it all."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import remarks
from sandbox.operations.refusals import Refused
from sandbox.reports.remarks import WHOLE
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, writing
from sandbox.web.languages import said
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_assignment
from sandbox.web.teacher.remark_form import RemarkForm
from sandbox.web.teacher.remarked import Open
from sandbox.web.teacher.student import student_page

PATH = f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/luot/<{ID}:number>/nhan-xet"


@blueprint.post(PATH)
@staff
def remark_attempt(assignment_id: int, student_id: int, number: int) -> Response | tuple[str, int]:
    return _remark(assignment_id, student_id, number, WHOLE)


@blueprint.post(f"{PATH}/<criterion>")
@staff
def remark_row(
    assignment_id: int, student_id: int, number: int, criterion: str
) -> Response | tuple[str, int]:
    return _remark(assignment_id, student_id, number, criterion)


def _remark(assignment_id: int, student_id: int, number: int, criterion: str) -> Response | tuple[str, int]:
    own_assignment(assignment_id)
    form = RemarkForm().of(number, criterion)
    if not form.validate_on_submit() or not _keep(form, assignment_id, student_id, number, criterion):
        return student_page(assignment_id, student_id, remark=Open(number, criterion, form)), 422
    there = url_for(".student", assignment_id=assignment_id, student_id=student_id, _anchor=f"luot-{number}")
    return redirect(there, 303)


def _keep(form: RemarkForm, assignment_id: int, student_id: int, number: int, criterion: str) -> bool:
    """Whether it could be kept; else the form says why not."""
    takes_back = form.back.data
    earned = form.points.value if form.points and not takes_back else None
    text = "" if takes_back else form.text.data or ""
    which = (actor().id, assignment_id, student_id, number, criterion)
    try:
        with writing() as db:
            new = remarks.remark(db, content(), *which, earned, text, now())
    except Refused as refused:
        form.form_errors = [said(refused)]
        return False
    flash(_said(new, takes_back, criterion), "done" if new else "info")
    return True


def _said(new: bool, takes_back: bool, criterion: str) -> str:
    if not new:
        return _("Nhận xét này đã có, không có gì đổi.")
    if takes_back:
        return _("Đã rút lại. Điểm máy chấm có hiệu lực trở lại.") if criterion else _("Đã rút lại nhận xét.")
    return _("Đã lưu. Em ấy thấy trên phiếu điểm, khi phiếu được công bố.")
