"""One class: its door, its students, what it was given."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response

from sandbox.operations import accounts
from sandbox.reports import classes as report
from sandbox.store.base import NotFound
from sandbox.store.people import Student
from sandbox.web.access import staff
from sandbox.web.context import now, reading, writing
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.lookup import library, own_class, seen_class


@blueprint.get(f"/lop/<{ID}:classroom_id>")
@listed("class", 10, lazy_gettext("Lớp và bài giao"), "house")
@staff
def classroom(classroom_id: int) -> str:
    found = seen_class(classroom_id)
    addresses = doors.addresses()
    link = doors.join_link(addresses[0], found.join_code) if addresses else ""
    return render_template(
        "teacher/classroom.html",
        classroom=found,
        addresses=addresses,
        link=link,
        qr=doors.qr_svg(link) if link else "",
        students=report.students(reading(), found.id),
        assignments=report.assignments(reading(), found.id),
        library=library(),
        now=now(),
    )


@blueprint.post(f"/lop/<{ID}:classroom_id>/hoc-sinh/<{ID}:student_id>/dat-lai-pin")
@staff
def reset_pin(classroom_id: int, student_id: int) -> Response:
    found = own_class(classroom_id)
    if student_id not in {row.id for row in report.students(reading(), found.id)}:
        raise NotFound
    with writing() as db:
        student = db.get_one(Student, student_id)
        accounts.reset_pin(db, student)
        name = student.full_name
    flash(_("Đã xoá mã PIN của %(name)s. Em ấy sẽ đặt mã mới khi vào lớp.", name=name), "done")
    return redirect(url_for(".classroom", classroom_id=classroom_id, _anchor=f"hs-{student_id}"))
