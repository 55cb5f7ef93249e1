"""Students of the school: found by code or name; a new PIN, in or out."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response

from sandbox.operations import accounts, staffing
from sandbox.reports import people
from sandbox.store.people import Student
from sandbox.web.access import actor, admin
from sandbox.web.admin import ID, blueprint
from sandbox.web.context import now, reading, writing
from sandbox.web.menus import listed

PATH = "/quan-tri/hoc-sinh"
ONE = f"{PATH}/<{ID}:student_id>"
LONGEST = 100


@blueprint.get(PATH)
@listed("admin", 25, lazy_gettext("Học sinh"), "person-vcard")
@admin
def students() -> str:
    words = request.args.get("tim", "")[:LONGEST].strip()
    found = people.pupils(reading(), actor().school_id, words) if words else []
    return render_template(
        "admin/students.html",
        words=words,
        found=found[: people.MOST],
        most=people.MOST,
        more=len(found) > people.MOST,
    )


@blueprint.post(f"{ONE}/dat-lai-pin")
@admin
def reset_student_pin(student_id: int) -> Response:
    with writing() as db:
        found = staffing.find_student(db, actor().school_id, student_id)
        accounts.reset_pin(db, found)
    flash(_("Đã xoá mã PIN của %(name)s. Em ấy sẽ đặt mã mới khi vào lớp.", name=found.full_name), "done")
    return _back(found)


@blueprint.post(f"{ONE}/khoa")
@admin
def disable_student(student_id: int) -> Response:
    with writing() as db:
        found = staffing.find_student(db, actor().school_id, student_id)
        staffing.disable_student(db, found, now())
    flash(_("Đã khoá %(name)s. Bài đã làm vẫn còn; bấm Mở lại là vào được.", name=found.full_name), "done")
    return _back(found)


@blueprint.post(f"{ONE}/mo-lai")
@admin
def enable_student(student_id: int) -> Response:
    with writing() as db:
        found = staffing.find_student(db, actor().school_id, student_id)
        staffing.enable(db, found)
    flash(_("Đã mở lại tài khoản của %(name)s.", name=found.full_name), "done")
    return _back(found)


def _back(student: Student) -> Response:
    """To the search they were found by, or to them alone."""
    words = request.form.get("tim", "")[:LONGEST] or student.code
    return redirect(url_for(".students", tim=words), 303)
