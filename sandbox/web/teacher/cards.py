"""Login cards to print and cut."""

from flask import Response, request

from sandbox.reports import classes as report
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.card_sheet import Door, card_sheet
from sandbox.web.teacher.lookup import seen_class


@blueprint.get(f"/lop/<{ID}:classroom_id>/the")
@staff
def cards(classroom_id: int) -> Response:
    classroom = seen_class(classroom_id)
    address = next(iter(doors.addresses()), request.host)
    door = Door(classroom.name, classroom.join_code, address, doors.join_link(address, classroom.join_code))
    names = [(row.seat, row.full_name) for row in report.students(reading(), classroom.id)]
    pdf = card_sheet(report.school_name(reading(), classroom.school_id), door, names)
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="the-vao-lop-{classroom.join_code}.pdf"'
    return answer
