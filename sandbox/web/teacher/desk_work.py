"""“Việc ở bàn một cửa”: what each officer decided, named and promised, on a page and as files."""

from functools import partial

from flask import Response, render_template, url_for
from flask_babel import lazy_gettext

from exercises.engine.schema import Exercise
from sandbox.exports import Column, Row, Table
from sandbox.exports.delimited import delimited
from sandbox.exports.workbook import workbook
from sandbox.reports import classes
from sandbox.reports.desk_work import Act, desk_work
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading
from sandbox.web.files import PRACTICE, file_answer
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.desk_tables import desk_table, for_page
from sandbox.web.teacher.lookup import library, seen_assignment

PATH = f"/bai-giao/<{ID}:assignment_id>/ban-mot-cua"
Found = tuple[Assignment, Classroom, Exercise, list[Act], Table]


def is_for_officers(assignment: Assignment) -> bool:
    exercise = library().get(assignment.exercise)
    return exercise is not None and exercise.side == "officer"


@blueprint.get(PATH)
@listed("assignment", 45, lazy_gettext("Việc ở bàn một cửa"), "building", where=is_for_officers)
@staff
def desk_work_page(assignment_id: int) -> str:
    assignment, classroom, exercise, acts, table = _found(assignment_id)
    return render_template(
        "teacher/desk_work.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        acts=acts,
        agree=sum(one.agrees is True for one in acts),
        judged=sum(one.agrees is not None for one in acts),
        officers=len({one.student_id for one in acts}),
        table=for_page(table),
        address=partial(_address, assignment.id),
    )


@blueprint.get(f"{PATH}.xlsx")
@staff
def desk_work_workbook(assignment_id: int) -> Response:
    *_rest, table = _found(assignment_id)
    return file_answer(workbook([table], str(PRACTICE)), f"ban mot cua {assignment_id}", "xlsx")


@blueprint.get(f"{PATH}.csv")
@staff
def desk_work_csv(assignment_id: int) -> Response:
    *_rest, table = _found(assignment_id)
    return file_answer(delimited(table), f"ban mot cua {assignment_id}", "csv")


def _address(assignment_id: int, column: Column, row: Row) -> str:
    """A name leads to what that student did."""
    return (
        url_for(".student", assignment_id=assignment_id, student_id=row.key) if column.kind == "name" else ""
    )


def _found(assignment_id: int) -> Found:
    assignment, classroom, exercise = seen_assignment(assignment_id)
    if exercise.side != "officer":
        raise NotFound
    acts = desk_work(reading(), assignment)
    school = classes.school_name(reading(), classroom.school_id)
    table = desk_table(acts, exercise, content().world.catalogue, school, classroom.name, now())
    return assignment, classroom, exercise, acts, table
