"""Importing a class list: read, shown for a look, then put in whole."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox import rosters
from sandbox.operations import rosters as enrolment
from sandbox.reports.roster_changes import roster_changes
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_class

Answer = str | Response | tuple[str, int]


@blueprint.route(f"/lop/<{ID}:classroom_id>/nhap", methods=["GET", "POST"])
@staff
def import_roster(classroom_id: int) -> Answer:
    classroom = own_class(classroom_id)
    if request.method == "GET":
        return _page(classroom)
    pasted = request.form.get("rows", "")
    try:
        roster = read_list(pasted, classroom.name)
    except rosters.Unreadable as reason:
        return _page(classroom, problem=str(reason), pasted=pasted), 422
    if not roster.usable:
        return _page(classroom, roster=roster, pasted=roster.text), 422
    return _enrol(classroom, roster) if "confirm" in request.form else preview(classroom, roster)


def read_list(pasted: str, classroom: str) -> rosters.Roster:
    """The file when there is one, else what was pasted. Raises Unreadable."""
    today = now().astimezone(VIETNAM).date()
    file = request.files.get("file")
    if file is not None and file.filename:
        return rosters.read_file(file.read(rosters.BYTES_MAX + 1), today, classroom)
    return rosters.read_text(pasted, today)


def preview(classroom: Classroom, roster: rosters.Roster) -> str:
    """What the list would do to this class, which may be one that is not made yet."""
    return render_template(
        "teacher/import_preview.html",
        classroom=classroom,
        roster=roster,
        changes=roster_changes(reading(), classroom, roster.rows),
        text=rosters.to_text(roster.rows),
    )


def _enrol(classroom: Classroom, roster: rosters.Roster) -> Response:
    with writing() as db:
        done = enrolment.enrol(db, classroom, roster.rows)
    flash(
        _(
            "Đã nhập danh sách: thêm %(added)d, cập nhật %(updated)d học sinh.",
            added=done.added,
            updated=done.updated,
        ),
        "done",
    )
    return redirect(url_for(".classroom", classroom_id=classroom.id))


def _page(
    classroom: Classroom, problem: str = "", roster: rosters.Roster | None = None, pasted: str = ""
) -> str:
    return render_template(
        "teacher/import.html", classroom=classroom, problem=problem, roster=roster, pasted=pasted
    )
