"""One class: its door, its students, what it was given."""

from flask import render_template
from flask_babel import lazy_gettext

from sandbox.reports import classes as report
from sandbox.reports import first_steps
from sandbox.web.access import staff
from sandbox.web.context import now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.lookup import library, seen_class


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
        first=first_steps.of_class(reading(), found.id),
        library=library(),
        now=now(),
    )
