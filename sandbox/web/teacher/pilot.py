"""The pilot report: on the page, as a workbook, on paper."""

from dataclasses import replace

from flask import Response, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, select

from sandbox.exports import Table
from sandbox.exports.paper import paper
from sandbox.exports.workbook import workbook
from sandbox.reports import classes
from sandbox.reports.pilot import pilot_report
from sandbox.reports.pilot_gathering import Scope
from sandbox.store import rights
from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading
from sandbox.web.files import PRACTICE, file_answer
from sandbox.web.menus import listed
from sandbox.web.periods import Period, Usual, asked_period, usual
from sandbox.web.pilot_tables import pilot_tables
from sandbox.web.teacher import blueprint

PATH = "/bao-cao-thi-diem"


@blueprint.get(PATH)
@listed("staff", 30, lazy_gettext("Báo cáo thí điểm"), "bar-chart")
@staff
def pilot() -> tuple[str, int]:
    """`?tu=&den=`: what opened in that time. A head and an administrator see their school, a teacher the
    own classes."""
    period = asked_period()
    page = render_template(
        "teacher/pilot.html", tables=_tables(period), period=period, periods=_usual(), scope=_scope_words()
    )
    return page, 422 if period.problem else 200


@blueprint.get(f"{PATH}.xlsx")
@staff
def pilot_workbook() -> Response:
    return file_answer(workbook(_tables(asked_period()), str(PRACTICE)), _("Báo cáo thí điểm"), "xlsx")


@blueprint.get(f"{PATH}.pdf")
@staff
def pilot_paper() -> Response:
    data = paper(_tables(asked_period()), str(PRACTICE))
    return file_answer(data, _("Báo cáo thí điểm"), "pdf", inline=True)


def _tables(period: Period) -> list[Table]:
    scope = replace(Scope(_mine()), since=period.since, until=period.until)
    report = pilot_report(reading(), scope, content().library)
    school = classes.school_name(reading(), actor().school_id)
    return pilot_tables(report, content(), f"{school} · {_scope_words()}", period.words, now())


def _mine() -> ColumnElement[bool]:
    if actor().role == "admin":
        return Classroom.school_id == actor().school_id
    return rights.sees(actor().id, now())


def _scope_words() -> str:
    return _("cả trường") if actor().role in ("admin", "head") else _("các lớp của tôi")


def _usual() -> tuple[Usual, ...]:
    """Of the newest year of the school; only the whole time before there is one."""
    newest = select(Term).where(Term.school_id == actor().school_id).order_by(Term.starts_on.desc())
    term = reading().scalars(newest).first()
    return usual(term) if term else (Usual(_("Tất cả"), Period()),)
