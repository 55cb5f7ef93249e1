"""Marks of one exercise: the table on the page, and the same table as a workbook."""

from functools import partial

from flask import Response, render_template, url_for
from flask_babel import lazy_gettext

from sandbox.exports import Column, Row, Table
from sandbox.exports.workbook import workbook
from sandbox.reports import classes
from sandbox.reports.gradebook import Gradebook, gradebook
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term
from sandbox.web.access import staff
from sandbox.web.context import now, reading
from sandbox.web.files import PRACTICE, file_answer
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.gradebook_tables import marks_table
from sandbox.web.teacher.lookup import collected_assignment

Found = tuple[Assignment, Classroom, Gradebook, Table]


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/diem")
@listed("assignment", 30, lazy_gettext("Điểm"), "table")
@staff
def marks(assignment_id: int) -> str:
    assignment, classroom, found, table = _found(assignment_id)
    return render_template(
        "teacher/marks.html",
        assignment=assignment,
        classroom=classroom,
        marks=found,
        table=table.shown(),
        address=partial(_address, assignment.id),
    )


def _address(assignment_id: int, column: Column, row: Row) -> str:
    """A name leads to what that student did."""
    if column.kind != "name":
        return ""
    return url_for(".student", assignment_id=assignment_id, student_id=row.key)


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/diem.xlsx")
@staff
def marks_file(assignment_id: int) -> Response:
    assignment, _classroom, _marks, table = _found(assignment_id)
    return file_answer(workbook([table], str(PRACTICE)), f"bang diem {assignment.id}", "xlsx")


def _found(assignment_id: int) -> Found:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    found = gradebook(reading(), assignment, classroom, exercise)
    school = classes.school_name(reading(), classroom.school_id)
    term = reading().get_one(Term, classroom.term_id).name
    return assignment, classroom, found, marks_table(found, school, term, now())
