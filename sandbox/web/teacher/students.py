"""The students of a class: their list, one added or corrected by hand, a new PIN."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import select
from werkzeug import Response

from sandbox.operations import accounts, rosters
from sandbox.operations.refusals import Refused
from sandbox.reports import classes as report
from sandbox.reports import groups
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student
from sandbox.web.access import actor, staff
from sandbox.web.context import reading, writing
from sandbox.web.languages import said
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_class, seen_class
from sandbox.web.teacher.student_form import StudentForm

Answer = str | Response | tuple[str, int]


@blueprint.get(f"/lop/<{ID}:classroom_id>/hoc-sinh")
@listed("class", 30, lazy_gettext("Học sinh và nhóm"), "people")
@staff
def students(classroom_id: int) -> str:
    return _page(seen_class(classroom_id), StudentForm(formdata=None))


@blueprint.post(f"/lop/<{ID}:classroom_id>/hoc-sinh")
@staff
def add_student(classroom_id: int) -> Answer:
    classroom, form = own_class(classroom_id), StudentForm()
    if form.validate_on_submit():
        try:
            with writing() as db:
                student = rosters.add(db, classroom, form.row)
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            flash(_("Đã thêm %(name)s vào lớp.", name=student.full_name), "done")
            return to_list(classroom_id, student.id)
    return _page(classroom, form), 422


@blueprint.route(f"/lop/<{ID}:classroom_id>/hoc-sinh/<{ID}:student_id>", methods=["GET", "POST"])
@staff
def edit_student(classroom_id: int, student_id: int) -> Answer:
    classroom = own_class(classroom_id)
    student, enrolment = rosters.member(reading(), classroom.id, student_id)
    form = StudentForm(data=_known(student, enrolment))
    if form.validate_on_submit():
        try:
            with writing() as db:
                rosters.change(db, classroom, student_id, form.row)
        except Refused as refused:
            form.form_errors = [said(refused)]
        else:
            flash(_("Đã lưu thông tin của %(name)s.", name=form.row.full_name), "done")
            return to_list(classroom_id, student_id)
    page = render_template(
        "teacher/edit_student.html",
        classroom=classroom,
        student=student,
        form=form,
        others=_other_classes(classroom),
    )
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.post(f"/lop/<{ID}:classroom_id>/hoc-sinh/<{ID}:student_id>/dat-lai-pin")
@staff
def reset_pin(classroom_id: int, student_id: int) -> Response:
    classroom = own_class(classroom_id)
    with writing() as db:
        student, _enrolment = rosters.member(db, classroom.id, student_id)
        accounts.reset_pin(db, student)
        name = student.full_name
    flash(_("Đã xoá mã PIN của %(name)s. Em ấy sẽ đặt mã mới khi vào lớp.", name=name), "done")
    return to_list(classroom_id, student_id)


def to_list(classroom_id: int, student_id: int = 0) -> Response:
    """The list, at the line of this student."""
    line = f"hs-{student_id}" if student_id else None
    return redirect(url_for(".students", classroom_id=classroom_id, _anchor=line), 303)


def _page(classroom: Classroom, form: StudentForm) -> str:
    return render_template(
        "teacher/students.html",
        classroom=classroom,
        form=form,
        students=report.students(reading(), classroom.id),
        groups=groups.groups(reading(), classroom.id),
        groups_of=groups.names_by_student(reading(), classroom.id),
        taken_out=_taken_out(classroom.id),
    )


def _taken_out(classroom_id: int) -> Student | None:
    """Whom this browser has just taken out of this class, and may put back."""
    where, student_id, _seat = session.get("taken_out", (0, 0, 0))
    return reading().get(Student, student_id) if where == classroom_id else None


def _known(student: Student, enrolment: Enrolment) -> dict[str, str]:
    born = f"{student.birth_date:%d/%m/%Y}" if student.birth_date else ""
    return {
        "code": student.code,
        "full_name": student.full_name,
        "birth_date": born,
        "seat": str(enrolment.seat),
    }


def _other_classes(classroom: Classroom) -> list[Classroom]:
    """Where this teacher may put a student of this class."""
    mine = select(Classroom).where(
        Classroom.teacher_id == actor().id,
        Classroom.school_id == classroom.school_id,
        Classroom.id != classroom.id,
    )
    return list(reading().scalars(mine.order_by(Classroom.name)))
