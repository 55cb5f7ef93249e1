"""Login cards to print and cut: of a class, or of one student."""

from collections.abc import Sequence

from flask import Response, request

from sandbox.operations import rosters
from sandbox.reports import classes as report
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.card_sheet import Door, card_sheet
from sandbox.web.teacher.lookup import seen_class


@blueprint.get(f"/lop/<{ID}:classroom_id>/the")
@staff
def cards(classroom_id: int) -> Response:
    classroom = seen_class(classroom_id)
    return _sheet(classroom, [(row.seat, row.full_name) for row in report.students(reading(), classroom.id)])


@blueprint.get(f"/lop/<{ID}:classroom_id>/hoc-sinh/<{ID}:student_id>/the")
@staff
def one_card(classroom_id: int, student_id: int) -> Response:
    classroom = seen_class(classroom_id)
    student, enrolment = rosters.member(reading(), classroom.id, student_id)
    return _sheet(classroom, [(enrolment.seat, student.full_name)])


def _sheet(classroom: Classroom, names: Sequence[tuple[int, str]]) -> Response:
    address = next(iter(doors.addresses()), request.host)
    door = Door(classroom.name, classroom.join_code, address, doors.join_link(address, classroom.join_code))
    pdf = card_sheet(report.school_name(reading(), classroom.school_id), door, names)
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="the-vao-lop-{classroom.join_code}.pdf"'
    return answer
