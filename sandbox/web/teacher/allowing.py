"""The form that gives one student more time or more attempts than the class."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired, NumberRange

from sandbox.operations import allowances
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Allowance, Assignment
from sandbox.web.access import actor
from sandbox.web.context import now, reading, writing
from sandbox.web.languages import said
from sandbox.web.teacher.fields import NOT_A_NUMBER, WholeNumber


def _up_to(most: int) -> NumberRange:
    return NumberRange(0, most, lazy_gettext("Số từ 0 đến %(most)d.", most=most))


class AllowanceForm(FlaskForm):
    minutes = WholeNumber(
        lazy_gettext("Thêm phút cho mỗi lượt"),
        [InputRequired(NOT_A_NUMBER), _up_to(allowances.MOST_MINUTES)],
        default=0,
    )
    attempts = WholeNumber(
        lazy_gettext("Thêm lượt"),
        [InputRequired(NOT_A_NUMBER), _up_to(allowances.MOST_ATTEMPTS)],
        default=0,
    )


def allowance_form(assignment: Assignment, given: Allowance | None) -> AllowanceForm:
    """Filled with what the student has now; minutes are asked only where time is limited."""
    form = AllowanceForm(formdata=None, obj=given)
    return _without_time(form, assignment)


def sent_form(assignment: Assignment) -> AllowanceForm:
    return _without_time(AllowanceForm(), assignment)


def grant(form: AllowanceForm, assignment_id: int, student_id: int) -> bool:
    """Whether it could be given; else the form says why not."""
    had = reading().get(Allowance, (assignment_id, student_id))
    minutes = form.minutes.data if form.minutes else had.minutes if had else 0
    try:
        with writing() as db:
            allowances.grant(db, actor().id, assignment_id, student_id, minutes, form.attempts.data, now())
    except Refused as refused:
        form.form_errors = [said(refused)]
        return False
    return True


def _without_time(form: AllowanceForm, assignment: Assignment) -> AllowanceForm:
    if assignment.minutes is None:
        del form.minutes
    return form
