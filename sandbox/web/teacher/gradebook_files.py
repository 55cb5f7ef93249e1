"""The gradebook of a class as a workbook, as CSV, and on paper."""

from flask import Response
from flask_babel import gettext as _

from sandbox.exports import Table
from sandbox.exports.delimited import delimited
from sandbox.exports.paper import paper
from sandbox.exports.workbook import workbook
from sandbox.reports.class_gradebook import ClassGradebook
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.files import PRACTICE, file_answer
from sandbox.web.periods import asked_period
from sandbox.web.teacher import blueprint
from sandbox.web.teacher.class_report import ending
from sandbox.web.teacher.gradebook import PATH, collected_gradebook, table_of

Found = tuple[Classroom, ClassGradebook, Table]


@blueprint.get(f"{PATH}.xlsx")
@staff
def gradebook_workbook(classroom_id: int) -> Response:
    classroom, _book, table = found(classroom_id)
    return kept(workbook([table], str(PRACTICE)), classroom, "xlsx")


@blueprint.get(f"{PATH}.csv")
@staff
def gradebook_csv(classroom_id: int) -> Response:
    classroom, _book, table = found(classroom_id)
    return kept(delimited(table), classroom, "csv")


@blueprint.get(f"{PATH}.pdf")
@staff
def gradebook_paper(classroom_id: int) -> Response:
    classroom, book, table = found(classroom_id)
    return kept(paper([table], str(PRACTICE), ending(book)), classroom, "pdf")


def found(classroom_id: int) -> Found:
    period = asked_period()
    classroom, book = collected_gradebook(classroom_id, period)
    return classroom, book, table_of(classroom, book, period)


def kept(data: bytes, classroom: Classroom, kind: str) -> Response:
    return file_answer(data, _("Sổ điểm %(name)s", name=classroom.name), kind, inline=kind == "pdf")
