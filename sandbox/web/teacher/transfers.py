"""A student goes to another class, out of this one, or back into it."""

import re

from flask import flash, request, session
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import rosters, transfers
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.people import Student
from sandbox.web.access import staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_class
from sandbox.web.teacher.students import to_list

PLACE = f"/lop/<{ID}:classroom_id>/hoc-sinh/<{ID}:student_id>"


@blueprint.post(f"{PLACE}/chuyen-lop")
@staff
def transfer_student(classroom_id: int, student_id: int) -> Response:
    here = own_class(classroom_id)
    student, _place = rosters.member(reading(), here.id, student_id)
    there = own_class(_number("classroom"))
    with writing() as db:
        moved = transfers.transfer(db, content(), student_id, here, there, _number("seat"), now())
    words = _("Đã chuyển %(name)s sang lớp %(there)s.", name=student.full_name, there=there.name)
    along = _("%(n)d bài mà lớp mới cũng có thì em làm tiếp được.", n=moved) if moved else ""
    kept = _("Bài khác vẫn lưu ở lớp cũ, chuyển lại sẽ thấy.")
    flash(" ".join(filter(None, (words, along, kept))), "done")
    return to_list(there.id, student_id)


@blueprint.post(f"{PLACE}/dua-ra")
@staff
def take_out_student(classroom_id: int, student_id: int) -> Response:
    classroom = own_class(classroom_id)
    with writing() as db:
        seat = transfers.take_out(db, classroom, student_id, now())
    session["taken_out"] = [classroom.id, student_id, seat]
    return to_list(classroom_id)


@blueprint.post(f"{PLACE}/dua-lai")
@staff
def put_back_student(classroom_id: int, student_id: int) -> Response:
    """Only whom this browser has just taken out; one who is there already stays."""
    classroom = own_class(classroom_id)
    where, who, seat = session.pop("taken_out", (0, 0, 0))
    if (where, who) != (classroom.id, student_id):
        rosters.member(reading(), classroom.id, student_id)
        return to_list(classroom_id, student_id)
    with writing() as db:
        transfers.put_back(db, classroom, student_id, seat)
        name = db.get_one(Student, student_id).full_name
    flash(_("%(name)s đã ở trong lớp như trước.", name=name), "done")
    return to_list(classroom_id, student_id)


def _number(name: str) -> int:
    """0 for an empty field; anything else that is no number asks for nothing there is."""
    text = request.form.get(name, "").strip()
    if not re.fullmatch(r"[0-9]{0,9}", text):
        raise Refused("STT là một số từ 1 đến 9999, hoặc để trống.") if name == "seat" else NotFound
    return int(text or 0)
