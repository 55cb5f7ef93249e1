"""Marks: the table on the page, and the same table as a workbook."""

from flask import Response, render_template
from flask_babel import lazy_gettext

from sandbox.reports import classes
from sandbox.reports.gradebook import gradebook
from sandbox.store.schools import Term
from sandbox.web.access import staff
from sandbox.web.context import now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import collected_assignment
from sandbox.web.teacher.marks_workbook import marks_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/diem")
@listed("assignment", 30, lazy_gettext("Điểm"), "table")
@staff
def marks(assignment_id: int) -> str:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    found = gradebook(reading(), assignment, classroom, exercise)
    return render_template("teacher/marks.html", assignment=assignment, classroom=classroom, marks=found)


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/diem.xlsx")
@staff
def marks_file(assignment_id: int) -> Response:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    found = gradebook(reading(), assignment, classroom, exercise)
    school = classes.school_name(reading(), classroom.school_id)
    term = reading().get_one(Term, classroom.term_id).name
    answer = Response(marks_workbook(found, school, term, now()), mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="bang-diem-{assignment.id}.xlsx"'
    return answer
