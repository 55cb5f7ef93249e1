"""The gradebook of a class: every exercise it was given, on one page."""

from flask import render_template, url_for
from flask_babel import lazy_gettext

from sandbox.exports import Column, Row, Table
from sandbox.operations import collecting
from sandbox.reports import class_gradebook as report
from sandbox.reports import classes
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.menus import listed
from sandbox.web.periods import Period, asked_period, usual
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.gradebook_tables import class_table
from sandbox.web.teacher.lookup import library, seen_class

PATH = f"/lop/<{ID}:classroom_id>/so-diem"


@blueprint.get(PATH)
@listed("class", 40, lazy_gettext("Sổ điểm"), "table")
@staff
def gradebook(classroom_id: int) -> tuple[str, int]:
    """`?tu=&den=`: only what opened in that time."""
    period = asked_period()
    classroom, book = collected_gradebook(classroom_id, period)
    term = reading().get_one(Term, classroom.term_id)
    page = render_template(
        "teacher/gradebook.html",
        classroom=classroom,
        book=book,
        table=table_of(classroom, book, period).shown(),
        period=period,
        periods=usual(term),
        address=_address,
    )
    return page, 422 if period.problem else 200


def _address(column: Column, row: Row) -> str:
    """A mark leads to what that student did in that exercise."""
    if not column.link:
        return ""
    return url_for(".student", assignment_id=int(column.link), student_id=row.key)


def collected_gradebook(classroom_id: int, period: Period) -> tuple[Classroom, report.ClassGradebook]:
    """Once the work of everybody whose time is over is handed in and graded."""
    classroom = seen_class(classroom_id)
    for assignment in report.waiting(reading(), classroom.id, now()):
        _collect(assignment)
        classroom = seen_class(classroom_id)
    book = report.class_gradebook(reading(), classroom, library(), period.since, period.until)
    return classroom, book


def table_of(classroom: Classroom, book: report.ClassGradebook, period: Period) -> Table:
    school = classes.school_name(reading(), classroom.school_id)
    term = reading().get_one(Term, classroom.term_id).name
    return class_table(book, school, term, period.words, now())


def _collect(assignment: Assignment) -> None:
    if collecting.is_waiting(reading(), assignment, now()):
        with writing() as db:
            collecting.collect(db, content(), assignment.id, now())
